import assert from "node:assert/strict";
import fc from "fast-check";
import { createAttribution } from "../../src/agents/attribution.ts";
import type { Edit } from "../../src/agents/edit.ts";
import type { AgentEvent } from "../../src/agents/events.ts";
import { recordedSteps } from "./recording.ts";

const recorded = [...recordedSteps(true).values()].flat();
const isOwn = (path: string) => path.includes("/.git/");

function replay(events: readonly AgentEvent[]): Edit[] {
  const machine = createAttribution({});
  const edits = events.flatMap((event) => machine.take(event));
  edits.push(...machine.settle(Number.POSITIVE_INFINITY));
  assert.equal(machine.deadline(), undefined);
  return edits;
}

/** Each file that the disk told of stands in an edit of the disk; no edit stands for two of a quiet time apart. */
function checkDisk(events: readonly AgentEvent[], edits: readonly Edit[]): void {
  const files = events.flatMap((event) => (event.kind === "disk" && !isOwn(event.path) ? [event.path] : []));
  const told = new Set(edits.filter(({ disk }) => disk).map(({ path }) => path));
  assert.deepEqual([...told].sort(), [...new Set(files)].sort());
  const ids = new Map<number, string>();
  for (const { id, path } of edits) assert.equal(ids.get(id) ?? path, path, "an edit changes no path");
}

describe("attribution of whatever comes", () => {
  it("loses no change of the disk when events come up to 60 ms out of order", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 60 })), (delays) => {
        const late = recorded.map((event) => ({ event, at: event.t + Number(delays.next().value) }));
        const events = late.sort((one, other) => one.at - other.at).map(({ event }) => event);
        const edits = replay(events);
        checkDisk(recorded, edits);
        const git = edits.filter(({ at, disk }) => disk && at >= 1795329346421 && at <= 1795329349100);
        assert.ok(git.every(({ origin }) => origin.kind === "git"));
        const terminal = edits.filter(({ path }) => path === "/workspace/term.js");
        assert.deepEqual(
          terminal.map(({ origin }) => origin),
          [{ kind: "agent", agent: "claude" }],
        );
      }),
      { numRuns: 100 },
    );
  });

  it("tells each change of the disk once, though its reload comes before it, after it, or not at all", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            lag: fc.integer({ min: -63, max: 63 }),
            isOpen: fc.boolean(),
            twice: fc.boolean(),
            pause: fc.integer({ min: 0, max: 3_000 }),
          }),
          { maxLength: 40 },
        ),
        (writes) => {
          const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
          let t = 1_000;
          const events = writes.flatMap(({ lag, isOpen, twice, pause }, index) => {
            t += pause;
            const path = `/w/${index}.js`;
            const disk = { t, kind: "disk", path, what: "changed" } as const;
            const all: AgentEvent[] = [disk];
            if (twice) all.push({ ...disk, t: t + 1 });
            if (isOpen) {
              const changes = [{ range, text: "const a = 1;\n" }];
              all.push({
                t: t + lag,
                kind: "changed",
                path,
                isDirty: false,
                changes,
                isActive: false,
                isVisible: false,
              });
            }
            return all;
          });
          const edits = replay(events.sort((one, other) => one.t - other.t));
          assert.equal(edits.length, writes.length);
          for (const [index, { isOpen }] of writes.entries()) {
            const own = edits.filter(({ path }) => path === `/w/${index}.js`);
            assert.deepEqual(
              own.map(({ disk, document, origin }) => [disk, document, origin.kind]),
              [[true, isOpen ? "reloaded" : undefined, "outside"]],
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("goes on when the clock is set back or forth", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: recorded.length }),
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        (from, jump) => {
          const events = recorded.map((event, at) => (at < from ? event : { ...event, t: event.t + jump }));
          checkDisk(events, replay(events));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("decides within 150 ms of the events after the clock was set back by an hour", () => {
    const machine = createAttribution({});
    machine.take({ t: 10_000_000, kind: "disk", path: "/w/a", what: "changed" });
    const early = 10_000_000 - 3_600_000;
    machine.take({ t: early, kind: "disk", path: "/w/b", what: "changed" });
    assert.equal(machine.deadline(), early + 150);
    assert.deepEqual(
      machine.settle(early + 150).map(({ path }) => path),
      ["/w/a", "/w/b"],
    );
  });

  it("takes what is left of the recording when some events are missing, and events with mad times", () => {
    const times = [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e300];
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(19)), (dice) => {
        const events = recorded.flatMap((event) => {
          const number = Number(dice.next().value);
          if (number < 6) return [];
          return number < 8 ? [{ ...event, t: times[number % 4] ?? 0 }] : [event];
        });
        checkDisk(events, replay(events));
      }),
      { numRuns: 200 },
    );
  });

  it("knows 20,000 files of a checkout as one burst, with little work for each", () => {
    const machine = createAttribution({});
    const edits: Edit[] = [];
    const lock = { t: 0, kind: "disk", path: "/w/.git/index.lock", what: "created" } as const;
    machine.take(lock);
    for (let file = 0; file < 20_000; file++) {
      edits.push(...machine.take({ t: file / 10, kind: "disk", path: `/w/src/${file}.js`, what: "changed" }));
    }
    for (const part of ["index", "HEAD"]) {
      edits.push(...machine.take({ t: 2_000, kind: "disk", path: `/w/.git/${part}`, what: "created" }));
    }
    edits.push(...machine.settle(2_200));
    const last = new Map(edits.map((edit) => [edit.id, edit]));
    assert.equal(last.size, 20_000);
    const bursts = new Set([...last.values()].map(({ burst }) => burst));
    assert.equal(bursts.size, 1);
    assert.ok([...last.values()].every(({ origin }) => origin.kind === "git"));
  });
});
