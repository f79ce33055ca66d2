import assert from "node:assert/strict";
import { createAttribution, type HostFacts } from "../../src/agents/attribution.ts";
import type { Edit } from "../../src/agents/edit.ts";
import type { AgentEvent } from "../../src/agents/events.ts";
import { judgeByIndex } from "../../src/agents/judge-index.ts";

type Loose = AgentEvent extends infer E ? (E extends AgentEvent ? Omit<E, "t"> : never) : never;

/** The edits that events come to; each with its time before it. A later word on an edit takes the place of the first. */
function editsOf(timed: readonly (readonly [number, Loose])[], host: HostFacts = {}): Edit[] {
  const machine = createAttribution(host);
  const edits = timed.flatMap(([t, event]) => machine.take({ ...event, t } as AgentEvent));
  edits.push(...machine.settle(Number.POSITIVE_INFINITY));
  return [...new Map(edits.map((edit) => [edit.id, edit])).values()];
}

const origins = (edits: readonly Edit[]) =>
  edits.map(({ origin, or, via, confidence }) =>
    [origin, ...(or === undefined ? [] : [or])]
      .map((one) => (one.kind === "agent" ? (one.agent ?? "an agent") : one.kind))
      .join(" or ")
      .concat(`, ${via}, ${confidence}`),
  );

const written = (path: string, what: "created" | "changed" | "deleted" = "changed"): Loose => ({
  kind: "disk",
  path,
  what,
});
const ran = (id: number, commandLine: string, folder = "/w"): Loose => ({
  kind: "started",
  id,
  by: "terminal",
  commandLine,
  confidence: 2,
  folder,
});
const changed = (path: string, text: string, more: object = {}): Loose => ({
  kind: "changed",
  path,
  isDirty: true,
  changes: [{ range: { start: { line: 3, character: 2 }, end: { line: 3, character: 2 } }, text }],
  isActive: true,
  isVisible: true,
  ...more,
});
const lines = "const a = 1;\nconst b = 2;\nconst c = 3;\n";

describe("attribution of a file on disk", () => {
  it("is the agent's whose command runs, and for two seconds after", () => {
    const events = [
      [0, ran(1, "claude -p go")],
      [500, written("/w/a")],
      [1_000, { kind: "ended", id: 1 }],
      [2_900, written("/w/b")],
      [3_100, written("/w/c")],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), [
      "claude, terminal, high",
      "claude, terminal, high",
      "outside, disk, high",
    ]);
  });

  it("is the agent's in whose folder it is, if two are at work; in the same folder both are named", () => {
    const apart = [
      [0, ran(1, "claude", "/w/a")],
      [1, ran(2, "codex", "/w/b")],
      [9, written("/w/a/x")],
    ] as const;
    assert.deepEqual(origins(editsOf(apart)), ["claude, terminal, medium"]);
    const together = [
      [0, ran(1, "claude")],
      [1, ran(2, "codex")],
      [9, written("/w/x")],
    ] as const;
    assert.deepEqual(origins(editsOf(together)), ["codex or claude, terminal, low"]);
  });

  it("stays the agent's, with git named too, if a checkout comes in the same second", () => {
    const events = [
      [0, ran(1, "claude")],
      [500, written("/w/evil.js")],
      [502, written("/w/.git/index", "created")],
      [502, written("/w/.git/HEAD", "created")],
    ] as const;
    const edits = editsOf(events);
    assert.deepEqual(origins(edits), ["claude or git, terminal, low"]);
    const [edit] = edits;
    assert.ok(edit);
    assert.deepEqual(origins([judgeByIndex(edit, true)]), ["git, git, high"]);
    assert.deepEqual(origins([judgeByIndex(edit, false)]), ["claude, terminal, medium"]);
  });

  it("is not git's if it comes apart from git's own files, nor if it is in another repository", () => {
    const events = [
      [0, written("/w/nested/.git/HEAD", "created")],
      [0, written("/w/a")],
      [0, written("/w/nested/b")],
      [300, written("/w/nested/c")],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), ["outside, disk, high", "git, git, high", "outside, disk, high"]);
  });

  it("is perhaps no more than committed if only the index changes", () => {
    const events = [
      [0, written("/w/a")],
      [40, written("/w/.git/index", "created")],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), ["git or outside, git, low"]);
  });

  it("is git's in a worktree whose folder of git is elsewhere, and where only the repository's state tells", () => {
    const worktree = [
      [0, { kind: "repository", root: "/w/tree", gitFolder: "/main/.git/worktrees/tree" }],
      [100, written("/w/tree/a")],
      [110, written("/main/.git/worktrees/tree/HEAD", "created")],
    ] as const;
    assert.deepEqual(origins(editsOf(worktree)), ["git, git, high"]);
    const late = [
      [0, { kind: "repository", root: "/w", head: "1 main" }],
      [5_000, written("/w/a")],
      [6_500, { kind: "repository", root: "/w", head: "2 topic" }],
      [6_600, { kind: "repository", root: "/w", head: "2 topic" }],
      [9_900, written("/w/b")],
    ] as const;
    assert.deepEqual(origins(editsOf(late)), ["git or outside, git, low", "outside, disk, high"]);
  });

  it("is git's or a formatter's if their command runs", () => {
    const git = [
      [0, ran(1, "git stash pop")],
      [9, written("/w/a")],
    ] as const;
    assert.deepEqual(origins(editsOf(git)), ["git, terminal, medium"]);
    const formatter = [
      [0, ran(1, "npx prettier --write .")],
      [9, written("/w/a")],
    ] as const;
    assert.deepEqual(origins(editsOf(formatter)), ["formatter, terminal, medium"]);
  });

  it("is one edit if it is deleted and made again, and a change if the file existed", () => {
    const events = [
      [0, written("/w/a", "deleted")],
      [1, written("/w/a", "created")],
    ] as const;
    assert.deepEqual(
      editsOf(events).map(({ what }) => what),
      ["changed"],
    );
    const renamed = [[0, { ...written("/w/a", "created"), existed: true } as Loose]] as const;
    assert.deepEqual(
      editsOf(renamed).map(({ what }) => what),
      ["changed"],
    );
  });

  it("is perhaps the agent's that the editor is", () => {
    assert.deepEqual(origins(editsOf([[0, written("/w/a")]], { agent: "cursor" })), ["cursor or outside, host, low"]);
  });

  it("is another's, not the save's, if the document is reloaded right after the save", () => {
    const reload = changed("/w/a", lines, { isDirty: false });
    const events = [
      [0, { kind: "opened", path: "/w/a", isDirty: true }],
      [0, { kind: "willSave", path: "/w/a" }],
      [40, { kind: "saved", path: "/w/a" }],
      [80, written("/w/a")],
      [500, written("/w/a")],
      [540, reload],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), ["you, save, medium", "outside, disk, high"]);
  });

  it("is decided although its document closes in the middle", () => {
    const events = [
      [0, written("/w/a")],
      [20, { kind: "closed", path: "/w/a" }],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), ["outside, disk, high"]);
  });
});

