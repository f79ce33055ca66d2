import * as vscode from "vscode";
import { agents } from "../agents/agents.ts";
import type { Attribution, Origin, Via } from "../agents/edit.ts";
import type { Brought } from "./changes.ts";

/** Who made an edit, in words: `Claude Code (terminal)`. Both of two that it may have been. */
export function authorLabel({ origin, or, via }: Attribution): string {
  const name = or ? vscode.l10n.t("{0} or {1}", nameOf(origin), nameOf(or)) : nameOf(origin);
  const how = viaLabel(via);
  return how === undefined ? name : `${name} (${how})`;
}

function nameOf(origin: Origin): string {
  switch (origin.kind) {
    case "agent":
      return origin.agent ? agents[origin.agent].name : vscode.l10n.t("an agent");
    case "outside":
      return vscode.l10n.t("a program outside of the editor");
    case "git":
      return "git";
    case "formatter":
      return vscode.l10n.t("a formatter");
    case "you":
      return vscode.l10n.t("you");
    case "unknown":
      return vscode.l10n.t("somebody unknown");
  }
}

/** None where the author says it all. */
function viaLabel(via: Via): string | undefined {
  switch (via) {
    case "transcript":
      return vscode.l10n.t("by its own log");
    case "reason":
      return vscode.l10n.t("by the word of VS Code");
    case "terminal":
      return vscode.l10n.t("terminal");
    case "task":
      return vscode.l10n.t("task");
    case "host":
      return vscode.l10n.t("this editor");
    case "extension":
      return vscode.l10n.t("through an extension");
    case "paste":
      return vscode.l10n.t("pasted");
    case "completion":
      return vscode.l10n.t("completion");
    case "snippet":
      return vscode.l10n.t("snippet");
    case "undo":
      return vscode.l10n.t("undo");
    case "files":
      return vscode.l10n.t("file operation");
    case "disk":
    case "reload":
      return vscode.l10n.t("on disk");
    case "keyboard":
    case "save":
    case "git":
      return undefined;
  }
}

/** How sure it is that they made it. */
export function confidenceLabel({ confidence }: Attribution): string {
  if (confidence === "high") return vscode.l10n.t("certain");
  return confidence === "medium" ? vscode.l10n.t("probable") : vscode.l10n.t("a guess");
}

/** `Brought in by Claude Code (terminal), 2 min. ago`. Holds nothing of the text. */
export function originSentence({ edit, at, isChange, isUnsure }: Brought, now: number): string {
  const when = ago(at, now);
  const by = edit ? madeBy(edit, isChange, when) : madeSomehow(isChange, when);
  return isUnsure
    ? `${by} ${vscode.l10n.t("No earlier text of this file is known: it may have been there before.")}`
    : by;
}

function madeBy(edit: Attribution, isChange: boolean, when: string): string {
  const author = authorLabel(edit);
  if (isChange) {
    if (edit.confidence === "high") return vscode.l10n.t("Changed by {0}, {1}.", author, when);
    if (edit.confidence === "medium") return vscode.l10n.t("Probably changed by {0}, {1}.", author, when);
    return vscode.l10n.t("Perhaps changed by {0}, {1}.", author, when);
  }
  if (edit.confidence === "high") return vscode.l10n.t("Brought in by {0}, {1}.", author, when);
  if (edit.confidence === "medium") return vscode.l10n.t("Probably brought in by {0}, {1}.", author, when);
  return vscode.l10n.t("Perhaps brought in by {0}, {1}.", author, when);
}

function madeSomehow(isChange: boolean, when: string): string {
  return isChange
    ? vscode.l10n.t("Changed {0}; nothing tells by whom.", when)
    : vscode.l10n.t("Brought in {0}; nothing tells by whom.", when);
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** `2 min. ago`, in the language of the editor. Both times in ms; a time that is yet to come is now. */
export function ago(at: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: "auto", style: "short" });
  const [unit, length] = units.find(([, each]) => seconds >= each) ?? ["second", 1];
  return format.format(-Math.floor(seconds / length), unit);
}

/** The time of day, for what stays on the screen while time goes by. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(vscode.env.language, { hour: "2-digit", minute: "2-digit" });
}
