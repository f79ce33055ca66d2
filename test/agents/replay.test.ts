import assert from "node:assert/strict";
import { createAttribution } from "../../src/agents/attribution.ts";
import type { Edit } from "../../src/agents/edit.ts";
import { recordedSteps } from "./recording.ts";

/** What a step came to: file, what it is to the disk and to the document, origin, and what told it. */
function told({ path, disk, document, origin, via }: Edit): string {
  const agent = origin.kind === "agent" ? ` ${origin.agent ?? "?"}` : "";
  const name = path.replace("/workspace/", "");
  return `${name}: ${disk ? "disk" : "document"} ${document ?? "closed"}, ${origin.kind}${agent}, ${via}`;
}

/** Several keystrokes are one edit or several, by their pace. */
const once = (lines: readonly string[]) => lines.filter((line, at) => line !== lines[at - 1]);

const expected: Readonly<Record<string, readonly string[]>> = {
  start: [
    "dirty.js: document changed, agent ?, extension",
    "dirty.js: disk saved, agent ?, extension",
    "/user/settings.json: document changed, agent ?, extension",
  ],
  typing: [
    "orig.js: document changed, you, keyboard",
    "orig.js: document changed, you, paste",
    "orig.js: disk saved, you, paste",
  ],
  claude: [
    "orig.js: disk reloaded, outside, disk",
    "background.js: disk reloaded, outside, disk",
    "closed.js: disk closed, outside, disk",
    "made_by_claude: disk closed, outside, disk",
    "made_by_claude/new.js: disk closed, outside, disk",
  ],
  codex: [
    "orig.js: disk reloaded, outside, disk",
    "made_by_codex: disk closed, outside, disk",
    "made_by_codex/new.js: disk closed, outside, disk",
    "closed.js: disk closed, outside, disk",
  ],
  gemini: [
    "orig.js: disk reloaded, outside, disk",
    "made_by_gemini: disk closed, outside, disk",
    "made_by_gemini/new.js: disk closed, outside, disk",
    "closed.js: disk closed, outside, disk",
  ],
  dirty: [
    "orig.js: document changed, agent ?, extension",
    "orig.js: disk hidden, outside, disk",
    "closed.js: disk closed, outside, disk",
    "made_by_claude2: disk closed, outside, disk",
    "made_by_claude2/new.js: disk closed, outside, disk",
    "orig.js: document reloaded, outside, reload",
  ],
  wsedit: [
    "orig.js: document changed, agent ?, extension",
    "closed.js: document changed, agent ?, extension",
    "created_by_ws.js: disk closed, agent ?, extension",
    "orig.js: disk saved, agent ?, extension",
  ],
  git: [
    "background.js: disk reloaded, git, git",
    "closed.js: disk hidden, git, git",
    "dirty.js: disk reloaded, git, git",
    "orig.js: disk reloaded, git, git",
    "made_by_codex: disk closed, git, git",
    "made_by_claude: disk closed, git, git",
    "made_by_gemini: disk closed, git, git",
    "made_by_claude2: disk closed, git, git",
    "created_by_ws.js: disk closed, git, git",
    "created_by_ws.js: disk closed, git, git",
    "made_by_claude: disk closed, git, git",
    "made_by_claude2: disk closed, git, git",
    "made_by_codex: disk closed, git, git",
    "made_by_codex/new.js: disk closed, git, git",
    "made_by_gemini: disk closed, git, git",
    "background.js: disk reloaded, git, git",
    "closed.js: disk hidden, git, git",
    "dirty.js: disk reloaded, git, git",
    "made_by_claude2/new.js: disk closed, git, git",
    "orig.js: disk reloaded, git, git",
  ],
  term: ["term.js: disk closed, agent claude, terminal"],
};

describe("attribution of the recording", () => {
  for (const stable of [true, false]) {
    const steps = recordedSteps(stable);
    const machine = createAttribution({});
    for (const [name, events] of steps) {
      const edits = events.flatMap((event) => machine.take(event));
      edits.push(...machine.settle((events.at(-1)?.t ?? 0) + 150));
      it(`tells who wrote in step "${name}" ${stable ? "from the stable events" : "with VS Code's reasons"}`, () => {
        assert.deepEqual(once(edits.map(told)), once(expected[name] ?? []));
      });
    }
    it(`has an expectation for each step ${stable ? "of the stable events" : "with reasons"}`, () => {
      assert.deepEqual([...steps.keys()], Object.keys(expected));
    });
  }

  it("names the agent where its own log tells of the file, before the event or after it", () => {
    const events = recordedSteps(true).get("claude") ?? [];
    const first = events[0]?.t ?? 0;
    for (const t of [first - 300, first + 20, first + 3_000]) {
      const machine = createAttribution({});
      const record = { t, kind: "record", path: "/workspace/orig.js", agent: "claude", matches: true } as const;
      const edits = [...events, record].sort((one, other) => one.t - other.t).flatMap((event) => machine.take(event));
      edits.push(...machine.settle(Number.POSITIVE_INFINITY));
      const own = edits.filter(({ path }) => path === "/workspace/orig.js");
      assert.deepEqual(own.at(-1)?.origin, { kind: "agent", agent: "claude" });
      assert.equal(own.at(-1)?.confidence, "high");
      assert.equal(new Set(own.map(({ id }) => id)).size, 1);
    }
  });
});
