import type { AgentId } from "./agents.ts";
import { createClock } from "./clock.ts";
import { createDocuments } from "./documents.ts";
import type { Attribution, Edit } from "./edit.ts";
import type { AgentEvent } from "./events.ts";
import { createExecutions } from "./executions.ts";
import { judgeDisk } from "./judge-disk.ts";
import { judgeTouch } from "./judge-touch.ts";
import { makeRoom, upwards } from "./paths.ts";
import { createGroups, createQueue, isBurst, type Pending, whatOf } from "./pending.ts";
import { createRecent } from "./recent.ts";
import { createRepositories, lookBack } from "./repositories.ts";
import { isOneOfSeveral, type Touch } from "./touches.ts";

/**
 * Events of one edit come within this time, in ms: a document is reloaded 11 to 63 ms after the file's event, git's own
 * files follow in the same batch.
 */
const window = 150;
/** The file's event came 8 to 130 ms after the save; slow disks take longer. */
const afterSave = 1_000;
const afterFiles = 2_000;
/** An agent's log is read up to this long after or before the file's event, in ms. */
const aroundRecord = 10_000;
const mostPending = 4_096;
const mostNotes = 1_024;
const mostTouches = 64;

/** What is known of the editor before any event. */
export interface HostFacts {
  /** The agent that the editor itself is, from `agentOfHost`. */
  readonly agent?: AgentId;
}

export interface AttributionMachine {
  /**
   * Takes an event and gives the edits that are decided now, oldest first; also earlier ones, under their id, of which
   * more is known. Never throws. Constant work for an event, but for what it settles; memory is bounded.
   */
  take(event: AgentEvent): readonly Edit[];
  /** Gives what is decided at a time of the events' clock; with infinity, all that is left. */
  settle(now: number): readonly Edit[];
  /** When to call `settle`, by the events' clock; none if nothing waits. */
  deadline(): number | undefined;
}