describe("attribution of a document's change", () => {
  it("takes several lines away from the caret for an agent's, at the caret for the user's", () => {
    const place = { line: 3, character: 2 };
    const at = (start: typeof place): Loose => ({
      kind: "selected",
      path: "/w/a",
      by: "mouse",
      selection: { start, end: start },
    });
    assert.deepEqual(
      origins(
        editsOf([
          [0, at({ line: 9, character: 0 })],
          [900, changed("/w/a", lines)],
        ]),
      ),
      ["an agent, extension, low"],
    );
    assert.deepEqual(
      origins(
        editsOf([
          [0, at(place)],
          [900, changed("/w/a", lines)],
        ]),
      ),
      ["you, paste, medium"],
    );
  });

  it("takes small changes of several documents at once for an agent's", () => {
    const events = [
      [0, changed("/w/a", "x")],
      [2, changed("/w/b", "x")],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), ["an agent, extension, low", "an agent, extension, low"]);
    assert.deepEqual(
      origins(
        editsOf([
          [0, changed("/w/a", "x")],
          [500, changed("/w/b", "x")],
        ]),
      ),
      ["you, keyboard, low", "you, keyboard, low"],
    );
  });

  it("names the editor that is an agent", () => {
    assert.deepEqual(origins(editsOf([[0, changed("/w/a", lines)]], { agent: "windsurf" })), [
      "windsurf, host, medium",
    ]);
  });

  it("takes what changes in a save for the formatter's", () => {
    const events = [
      [0, { kind: "willSave", path: "/w/a" }],
      [10, changed("/w/a", lines)],
      [40, { kind: "saved", path: "/w/a" }],
      [60, written("/w/a")],
      [900, changed("/w/a", lines)],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), [
      "formatter, save, medium",
      "formatter, save, medium",
      "an agent, extension, low",
    ]);
  });

  it("takes undo, and a paste that was told, for the user's", () => {
    assert.deepEqual(origins(editsOf([[0, changed("/w/a", lines, { reason: "undo" })]])), ["you, undo, high"]);
    assert.deepEqual(
      origins(
        editsOf([
          [0, { kind: "pasting", path: "/w/a" }],
          [30, changed("/w/a", lines)],
        ]),
      ),
      ["you, paste, high"],
    );
  });

  for (const [source, metadata, origin] of [
    ["Chat.applyEdits", { $extensionId: "GitHub.copilot-chat" }, "copilot, reason, high"],
    ["Chat.applyEdits", {}, "an agent, reason, high"],
    ["inlineCompletionAccept", { $extensionId: "GitHub.copilot" }, "copilot, completion, high"],
    ["cursor", { kind: "paste" }, "you, paste, high"],
    ["snippet", {}, "you, snippet, high"],
    ["suggest", {}, "you, completion, high"],
    ["Chat.undoEdits", {}, "you, undo, high"],
  ] as const) {
    it(`believes VS Code's reason ${source} ${JSON.stringify(metadata)}`, () => {
      const detailed = { source, metadata };
      assert.deepEqual(origins(editsOf([[0, changed("/w/a", lines, { detailed })]])), [origin]);
    });
  }

  it("takes a change while nobody uses the window for an agent's", () => {
    const events = [
      [0, { kind: "window", focused: true, active: false }],
      [9, changed("/w/a", "x")],
    ] as const;
    assert.deepEqual(origins(editsOf(events)), ["an agent, extension, low"]);
  });

  it("tells a disk's change that unsaved text hides, and whose it is once the document shows it", () => {
    const events = [
      [0, ran(1, "codex")],
      [10, { kind: "opened", path: "/w/a", isDirty: true }],
      [20, written("/w/a")],
      [30, { kind: "ended", id: 1 }],
      [9_000, changed("/w/a", lines, { isDirty: false })],
    ] as const;
    const edits = editsOf(events);
    assert.deepEqual(
      edits.map(({ document }) => document),
      ["hidden", "reloaded"],
    );
    assert.deepEqual(origins(edits), ["codex, terminal, high", "codex, terminal, high"]);
  });
});
