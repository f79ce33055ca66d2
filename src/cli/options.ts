import { parseArgs } from "node:util";
import { type Severity, severities } from "../engine/index.ts";

const formats = ["text", "json"] as const;

export interface Options {
  readonly command: string | undefined;
  readonly paths: readonly string[];
  readonly format: (typeof formats)[number];
  readonly failOn: Severity;
  readonly quiet: boolean;
  /** Show what hidden payloads say. */
  readonly reveal: boolean;
  /** False where colours were forbidden. */
  readonly color: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const known = {
  format: { type: "string" },
  "fail-on": { type: "string" },
  quiet: { type: "boolean", short: "q" },
  reveal: { type: "boolean" },
  "no-color": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Reads the arguments after the program's name. Throws a `UsageError` that says in one line what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { tokens, values } = parseArgs({ args: [...args], options: known, strict: false, tokens: true });
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      words.push(token.value);
    } else if (token.kind === "option") {
      checkOption(token.name, token.rawName, token.value);
    }
  }
  const [command, ...paths] = words;
  return {
    command,
    paths,
    format: choose("--format", values.format, formats, "text"),
    failOn: choose("--fail-on", values["fail-on"], severities, "warning"),
    quiet: values.quiet === true,
    reveal: values.reveal === true,
    color: values["no-color"] !== true,
    help: values.help === true,
    version: values.version === true,
  };
}

/** A mistake in the command line. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { code: "USAGE" });
}

function checkOption(name: string, rawName: string, value: string | undefined): void {
  if (!isKnown(name)) {
    throw usageError(
      `Unknown option ${rawName}.${suggest(
        `--${name}`,
        Object.keys(known).map((key) => `--${key}`),
      )}`,
    );
  }
  if (known[name].type === "boolean" && value !== undefined) {
    throw usageError(`The option ${rawName} takes no value.`);
  }
}

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name);
}

function choose<T extends string>(name: string, value: unknown, choices: readonly T[], fallback: T): T {
  const choice = choices.find((one) => one === value);
  if (value === undefined || choice !== undefined) {
    return choice ?? fallback;
  }
  const got = typeof value === "string" ? `, not "${value}".${suggest(value, choices)}` : ".";
  throw usageError(`The option ${name} takes ${choices.join(" or ")}${got}`);
}

/** " Did you mean x?" where one of the words is at most two keystrokes away, else nothing. */
export function suggest(word: string, choices: readonly string[]): string {
  const [nearest] = choices
    .map((choice) => ({ choice, distance: distance(word, choice) }))
    .filter((one) => one.distance <= 2 && one.distance <= one.choice.length / 2)
    .sort((a, b) => a.distance - b.distance);
  return nearest === undefined ? "" : ` Did you mean ${nearest.choice}?`;
}

/** Levenshtein's; words above 30 units are far from everything. */
function distance(a: string, b: string): number {
  if (a.length > 30) {
    return Number.POSITIVE_INFINITY;
  }
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