/** Tells who made which edit, from what the editor tells, in the order of trust that judge-disk and judge-touch have. */
export function createAttribution(host: HostFacts): AttributionMachine {
  const clock = createClock();
  const documents = createDocuments();
  const executions = createExecutions();
  const repositories = createRepositories();
  const groups = createGroups();
  const recent = createRecent();
  const pending = createQueue();
  const records = new Map<string, { readonly agent: AgentId; readonly matches: boolean; readonly time: number }>();
  const byEditor = new Map<string, number>();
  let lastRecord: { readonly agent: AgentId; readonly time: number } | undefined;
  let agentTouch: { readonly attribution: Attribution; readonly time: number } | undefined;
  let lookedBackAt: number | undefined;
  let isWatched = true;
  let nextId = 1;
  let edits: Edit[] = [];

  const emit = (edit: Omit<Edit, "id" | "at" | "until">, from: number, until: number) => {
    const known: Edit = { ...edit, id: nextId++, at: clock.asEvent(from), until: clock.asEvent(until) };
    edits.push(known);
    return known;
  };
  const again = (edit: Edit) => {
    edits.push(edit);
    recent.replace(edit);
  };
  const waiting = (path: string): Pending => {
    const found = pending.get(path);
    if (found !== undefined) return found;
    const oldest = pending.size >= mostPending ? pending.first() : undefined;
    if (oldest !== undefined) decide(oldest);
    const made: Pending = { path, deadline: clock.now() + window, touches: [] };
    pending.add(made);
    return made;
  };
  const recordOf = (path: string, time: number) => {
    const record = records.get(path);
    if (record === undefined || Math.abs(time - record.time) > aroundRecord) return undefined;
    records.delete(path);
    return record;
  };

  const settleTouches = (path: string, touches: readonly Touch[]) => {
    let last: { attribution: Attribution; from: number; until: number } | undefined;
    const end = () => {
      if (last === undefined) return;
      const { attribution, from, until } = last;
      documents.edited(path, attribution, until);
      const edit = emit({ path, what: "changed", disk: false, document: "changed", ...attribution }, from, until);
      if (attribution.confidence !== "high") recent.keep(edit, until);
    };
    for (const touch of touches) {
      const judged = judgeTouch(touch, isOneOfSeveral(touch, documents.recent()), host.agent);
      const record = judged.confidence === "high" ? undefined : recordOf(path, touch.time);
      const attribution: Attribution =
        record?.matches === true
          ? { origin: { kind: "agent", agent: record.agent }, via: "transcript", confidence: "high" }
          : judged;
      if (attribution.origin.kind === "agent") agentTouch = { attribution, time: touch.time };
      if (last !== undefined && isSame(last.attribution, attribution)) last.until = touch.time;
      else {
        end();
        last = { attribution, from: touch.time, until: touch.time };
      }
    }
    end();
  };

  /** Who made the editor make, rename or delete a file. */
  const editorMade = (path: string, time: number): Attribution | undefined => {
    for (const folder of byEditor.size > 0 ? upwards(path) : []) {
      const at = byEditor.get(folder);
      if (at === undefined || Math.abs(time - at) > afterFiles) continue;
      if (agentTouch !== undefined && Math.abs(agentTouch.time - at) < 500) return agentTouch.attribution;
      const agent = host.agent === undefined ? {} : { agent: host.agent };
      if (!isWatched) return { origin: { kind: "agent", ...agent }, via: "files", confidence: "low" };
      return { origin: { kind: "you" }, via: "files", confidence: "medium" };
    }
    return undefined;
  };

  /** A change on disk, a reload, or both. */
  const settleDisk = ({ path, disk }: Pending, reloads: readonly Touch[]) => {
    const from = Math.min(disk?.at ?? Number.POSITIVE_INFINITY, ...reloads.map(({ time }) => time));
    const until = Math.max(disk?.until ?? from, ...reloads.map(({ time }) => time));
    const isReloaded = reloads.length > 0;
    const before = recent.of(path, from);
    if (before !== undefined && disk === undefined && before.disk && before.document === undefined) {
      // The reload came late: the change is known already.
      return again({ ...before, document: "reloaded", until: clock.asEvent(until) });
    }
    if (before !== undefined && disk !== undefined && !isReloaded && !before.disk && before.document === "reloaded") {
      return again({ ...before, disk: true, what: disk.what, until: clock.asEvent(until) });
    }
    const hidden = disk === undefined ? documents.reverted(path) : undefined;
    const saved = isReloaded || disk === undefined ? undefined : documents.savedBy(path, from, afterSave);
    const churn = repositories.explains(path, from);
    const attribution =
      hidden ??
      judgeDisk({
        record: recordOf(path, from),
        saved,
        byEditor: isReloaded ? undefined : editorMade(path, from),
        churn,
        ran: executions.at(from, path),
        isBurst: disk !== undefined && isBurst(disk.group),
        host: host.agent,
        near: lastRecord !== undefined && Math.abs(from - lastRecord.time) < 2_000 ? lastRecord.agent : undefined,
      });
    const isHidden = disk !== undefined && !isReloaded && saved === undefined && documents.isDirty(path);
    if (isHidden) documents.hid(path, attribution);
    const document = isReloaded ? "reloaded" : saved !== undefined ? "saved" : isHidden ? "hidden" : undefined;
    const via = disk === undefined && attribution.via === "disk" ? "reload" : attribution.via;
    const edit = emit(
      {
        path,
        what: disk?.what ?? "changed",
        disk: disk !== undefined,
        ...attribution,
        via,
        ...(document === undefined ? {} : { document }),
        ...(disk !== undefined && isBurst(disk.group) ? { burst: disk.group.id } : {}),
      },
      from,
      until,
    );
    if (saved === undefined) recent.keep(edit, from);
  };

  const decide = (one: Pending): void => {
    pending.remove(one);
    for (const touch of one.touches) {
      // Without the empty change that makes the document dirty, it was a reload.
      if (touch.reload === "perhaps") touch.reload = "yes";
    }
    const edited = one.touches.filter(({ reload }) => reload === "no");
    const reloads = one.touches.filter(({ reload }) => reload === "yes");
    if (edited.length > 0) settleTouches(one.path, edited);
    if (one.disk !== undefined || reloads.length > 0) settleDisk(one, reloads);
  };
  const settleUntil = (time: number) => {
    for (let one = pending.first(); one !== undefined && one.deadline <= time; one = pending.first()) decide(one);
  };
  const finish = (): readonly Edit[] => {
    const done = edits;
    edits = [];
    return done;
  };

  /** A repository's commit changed, which is told late: what came from outside just now may be git's. */
  const lookBackAt = (root: string, time: number, burst?: number) => {
    for (const edit of recent.since(burst === undefined ? time - lookBack : Number.NEGATIVE_INFINITY)) {
      if (burst !== undefined && edit.burst !== burst) continue;
      if (!edit.disk || edit.or !== undefined || edit.origin.kind === "git" || edit.via === "transcript") continue;
      if (edit.origin.kind !== "outside" && edit.origin.kind !== "agent") continue;
      if (repositories.rootOf(edit.path) !== root) continue;
      const isOutside = edit.origin.kind === "outside" || edit.burst !== undefined;
      const pair = isOutside
        ? { origin: { kind: "git" } as const, or: edit.origin, via: "git" as const }
        : { or: { kind: "git" } as const };
      again({ ...edit, ...pair, confidence: "low" });
    }
  };

  const onDisk = (event: Extract<AgentEvent, { kind: "disk" }>, time: number) => {
    const { path, what, existed = false } = event;
    const own = repositories.own(path);
    if (own !== undefined) {
      const churn = repositories.churned(own.root, own.part, what, time);
      const group = groups.current();
      // A long checkout changes HEAD last, seconds after the first files.
      if (churn === "strong" && isBurst(group) && lookedBackAt !== group.id) {
        lookedBackAt = group.id;
        lookBackAt(own.root, time, group.id);
      }
      return;
    }
    const one = waiting(path);
    const isKnown = existed || documents.isKnown(path);
    if (one.disk === undefined) {
      one.disk = { group: groups.join(time), at: time, until: time, what: whatOf(undefined, what, isKnown) };
    } else {
      one.disk.what = whatOf(one.disk.what, what, isKnown);
      one.disk.until = Math.max(one.disk.until, time);
    }
  };

  const onRecord = (event: Extract<AgentEvent, { kind: "record" }>, time: number) => {
    const { path, agent, matches } = event;
    lastRecord = { agent, time };
    const before = pending.get(path) !== undefined ? undefined : recent.of(path, time, aroundRecord);
    const isOpen = before !== undefined && before.via !== "transcript" && before.origin.kind !== "you";
    if (before !== undefined && (matches ? before.via !== "transcript" : isOpen && before.confidence !== "medium")) {
      const { or: _, ...rest } = before;
      const isDoubted = !matches && before.origin.kind !== "agent";
      if (matches || isDoubted) {
        const origin = { kind: "agent", agent } as const;
        const doubt = matches ? { confidence: "high" as const } : { confidence: "low" as const, or: before.origin };
        again({ ...rest, origin, via: "transcript", ...doubt });
        return;
      }
    }
    records.delete(path);
    makeRoom(records, mostNotes);
    records.set(path, { agent, matches, time });
  };

  const apply = (event: AgentEvent, time: number) => {
    switch (event.kind) {
      case "disk":
        return onDisk(event, time);
      case "changed": {
        const touch = documents.changed(event, time, isWatched, pending.get(event.path)?.touches ?? []);
        if (touch === undefined) return;
        const one = waiting(event.path);
        one.touches.push(touch);
        if (one.touches.length >= mostTouches) decide(one);
        return;
      }
      case "selected":
        return documents.selected(event, time, pending.get(event.path)?.touches ?? []);
      case "opened":
      case "closed":
      case "pasting":
      case "willSave":
      case "saved":
        return documents.told(event, time);
      case "files":
        for (const path of event.paths) {
          byEditor.delete(path);
          makeRoom(byEditor, mostNotes);
          byEditor.set(path, time);
        }
        return;
      case "repository":
        if (repositories.state(event.root, event.gitFolder, event.head, time)) lookBackAt(event.root, time);
        return;
      case "started":
        return executions.started(event, time);
      case "ended":
        return executions.ended(event.id, time);
      case "window":
        isWatched = event.focused && event.active;
        return;
      case "record":
        return onRecord(event, time);
    }
  };

  return {
    take(event) {
      const time = clock.read(event.t);
      settleUntil(clock.now());
      apply(event, time);
      return finish();
    },
    settle(now) {
      settleUntil(now === Number.POSITIVE_INFINITY ? now : Math.max(clock.read(now), clock.now()));
      return finish();
    },
    deadline() {
      const first = pending.first();
      return first === undefined ? undefined : clock.asEvent(first.deadline);
    },
  };
}

function isSame(one: Attribution, other: Attribution): boolean {
  return (
    one.origin.kind === other.origin.kind &&
    one.via === other.via &&
    (one.origin.kind !== "agent" || other.origin.kind !== "agent" || one.origin.agent === other.origin.agent)
  );
}
