import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { messageOf, visible } from "../src/engine/index.ts";
import { root } from "./process.ts";
import { differences, groupsOf, readExpected, writeExpected } from "./replay/expected.ts";
import { commitsOf, isShallow } from "./replay/history.ts";
import { type Replayed, replay } from "./replay/measure.ts";
import { historyOf, type Package } from "./replay/packages.ts";
import { isOver, linesOf, tableOf } from "./replay/table.ts";

/*
 * How much of honest work would be called a silent change: the commits of this repository, and versions of packages of
 * npm, committed one after the other. An edit is a stretch of lines that changed with no line between that stayed.
 * Exits with 1 where that is not what test/replay/expected.json says, or false alarms are more than one in 1,000 edits.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: "boolean", default: false }, show: { type: "boolean", default: false } },
});
const own = "glyphguard";
const list = readFileSync(path.join(root, "scripts", "replay", "packages.json"), "utf8");
const packages = JSON.parse(list) as readonly Package[];
const isWanted = (history: string): boolean => positionals.length === 0 || positionals.includes(history);

const replayed: Replayed[] = [];
const cut = new Set<string>();
if (isWanted(own)) {
  replayed.push(replay(own, commitsOf(root, "HEAD")));
  if (isShallow(root)) cut.add(own);
}
for (const item of packages)
  if (isWanted(item.name)) replayed.push(replay(item.name, commitsOf(await historyOf(item), "main")));

const before = readExpected();
const expected = { ...before, findings: before.findings.filter(({ history }) => isWanted(history)) };
const hits = replayed.flatMap((each) => each.hits);
const groups = groupsOf(hits, expected.findings);
const lines = linesOf(replayed, groups, expected);
console.log(tableOf(lines));
for (const history of cut) console.log(`The clone of ${history} is shallow: its first commits were not looked at.`);
if (values.show)
  for (const { history, commit, path: file, finding, text } of hits) {
    const around = text.slice(Math.max(0, finding.start - 40), finding.start + 60);
    const place = `${history} ${commit.subject} ${file}:${finding.line + 1}:${finding.start + 1}`;
    console.log(`${place} ${visible(around)} :: ${finding.severity}: ${messageOf(finding)}`);
  }

const isUpdate = values.update && positionals.length === 0 && cut.size === 0;
if (isUpdate) writeExpected({ ...expected, findings: groups });
const changes = differences(groups, isUpdate ? { ...expected, findings: groups } : expected, cut);
for (const line of changes) console.log(line);
if (isOver(lines)) console.log("False alarms are too many.");
process.exitCode = changes.length > 0 || isOver(lines) ? 1 : 0;
