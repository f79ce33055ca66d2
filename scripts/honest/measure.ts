import { defaultPolicy, type Finding, scan } from "../../src/engine/index.ts";
import { isBinary } from "../../src/workspace/binary.ts";
import { languageOf } from "./languages.ts";
import type { Entry } from "./tarball.ts";

/** What an honest file brought up. */
export interface Hit {
  readonly package: string;
  readonly path: string;
  readonly language: string;
  readonly finding: Finding;
  /** The line that it stands in. */
  readonly text: string;
}

/** How many files of a language were judged, and how many bytes. */
export interface Amount {
  files: number;
  bytes: number;
}

/** Findings by language, and what they were looked for in. */
export interface Measured {
  readonly hits: Hit[];
  readonly amounts: Map<string, Amount>;
}

/** Source maps hold the sources once more, and images and fonts no text. */
const left = /\.(?:map|png|jpe?g|gif|ico|webp|avif|woff2?|ttf|otf|eot|wasm|gz|zip|br|mp[34]|bin|node)$/i;

/** Judges the files of a package as the command line would, each content once. */
export function measure(name: string, entries: Iterable<Entry>, measured: Measured): void {
  const seen = new Set<string>();
  for (const { path, bytes } of entries) {
    if (left.test(path) || isBinary(path, bytes)) continue;
    const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
    if (seen.has(text)) continue;
    seen.add(text);
    const language = languageOf(path);
    const amount = measured.amounts.get(language) ?? { files: 0, bytes: 0 };
    amount.files++;
    amount.bytes += bytes.length;
    measured.amounts.set(language, amount);
    const findings = scan(text, { path }, defaultPolicy);
    if (findings.length === 0) continue;
    const lines = text.split(/\r\n|\r|\n/);
    for (const finding of findings)
      measured.hits.push({ package: name, path, language, finding, text: lines[finding.line] ?? "" });
  }
}
