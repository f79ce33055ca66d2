import { type Finding, messageOf, rules } from "../engine/index.ts";
import type { Format, Style } from "./format.ts";
import { showPath, summaryLine } from "./text.ts";

const commands = { error: "error", warning: "warning", information: "notice" } as const;

/** GitHub's workflow commands, which become annotations of a change. Of a step it shows ten errors and ten warnings. */
export const githubFormat = ({ quiet }: Pick<Style, "quiet">): Format => ({
  start: "",
  separator: "",
  *records({ path, findings }) {
    for (const finding of findings) yield commandOf(path, finding);
  },
  end: (summary) => {
    const problems = summary.problems.map(
      ({ path, message }) => `::error ${placeOf(path)}title=Not checked::${data(showPath(message))}\n`,
    );
    return problems.join("") + (quiet ? "" : summaryLine(summary));
  },
});

function commandOf(path: string, finding: Finding): string {
  const { rule, severity, region, line, start, end } = finding;
  const place = region === "path" ? "" : `line=${line + 1},col=${start + 1},endColumn=${end + 1},`;
  const title = property(`${rules[rule].title} (${rule})`);
  return `::${commands[severity]} ${placeOf(path)}${place}title=${title}::${data(showPath(messageOf(finding)))}\n`;
}

function placeOf(path: string): string {
  return path === "" ? "" : `file=${property(showPath(path))},`;
}

/** As GitHub's own toolkit escapes: `escapeData` and `escapeProperty` of `@actions/core`. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
