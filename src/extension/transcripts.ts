import { open, readdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { type AgentId, agents } from "../agents/agents.ts";
import type { Edit } from "../agents/edit.ts";
import type { AgentEvent } from "../agents/events.ts";
import { createTranscriptReader, matchesRecord, type TranscriptReader } from "../agents/transcripts.ts";

/** Agents write their logs up to some seconds after the file. In ms. */
const LOOK_AFTER_MS = [300, 2000] as const;
/** A log that was not written so long has nothing to say of an edit of today. */
const FRESH_MS = 60_000;
/** Of a log that was never read, its last bytes. */
const TAIL = 4 << 20;
const DEEPEST = 6;
const LARGEST_TEXT = 50 << 20;

interface Log {
  readonly reader: TranscriptReader;
  /** Bytes that were read. */
  at: number;
}

/**
 * Reads the logs that agents keep of their edits, in their known places below the home folder, after an edit of which it
 * is not sure who made it. Nothing of them is kept.
 * @param isAllowed whether the user lets logs be read; asked each time
 */
export function readTranscripts(
  edits: vscode.Event<Edit>,
  isAllowed: () => boolean,
  tell: (event: AgentEvent) => void,
): vscode.Disposable {
  const logs = new Map<string, Log>();
  const timers = new Set<NodeJS.Timeout>();
  let isLooking = false;

  const look = async (): Promise<void> => {
    if (isLooking || !isAllowed()) return;
    isLooking = true;
    try {
      for (const agent of Object.keys(agents) as AgentId[]) await lookAt(agent);
    } finally {
      isLooking = false;
    }
  };
  const lookAt = async (agent: AgentId): Promise<void> => {
    const row = agents[agent];
    if (!("transcripts" in row)) return;
    const { folder, end } = row.transcripts;
    for (const file of await freshFiles(join(homedir(), folder), end, DEEPEST)) {
      const log = logs.get(file) ?? { reader: createTranscriptReader(agent), at: -1 };
      logs.set(file, log);
      for (const record of log.reader.read(await readOn(file, log))) {
        if (record.time !== undefined && Date.now() - record.time > FRESH_MS) continue;
        const text = await textOf(record.path);
        tell({ t: Date.now(), kind: "record", path: record.path, agent, matches: matchesRecord(record, text) });
      }
    }
  };
  const subscription = edits(({ disk, confidence }) => {
    if (!disk || confidence === "high" || timers.size > 0 || !isAllowed()) return;
    for (const after of LOOK_AFTER_MS) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void look();
      }, after);
      timers.add(timer);
    }
  });
  return {
    dispose: () => {
      subscription.dispose();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Files below a folder that were written just now. What cannot be read is passed over: it is not ours. */
async function freshFiles(folder: string, end: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 0) found.push(...(await freshFiles(path, end, depth - 1)));
    else if (entry.isFile() && path.replaceAll("\\", "/").endsWith(end)) {
      const stats = await stat(path).catch(() => undefined);
      if (stats && Date.now() - stats.mtimeMs < FRESH_MS) found.push(path);
    }
  }
  return found;
}

/** The whole lines that were added to a log since it was read. A log that became shorter is read anew. */
async function readOn(file: string, log: Log): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return "";
  try {
    const { size } = await handle.stat();
    const start = log.at < 0 || log.at > size ? Math.max(0, size - TAIL) : log.at;
    const bytes = Buffer.alloc(size - start);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    const end = bytes.subarray(0, bytesRead).lastIndexOf("\n") + 1;
    log.at = start + end;
    return bytes.toString("utf8", 0, end);
  } finally {
    await handle.close();
  }
}

async function textOf(path: string): Promise<string> {
  const uri = vscode.Uri.file(path);
  const stats = await stat(uri.fsPath).catch(() => undefined);
  if (!stats?.isFile() || stats.size > LARGEST_TEXT) return "";
  return readFile(uri.fsPath, "utf8").catch(() => "");
}
