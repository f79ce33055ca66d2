import { type Finding, type Message, type Policy, scan } from "../engine/index.ts";
import { type Invalid, undecoded } from "./decode.ts";

const REPLACEMENT = 0xfffd;
const MARKER = undecoded.charCodeAt(0);

const names = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16" } as const;

/** What is wrong with the bytes of a file as a whole. */
export interface ByteFacts {
  /** Of the first piece in which something did not decode, with the count of the whole file. */
  readonly invalid: Invalid | undefined;
  /** It is UTF-16 and does not say so. */
  readonly isUnmarked: boolean;
}

/**
 * The findings with one for all bytes that did not decode, at the first of them, in place of one a line: a file in
 * another encoding says nothing more in its thousands of lines.
 */
export function withByteFacts(
  findings: readonly Finding[],
  { invalid, isUnmarked }: ByteFacts,
  path: string,
  policy: Policy,
): readonly Finding[] {
  if (invalid === undefined && !isUnmarked) {
    return findings;
  }
  const own = findings.filter(isUndecoded);
  const rest = own.length === 0 ? findings : findings.filter((finding) => !isUndecoded(finding));
  // An allowance for U+FFFD is one for this: that is what it looks like.
  const [sample] = scan("\ufffd", { path }, policy);
  if (sample === undefined) {
    return rest;
  }
  const [first] = own;
  const all: Finding[] = [];
  if (isUnmarked) {
    all.push({ ...sample, says: unmarkedMessage() });
  }
  if (first !== undefined && invalid !== undefined) {
    const { count } = invalid;
    all.push({ ...first, end: first.start + 1, characters: [REPLACEMENT], count, says: invalidMessage(invalid) });
  }
  return [...all, ...rest].sort((a, b) => a.line - b.line || a.start - b.start);
}

function isUndecoded({ rule, characters }: Finding): boolean {
  return rule === "broken-encoding" && characters.length === 1 && characters[0] === MARKER;
}

function unmarkedMessage(): Message {
  return { template: "UTF-16 without a byte order mark: most programs read it as something else", values: [] };
}

function invalidMessage({ bytes, count, encoding, offset }: Invalid): Message {
  const hex = bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
  const values = [names[encoding], hex, String(offset)];
  return count === 1
    ? { template: "Not valid {0}: {1} at byte {2}", values }
    : {
        template: "{3} byte sequences are not valid {0}, the first {1} at byte {2}",
        values: [...values, String(count)],
      };
}
