import { readFileSync } from "node:fs";
import type { AgentEvent, TextChange } from "../../src/agents/events.ts";

/** A line of the recording: what VS Code told while programs wrote. `MARK` names what follows. */
interface Entry {
  readonly t: number;
  readonly ev: string;
  readonly [key: string]: unknown;
}

const file = new URL("../fixtures/agents/editor-events.json", import.meta.url);
const entries: readonly Entry[] = JSON.parse(readFileSync(file, "utf8"));

const kinds = [undefined, "keyboard", "mouse", "command"] as const;
const onDisk: Readonly<Record<string, "created" | "changed" | "deleted">> = {
  fsCreate: "created",
  fsChange: "changed",
  fsDelete: "deleted",
};

const pathOf = (name: unknown) => (String(name).startsWith("/") ? String(name) : `/workspace/${String(name)}`);

function changeOf(change: { r: readonly [number, number, number, number]; text: string }): TextChange {
  const [line, character, endLine, endCharacter] = change.r;
  return { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text: change.text };
}

/** The event that a line of the recording is, as the extension would tell it; `stable`: without `detailedReason`. */
function eventOf(entry: Entry, stable: boolean): AgentEvent | undefined {
  const { t, ev } = entry;
  const name = entry["doc"] ?? entry["f"];
  // Documents of git and of the Source Control view are no files.
  if (/^(git|vscode-scm):/.test(String(name))) return undefined;
  const path = pathOf(name);
  const what = onDisk[ev];
  if (what !== undefined) return { t, kind: "disk", path, what };
  switch (ev) {
    case "open":
      return { t, kind: "opened", path, isDirty: false };
    case "close":
      return { t, kind: "closed", path };
    case "change":
      return {
        t,
        kind: "changed",
        path,
        isDirty: entry["isDirty"] === true,
        changes: (entry["changes"] as Parameters<typeof changeOf>[0][]).map(changeOf),
        isActive: entry["active"] === true,
        isVisible: entry["visible"] === true,
        ...(stable || entry["detailed"] === undefined ? {} : { detailed: entry["detailed"] as { source: string } }),
      };
    case "sel": {
      const by = kinds[Number(entry["kind"] ?? 0)];
      return { t, kind: "selected", path, ...(by === undefined ? {} : { by }) };
    }
    case "willSave":
      return { t, kind: "willSave", path };
    case "save":
      return { t, kind: "saved", path };
    case "createFiles":
      return { t, kind: "files", paths: (entry["files"] as string[]).map(pathOf) };
    case "win":
      return { t, kind: "window", focused: entry["focused"] === true, active: entry["active"] === true };
    case "shellStart":
      return {
        t,
        kind: "started",
        id: 1,
        by: "terminal",
        commandLine: String(entry["cmd"]),
        confidence: 2,
        folder: String(entry["cwd"]),
      };
    case "shellEnd":
      return { t, kind: "ended", id: 1 };
    default:
      return undefined;
  }
}

/** The recording's events in parts, by the mark before them. */
export function recordedSteps(stable: boolean): ReadonlyMap<string, readonly AgentEvent[]> {
  const steps = new Map<string, AgentEvent[]>();
  let step: AgentEvent[] = [];
  steps.set("start", step);
  for (const entry of entries) {
    if (entry.ev === "MARK") {
      step = [];
      steps.set(String(entry["m"]), step);
      continue;
    }
    const event = eventOf(entry, stable);
    if (event !== undefined) step.push(event);
  }
  return steps;
}
