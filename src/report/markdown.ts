import { type RuleId, ruleIds, rules, type Severity, severities } from "../engine/index.ts";
import { type Counts, countBySeverity, noFindings } from "../workspace/most-severe.ts";
import type { Remark } from "../workspace/remarks.ts";
import type { Format, Summary } from "./format.ts";
import { showPath, summaryLine } from "./text.ts";

/** Rows of a list: a comment on GitHub holds 65,536 characters, and nobody reads more. */
const longest = 200;

interface Row {
  readonly path: string;
  readonly counts: Counts;
}

/** A summary for a pull request or a step's summary: what there is, by rule and by file, the worst files first. */
export const markdownFormat = (): Format => {
  const byRule = new Map<RuleId, Counts>();
  const rows: Row[] = [];
  return {
    start: "",
    separator: "",
    records: ({ path, findings }) => {
      rows.push({ path, counts: countBySeverity(findings) });
      for (const { rule, severity } of findings) {
        const counts = byRule.get(rule) ?? noFindings;
        byRule.set(rule, { ...counts, [severity]: counts[severity] + 1 });
      }
      return [];
    },
    end: (summary) => [heading(summary), rulesTable(byRule), filesTable(rows), problemList(summary.problems)].join(""),
  };
};

function heading(summary: Summary): string {
  return `## Glyphguard\n\n${summaryLine(summary)}`;
}

function rulesTable(byRule: ReadonlyMap<RuleId, Counts>): string {
  const found = ruleIds.flatMap((rule) => {
    const counts = byRule.get(rule);
    return counts ? [[`\`${rule}\`: ${rules[rule].title}`, ...numbers(counts)]] : [];
  });
  return table("rule", found);
}

function filesTable(rows: readonly Row[]): string {
  const sorted = [...rows].sort(bySeverity).slice(0, longest);
  const shown = sorted.map(({ path, counts }) => [inert(path), ...numbers(counts)]);
  return table("file", shown) + more(rows.length - shown.length, "file");
}

function bySeverity(a: Row, b: Row): number {
  const differs = severities.find((severity) => a.counts[severity] !== b.counts[severity]);
  if (differs !== undefined) return b.counts[differs] - a.counts[differs];
  return a.path < b.path ? -1 : 1;
}

function problemList(problems: readonly Remark[]): string {
  if (problems.length === 0) return "";
  const shown = problems
    .slice(0, longest)
    .map(({ path, message }) => `- ${inert(path || ".")}: ${inert(message)}\n`)
    .join("");
  return `\n### Not checked\n\n${shown}${more(problems.length - longest, "problem")}`;
}

const more = (count: number, noun: string): string =>
  count > 0 ? `\nand ${count} more ${noun}${count === 1 ? "" : "s"}\n` : "";

const numbers = (counts: Counts): string[] => severities.map((severity) => String(counts[severity]));

function table(head: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const columns = [head, ...(severities satisfies readonly Severity[])];
  const lines = [columns, ["---", ...severities.map(() => "---:")], ...rows].map((row) => `| ${row.join(" | ")} |\n`);
  return `\n${lines.join("")}`;
}

/**
 * A text of strangers: neither Markdown nor HTML, and on GitHub, which looks for them outside of code, no mention and
 * no link.
 */
function inert(text: string): string {
  const escaped = showPath(text).replace(/[!-~]/g, (sign) =>
    /[A-Za-z0-9/]/.test(sign) ? sign : `&#${sign.charCodeAt(0)};`,
  );
  return `<code>${escaped}</code>`;
}
