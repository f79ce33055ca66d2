import { parseArgs } from "node:util";
import { type Severity, severities } from "../engine/index.ts";
import { failure } from "../report/failure.ts";
import { type FormatName, formatNames } from "../report/formats.ts";
import { parseShard, type Shard } from "./shard.ts";

export interface Options {
  readonly command: string | undefined;
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly failOn: Severity;
  /** How many findings are reported at the most; all of them if it says nothing. */
  readonly maxResults: number | undefined;
  /** The file that the report is written to, if not to standard output. */
  readonly output: string | undefined;
  /** The file that has further paths, `-` for standard input. */
  readonly filesFrom: string | undefined;
  readonly shard: Shard | undefined;
  readonly quiet: boolean;
  /** Each finding of files that nobody writes by hand. */
  readonly verbose: boolean;
  /** False where submodules are left out. */
  readonly submodules: boolean;
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
  "max-results": { type: "string" },
  output: { type: "string", short: "o" },
  "files-from": { type: "string" },
  shard: { type: "string" },
  quiet: { type: "boolean", short: "q" },
  verbose: { type: "boolean" },
  "no-submodules": { type: "boolean" },
  reveal: { type: "boolean" },
  "no-color": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

type Name = keyof typeof known;

/** What only `scan` takes. */
const ofScan: readonly Name[] = ["format", "files-from", "shard", "verbose", "no-submodules", "reveal", "no-color"];

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
  const foreign = command === "merge" ? ofScan.find((name) => values[name] !== undefined) : undefined;
  if (foreign !== undefined) {
    throw failure(`The option --${foreign} is for scan, not for merge.`);
  }
  const format = choose("--format", values.format, formatNames, "text");
  if (values.reveal === true && (format === "github" || format === "markdown")) {
    throw failure(`The option --reveal is not for --format ${format}: agents read what is published.`);
  }
  return {
    command,
    paths,
    format,
    failOn: choose("--fail-on", values["fail-on"], severities, "warning"),
    maxResults: countOf("--max-results", values["max-results"]),
    output: textOf("--output", "a file", values.output),
    filesFrom: textOf("--files-from", "a file, or - for standard input", values["files-from"]),
    shard: shardOf(values.shard),
    quiet: values.quiet === true,
    verbose: values.verbose === true,
    submodules: values["no-submodules"] !== true,
    reveal: values.reveal === true,
    color: values["no-color"] !== true,
    help: values.help === true,
    version: values.version === true,
  };
}

function textOf(name: string, what: string, value: unknown): string | undefined {
  if (value === undefined || (typeof value === "string" && value !== "")) return value;
  throw failure(`The option ${name} takes ${what}.`);
}

function countOf(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const count = typeof value === "string" && /^[0-9]{1,9}$/.test(value) ? Number(value) : 0;
  if (count === 0) throw failure(`The option ${name} takes a number from 1 on${notThis(value)}.`);
  return count;
}

function shardOf(value: unknown): Shard | undefined {
  const shard = typeof value === "string" ? parseShard(value) : undefined;
  if (value !== undefined && shard === undefined) {
    throw failure(`The option --shard takes I/N with I from 1 to N, such as 1/4${notThis(value)}.`);
  }
  return shard;
}

const notThis = (value: unknown): string => (typeof value === "string" ? `, not "${value}"` : "");

function checkOption(name: string, rawName: string, value: string | undefined): void {
  if (!isKnown(name)) {
    throw failure(
      `Unknown option ${rawName}.${suggest(
        `--${name}`,
        Object.keys(known).map((key) => `--${key}`),
      )}`,
    );
  }
  if (known[name].type === "boolean" && value !== undefined) {
    throw failure(`The option ${rawName} takes no value.`);
  }
}

function isKnown(name: string): name is Name {
  return Object.hasOwn(known, name);
}

function choose<T extends string>(name: string, value: unknown, choices: readonly T[], fallback: T): T {
  const choice = choices.find((one) => one === value);
  if (value === undefined || choice !== undefined) {
    return choice ?? fallback;
  }
  const got = typeof value === "string" ? `, not "${value}".${suggest(value, choices)}` : ".";
  throw failure(`The option ${name} takes ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}${got}`);
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
