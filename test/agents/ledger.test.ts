import assert from "node:assert/strict";
import fc from "fast-check";
import type { Edit } from "../../src/agents/edit.ts";
import { createLedger, sessionGap } from "../../src/agents/ledger.ts";

function edit(id: number, path: string, more: Partial<Edit> = {}): Edit {
  const origin = { kind: "agent", agent: "claude" } as const;
  return {
    id,
    path,
    at: id,
    until: id,
    what: "changed",
    disk: true,
    origin,
    via: "terminal",
    confidence: "high",
    ...more,
  };
}

describe("the ledger", () => {
  it("makes a session of what one agent does without a long pause, and of one command for all its time", () => {
    const ledger = createLedger<string>();
    const first = ledger.enter(edit(1, "/a"), ["x"]);
    assert.equal(ledger.enter(edit(2, "/b", { origin: { kind: "outside" } }), []), first + 1);
    assert.equal(ledger.enter(edit(3, "/b"), []), first);
    const later = sessionGap + 3;
    const second = ledger.enter(edit(4, "/a", { at: later, until: later, execution: 7 }), []);
    assert.equal(second, first + 2);
    assert.equal(ledger.enter(edit(5, "/a", { at: 9 * later, until: 9 * later, execution: 7 }), []), second);
    assert.deepEqual(
      ledger.sessions().map(({ from, to, files }) => [from, to, files.map(({ path }) => path)]),
      [
        [1, 3, ["/a", "/b"]],
        [2, 2, ["/b"]],
        [later, 9 * later, ["/a"]],
      ],
    );
  });

  it("moves an edit whose author is known better to that author's session", () => {
    const ledger = createLedger<string>();
    ledger.enter(edit(1, "/a", { origin: { kind: "outside" } }), ["x"]);
    ledger.enter(edit(1, "/a"), ["x"]);
    const sessions = ledger.sessions();
    assert.equal(sessions.length, 1);
    assert.deepEqual(sessions[0]?.by.origin, { kind: "agent", agent: "claude" });
    assert.equal(sessions[0]?.files[0]?.edits.length, 1);
  });

  it("marks files, and takes the marks away with the next edit of the file", () => {
    const ledger = createLedger<string>();
    const id = ledger.enter(edit(1, "/a"), []);
    assert.ok(ledger.mark(id, "reviewed", true));
    assert.ok(ledger.mark(id, "kept", true, "/a"));
    assert.ok(!ledger.mark(id, "kept", true, "/b"));
    assert.ok(!ledger.mark(id + 1, "reviewed", true));
    const marks = () => ledger.sessions()[0]?.files.map(({ isReviewed, isKept }) => [isReviewed, isKept]);
    assert.deepEqual(marks(), [[true, true]]);
    ledger.enter(edit(2, "/a"), []);
    assert.deepEqual(marks(), [[false, false]]);
  });

  it("drops the oldest reviewed edits beyond its limit, and tells how many", () => {
    const ledger = createLedger<string>(3);
    for (const id of [1, 2, 3]) ledger.enter(edit(id, `/${id}`), ["x"]);
    const [session] = ledger.sessions();
    ledger.mark(session?.id ?? -1, "reviewed", true, "/2");
    ledger.enter(edit(4, "/4"), ["x"]);
    assert.deepEqual(
      ledger.sessions()[0]?.files.map(({ path }) => path),
      ["/1", "/3", "/4"],
    );
    assert.deepEqual(ledger.missing(), { dropped: 1, merged: 0 });
  });

  it("loses no finding that nobody reviewed, whatever is entered and marked, and keeps no more than its limit", () => {
    const step = fc.record({
      path: fc.nat(5),
      findings: fc.nat(3),
      mark: fc.option(fc.nat(5)),
      pause: fc.nat(400_000),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.array(step, { maxLength: 60 }), (limit, steps) => {
        const ledger = createLedger<string>(limit);
        let at = 0;
        let entered = 0;
        for (const [id, { path, findings, mark, pause }] of steps.entries()) {
          at += pause;
          ledger.enter(edit(id, `/${path}`, { at, until: at }), Array<string>(findings).fill("x"));
          entered++;
          const last = ledger.sessions().at(-1);
          if (mark !== null && last !== undefined) ledger.mark(last.id, "reviewed", true, `/${mark}`);
        }
        const files = ledger.sessions().flatMap((session) => session.files);
        const kept = files.reduce((sum, file) => sum + file.edits.length, 0);
        const merged = files.reduce((sum, file) => sum + file.merged.edits, 0);
        assert.ok(kept <= limit);
        assert.equal(kept + merged + ledger.missing().dropped, entered);
        assert.equal(merged, ledger.missing().merged);
      }),
    );
  });
});
