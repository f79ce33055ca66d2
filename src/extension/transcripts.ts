import { type FileHandle, open, readdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import * as vscode from "vscode";
import { type AgentId, agents } from "../agents/agents.ts";
import type { Edit } from "../agents/edit.ts";
import type { AgentEvent } from "../agents/events.ts";
import {
  type AgentRecord,
  createTranscriptReader,
  matchesRecord,
  type TranscriptReader,
} from "../agents/transcripts.ts";

/** Agents write their logs up to some seconds after the file: so long is waited before each look. In ms. */
const PAUSES_MS = [300, 1700] as const;
/** A log that was not written so long has nothing to say of an edit of today. */
const FRESH_MS = 60_000;
/** Of a log no more than its last bytes are read at once, however much was added to it. */
const TAIL = 4 << 20;
const DEEPEST = 6;
const LARGEST_TEXT = 50 << 20;
const REMEMBERED_PATHS = 10_000;
const WAITING_RECORDS = 100;
/** In UTF-16 units. No system opens a longer one by its name. */
const LONGEST_PATH = 32_767;

interface Log {
  readonly reader: TranscriptReader;
  decoder: StringDecoder;
  /** Bytes that were read. */
  at: number;
}

/** What a log says of a file. */
interface Told {
  readonly record: AgentRecord;
  /** When it was read, in ms since 1970. */
  readonly at: number;
}

/**
 * Reads the logs that agents keep of their edits, in their known places below the home folder, after an edit of which it
 * is not sure who made it. Nothing of them is kept but what they say of files whose edit is not seen yet, which the next
 * look needs; a minute later that drops it.
 * @param isAllowed whether the user lets logs be read; asked each time
 */
export function readTranscripts(
  edits: vscode.Event<Edit>,
  isAllowed: () => boolean,
  tell: (event: AgentEvent) => void,
  home = homedir(),
): vscode.Disposable {
  const logs = new Map<string, Log>();
  /** When the file or the folder was edited last. */
  const edited = new Map<string, number>();
  let waiting: readonly Told[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  let isRunning = false;
  let isDisposed = false;

  const remember = ({ path, until }: Edit): void => {
    edited.delete(path);
    edited.set(path, until);
    const [oldest] = edited.keys();
    if (oldest !== undefined && edited.size > REMEMBERED_PATHS) edited.delete(oldest);
  };
  /** Logs name what they like: only what was edited just now is read, in itself or with a folder that it is in. */
  const isEdited = (path: string): boolean => {
    if (path.length > LONGEST_PATH) return false;
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const at = edited.get(path.slice(0, end));
      if (at !== undefined && Date.now() - at < FRESH_MS) return true;
    }
    return false;
  };
  const look = async (): Promise<void> => {
    if (!isAllowed()) return;
    const told = [...waiting];
    for (const agent of Object.keys(agents) as AgentId[])
      for (const record of await newRecords(agent, home, logs)) told.push({ record, at: Date.now() });
    const fresh = told.filter(({ record: { time }, at }) => Date.now() - (time ?? at) <= FRESH_MS);
    waiting = fresh.filter(({ record }) => !isEdited(record.path)).slice(-WAITING_RECORDS);
    const byPath = new Map<string, AgentRecord[]>();
    for (const { record } of fresh) {
      if (!isEdited(record.path)) continue;
      const others = byPath.get(record.path);
      if (others) others.push(record);
      else byPath.set(record.path, [record]);
    }
    for (const [path, records] of byPath) {
      const text = await textOf(path);
      if (isDisposed) return;
      const match = records.findLast((record) => matchesRecord(record, text));
      const agent = (match ?? records.at(-1))?.agent;
      if (agent) tell({ t: Date.now(), kind: "record", path, agent, matches: match !== undefined });
    }
  };
  /** Looks, and looks again as long as there are edits whose log may not be written yet. */
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      for (const ms of PAUSES_MS) {
        await new Promise<void>((resolve) => {
          timer = setTimeout(resolve, ms);
        });
        // What cannot be read tells of nothing: the edit stays as sure as it is.
        await look().catch(() => undefined);
        if (isDisposed) return;
      }
    }
    isRunning = false;
  };
  const subscription = edits((edit) => {
    if (!edit.disk) return;
    remember(edit);
    if (edit.confidence === "high" || !isAllowed()) return;
    isWanted = true;
    if (!isRunning) void run();
  });
  return {
    dispose: () => {
      isDisposed = true;
      subscription.dispose();
      clearTimeout(timer);
    },
  };
}

/** What an agent's logs tell that was not read yet. */
async function newRecords(agent: AgentId, home: string, logs: Map<string, Log>): Promise<AgentRecord[]> {
  const row = agents[agent];
  if (!("transcripts" in row)) return [];
  const { folder, end } = row.transcripts;
  const records: AgentRecord[] = [];
  for (const file of await freshFiles(join(home, folder), end, DEEPEST))
    for (const record of await readOn(file, agent, logs).catch(() => [])) records.push(record);
  return records;
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

async function readOn(file: string, agent: AgentId, logs: Map<string, Log>): Promise<readonly AgentRecord[]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    let log = logs.get(file);
    // One that became shorter is another one.
    if (!log || log.at > size)
      log = { reader: createTranscriptReader(agent), decoder: new StringDecoder("utf8"), at: 0 };
    logs.set(file, log);
    return log.reader.read(await addedTo(log, handle, size));
  } finally {
    await handle.close();
  }
}

/** No byte is read twice: the reader has the beginning of a line that is not finished, or knows that it is too long. */
async function addedTo(log: Log, handle: FileHandle, size: number): Promise<string> {
  const start = Math.max(log.at, size - TAIL);
  const isSkipped = start > log.at;
  if (isSkipped) log.decoder = new StringDecoder("utf8");
  const bytes = Buffer.alloc(size - start);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
  log.at = start + bytesRead;
  const text = log.decoder.write(bytes.subarray(0, bytesRead));
  // What comes after a gap does not go on with the line before it.
  return isSkipped ? `\n${text}` : text;
}

async function textOf(path: string): Promise<string> {
  const uri = vscode.Uri.file(path);
  const stats = await stat(uri.fsPath).catch(() => undefined);
  if (!stats?.isFile() || stats.size > LARGEST_TEXT) return "";
  return readFile(uri.fsPath, "utf8").catch(() => "");
}
