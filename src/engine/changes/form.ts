import type { FileForm, Finding, LineEnding, Message } from "../finding.ts";
import type { Judge } from "../judge.ts";
import type { Policy } from "../policy.ts";

const MARK = 0xfeff;

/** What a text shows of its file; `told` where it comes as an editor shows it. A mark in the text is one more. */
export function formOf(text: string, told: FileForm | undefined): FileForm {
  let marks = 0;
  while (text.charCodeAt(marks) === MARK) marks++;
  if (told) return { ...told, marks: told.marks + marks };
  const ending = endingOf(text);
  return { marks, ...(ending !== undefined && { ending }) };
}

function endingOf(text: string): LineEnding | undefined {
  if (!text.includes("\r")) return text.includes("\n") ? "\n" : undefined;
  const kinds = new Set<LineEnding>();
  for (const [ending] of text.matchAll(/\r\n?|\n/g)) kinds.add(ending as LineEnding);
  const [only] = kinds;
  return kinds.size === 1 ? only : "mixed";
}

/**
 * What an edit did to the file as a whole: information, because an editor shows it and a program reads on, unless the
 * policy says otherwise.
 */
export function formChanges(before: FileForm, after: FileForm, judge: Judge, policy: Policy): Finding[] {
  if (judge.levelOf("silent-change", "code") === "off") return [];
  const severity = policy.levels["silent-change"] ?? "information";
  if (severity === "off") return [];
  const found = (says: Message, count: number): Finding => ({
    ...{ rule: "silent-change", severity, region: "code", line: 0, start: 0, end: 0 },
    ...{ characters: count > 0 ? [MARK] : [], count, says, isValue: true },
    change: { before: before.marks > 0 && count > 0 ? [MARK] : [], edits: [], file: before },
  });
  const findings: Finding[] = [];
  if (before.marks !== after.marks) findings.push(found(marksMessage(before.marks, after.marks), after.marks));
  const [old, now] = [before.ending, after.ending];
  if (old !== undefined && now !== undefined && old !== now) findings.push(found(endingsMessage(old, now), 0));
  return findings;
}

function marksMessage(before: number, after: number): Message {
  if (after > 1) return { template: "The file begins with {0} byte order marks now", values: [String(after)] };
  if (after > before) return { template: "The file begins with a byte order mark now", values: [] };
  return { template: "The file does not begin with a byte order mark any more", values: [] };
}

const names: Readonly<Record<LineEnding, string>> = { "\n": "LF", "\r\n": "CR LF", "\r": "CR", mixed: "mixed" };

function endingsMessage(before: LineEnding, after: LineEnding): Message {
  if (after === "mixed") return { template: "The line endings are mixed now; all were {0}", values: [names[before]] };
  if (before === "mixed") return { template: "All line endings are {0} now; they were mixed", values: [names[after]] };
  return { template: "All line endings changed from {0} to {1}", values: [names[before], names[after]] };
}
