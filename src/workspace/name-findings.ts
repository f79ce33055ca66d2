import { isUtf8 } from "node:buffer";
import { type Finding, isPlainPath, type Policy, scanPath } from "../engine/index.ts";
import type { RawPath } from "./raw-path.ts";

/** Where a file is. */
export interface Place {
  /** As it is shown, with forward slashes. */
  readonly path: string;
  /** As it is opened, if that is another. A name that is not UTF-8 comes as bytes. */
  readonly raw?: RawPath | undefined;
}

const none: readonly Finding[] = [];

/**
 * The findings in the names of a tree's files, told of each folder once, with the first file that is asked about.
 * @param prefix goes before each path that the policy sees; nothing is told of it
 */
export function createNameScan(policy: Policy, prefix: string): (place: Place) => readonly Finding[] {
  const folders = new Set<string>();
  return ({ path, raw }) => {
    if (typeof raw !== "object" && isPlainPath(prefix + path)) return none;
    const found = typeof raw === "object" ? scanRaw(prefix, path, policy) : scanPath(prefix + path, policy);
    if (found.length === 0) {
      return found;
    }
    const own = found
      .filter(({ start }) => start >= prefix.length)
      .map((finding) => ({ ...finding, start: finding.start - prefix.length, end: finding.end - prefix.length }))
      .filter((finding) => !folders.has(folderOf(path, finding)));
    for (const finding of own) {
      folders.add(folderOf(path, finding));
    }
    return own;
  };
}

/** The path up to the end of the name that the finding stands in. Each file has only one name that is no folder's. */
function folderOf(path: string, { end }: Finding): string {
  const slash = path.indexOf("/", end - 1);
  return slash < 0 ? path : path.slice(0, slash + 1);
}

/** Of a path with `\xE9` for its bytes: they are judged as the text that they are, or as none, and found where shown. */
function scanRaw(prefix: string, path: string, policy: Policy): Finding[] {
  const starts: number[] = [];
  let text = prefix;
  for (const { 0: shown, index } of path.matchAll(/\\\\|(?:\\x[0-9A-F]{2})+|./gs)) {
    if (shown.length < spelledByte) {
      starts.push(index);
      text += shown.charAt(0);
      continue;
    }
    let at = index;
    for (const { character, length } of charactersOf(Buffer.from(shown.replaceAll("\\x", ""), "hex"))) {
      for (let unit = 0; unit < character.length; unit++) {
        starts.push(at);
      }
      text += character;
      at += length * spelledByte;
    }
  }
  starts.push(path.length);
  const shownAt = (index: number): number =>
    index < prefix.length ? index : (starts[index - prefix.length] ?? 0) + prefix.length;
  return scanPath(text, policy).map((finding) => {
    const bytes = finding.characters.filter((codePoint) => codePoint >= 0xdc80 && codePoint <= 0xdcff);
    const place = { ...finding, start: shownAt(finding.start), end: shownAt(finding.end) };
    if (finding.rule !== "broken-encoding" || bytes.length === 0) {
      return place;
    }
    const hex = bytes.map((codePoint) => (codePoint - 0xdc00).toString(16).toUpperCase()).join(" ");
    return { ...place, characters: [0xfffd], says: { template: "The name is not valid UTF-8: {0}", values: [hex] } };
  });
}

/** The length of `\xE9`. */
const spelledByte = 4;

/** The characters of a text, with U+DC80 to U+DCFF for bytes that are none, and the length of each in bytes. */
function* charactersOf(bytes: Buffer): Generator<{ readonly character: string; readonly length: number }> {
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((count) => isUtf8(bytes.subarray(at, at + count))) ?? 0;
    const character =
      length > 0 ? bytes.toString("utf8", at, at + length) : String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
    yield { character, length: Math.max(1, length) };
    at += Math.max(1, length);
  }
}
