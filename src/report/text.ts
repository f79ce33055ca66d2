import { styleText } from "node:util";
import { type Finding, isInvisible, messageOf, reveal, ruleIds, severities, visible } from "../engine/index.ts";
import type { Excerpt } from "../workspace/excerpt.ts";
import type { Format, ReportedFile, Style, Summary } from "./format.ts";
import { countFindings } from "./totals.ts";
import { columnsOf } from "./width.ts";

type Paint = (color: "red" | "yellow" | "blue" | "bold" | "dim", text: string) => string;

export const textFormat = (style: Omit<Style, "version">): Format => ({
  start: "",
  separator: "",
  records: (report) => textReport(report, style.color, style.reveals),
  end: (summary) => (style.quiet ? "" : summaryLine(summary)),
});

/**
 * For people: each finding (with what a hidden message says, if asked for), then its line, or the path that it is in,
 * with everything hidden spelled out and marked underneath. One line for a file that nobody writes by hand.
 */
export function* textReport(report: ReportedFile, color: boolean, reveals = false): Generator<string> {
  const paint: Paint = (how, text) => (color ? styleText(how, text, { validateStream: false }) : text);
  const shown = showPath(report.path);
  const path = command.test(shown) ? `./${shown}` : shown;
  if (report.kind !== undefined) return yield inShort(path, report.kind, report.findings, paint);
  const names = report.findings.filter(({ region }) => region === "path");
  for (const finding of names) {
    yield header(path, finding, paint);
  }
  if (names.length > 0) {
    const name = { text: report.path, start: 0, cutBefore: false, cutAfter: false, findings: names };
    yield `${showExcerpt(name, paint)}\n`;
  }
  let told = names.length;
  for (const excerpt of report.excerpts()) {
    for (const finding of excerpt.findings) yield* headed(finding);
    told += excerpt.findings.length;
    yield `${showExcerpt(excerpt, paint)}\n`;
  }
  // A file that shrank or vanished meanwhile has fewer lines than findings.
  for (const finding of report.findings.slice(told)) yield* headed(finding);

  function* headed(finding: Finding): Generator<string> {
    yield header(path, finding, paint);
    if (reveals) yield* revealed(finding);
  }
}

/** A path or other one-line text, inert and on one line. */
export function showPath(path: string): string {
  return withoutCommands(visible(path).replace(/\n/g, "<U+000A>").replace(/\t/g, "<U+0009>"));
}

/** Services that build take these for orders wherever they stand in a log (Azure Pipelines, GitHub's older form). */
function withoutCommands(text: string): string {
  return text.replace(/##(?=\[|vso\[)/g, "#<U+0023>");
}

/** GitHub takes it for an order where a line begins with it. */
const command = /^\s*::/;

const colors = { error: "red", warning: "yellow", information: "blue" } as const;

function header(path: string, finding: Finding, paint: Paint): string {
  const { severity, region, line, start, rule } = finding;
  const place = region === "path" ? path : `${path}:${line + 1}:${start + 1}`;
  return `${paint("bold", place)}  ${paint(colors[severity], severity)}  ${paint("dim", rule)}  ${messageOf(finding)}\n`;
}

function inShort(path: string, kind: string, findings: readonly Finding[], paint: Paint): string {
  const worst = severities.find((one) => findings.some(({ severity }) => severity === one)) ?? "information";
  const counts = ruleIds
    .map((rule) => ({ rule, count: findings.filter((finding) => finding.rule === rule).length }))
    .filter(({ count }) => count > 0)
    .map(({ rule, count }) => `${count} ${rule}`);
  const what = `${plural(findings.length, "finding")} (${counts.join(", ")})`;
  const how = paint("dim", "(--verbose shows each, as naming the file or its folder does)");
  return `${paint("bold", path)}  ${paint(colors[worst], worst)}  ${kind}: ${what} ${how}\n`;
}

/** Each line behind a bar, so that none passes for a line of the report. */
function* revealed(finding: Finding): Generator<string> {
  for (const line of reveal(finding)?.split("\n") ?? []) yield `  | ${spell(line)}\n`;
}

function showExcerpt({ text, start, cutBefore, cutAfter, findings }: Excerpt, paint: Paint): string {
  let line = cutBefore ? "\u2026" : "";
  let marks = " ".repeat(line.length);
  let at = 0;
  for (const finding of findings) {
    const from = Math.max(finding.start - start, at);
    const to = Math.min(Math.max(finding.end - start, from), text.length);
    const plain = spell(text.slice(at, from));
    const marked = spell(showFinding(finding, text.slice(from, to)));
    line += plain + marked;
    marks += " ".repeat(columnsOf(plain)) + "^".repeat(Math.max(columnsOf(marked), 1));
    at = to;
  }
  line += spell(text.slice(at)) + (cutAfter ? "\u2026" : "");
  const bar = command.test(line) ? ["|", " "] : ["", ""];
  return `    ${bar[0]}${line}\n    ${bar[1]}${paint("bold", marks)}\n`;
}

/** A message that is spelled out can be read by whoever reads code points: of such a run only the length is told. */
function showFinding({ rule }: Finding, text: string): string {
  if (rule !== "hidden-payload") return text;
  const parts: string[] = [];
  let hidden = 0;
  const flush = (): void => {
    if (hidden > 0) parts.push(`<${hidden} hidden>`);
    hidden = 0;
  };
  for (const character of text) {
    if (isInvisible(character.codePointAt(0) ?? 0)) hidden++;
    else {
      flush();
      parts.push(character);
    }
  }
  flush();
  return parts.join("");
}

function spell(text: string): string {
  return withoutCommands(visible(text).replace(/\t/g, "  ").replace(/\n/g, "<U+000A>"));
}

/** "3 findings (2 errors, 1 warning) in 2 of 14 files, 1 binary file skipped." */
export function summaryLine(summary: Omit<Summary, "skipped" | "notes">): string {
  const { files, filesWithFindings, binary, leftOut, shard, problems } = summary;
  const { error, warning, information } = summary.findings;
  const counts = [
    error > 0 && plural(error, "error"),
    warning > 0 && plural(warning, "warning"),
    information > 0 && `${information} information`,
  ];
  const total = countFindings(summary);
  const found =
    total === 0
      ? `No findings in ${plural(files, "file")}`
      : `${plural(total, "finding")} (${counts.filter(Boolean).join(", ")}) in ${filesWithFindings} of ${plural(files, "file")}`;
  const skipped = binary > 0 ? `, ${plural(binary, "binary file")} skipped` : "";
  const part = shard === undefined ? "" : ` Shard ${shard}.`;
  const left = leftOut > 0 ? ` Only the ${total - leftOut} most severe are shown; ${leftOut} are left out.` : "";
  const incomplete = problems.length > 0 ? ` Incomplete: ${plural(problems.length, "problem")}.` : "";
  return `${found}${skipped}.${part}${left}${incomplete}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
