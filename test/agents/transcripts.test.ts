import assert from "node:assert/strict";
import fc from "fast-check";
import { type AgentId, agents } from "../../src/agents/agents.ts";
import { type AgentRecord, createTranscriptReader, longestLine, matchesRecord } from "../../src/agents/transcripts.ts";

function read(agent: AgentId, ...lines: readonly unknown[]): readonly AgentRecord[] {
  return createTranscriptReader(agent).read(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}
const timestamp = "2026-11-22T06:14:02.753Z";
const time = 1795328042753;
const patch = [
  "*** Begin Patch",
  "*** Update File: src/a.js",
  "@@",
  " const a = 1;",
  "-const b = 2;",
  "+const b = 3;",
  "*** Add File: /w/new.js",
  "+const n = 1;",
  "*** End Patch",
].join("\n");
const patched = [
  { agent: "codex", path: "/w/src/a.js", old: "const a = 1;\nconst b = 2;", new: "const a = 1;\nconst b = 3;" },
  { agent: "codex", path: "/w/new.js", old: "", new: "const n = 1;" },
];

describe("records of an agent's log", () => {
  it("tell what Claude Code's edit really wrote, not what it was asked for", () => {
    const structuredPatch = [
      {
        oldStart: 1,
        oldLines: 2,
        newStart: 1,
        newLines: 2,
        lines: ["-a = \u201Chello\u201D", "+a = \u201Cbye\u201D", " const t = 1;"],
      },
    ];
    const toolUseResult = {
      filePath: "/w/a.js",
      oldString: "a",
      newString: 'a = "bye"',
      structuredPatch,
      userModified: false,
    };
    assert.deepEqual(read("claude", { type: "user", cwd: "/w", timestamp, toolUseResult }), [
      {
        agent: "claude",
        path: "/w/a.js",
        time,
        old: "a = \u201Chello\u201D\nconst t = 1;",
        new: "a = \u201Cbye\u201D\nconst t = 1;",
      },
    ]);
  });

  it("tell what Claude Code wrote as a whole, and nothing of what it only read", () => {
    const wrote = { type: "create", filePath: "/w/a.js", content: "const a = 1;\n", structuredPatch: [] };
    const seen = { type: "text", file: { filePath: "/w/b.js", content: "const b = 1;\n" } };
    assert.deepEqual(read("claude", { toolUseResult: wrote }, { toolUseResult: seen }, { toolUseResult: "denied" }), [
      { agent: "claude", path: "/w/a.js", new: "const a = 1;\n" },
    ]);
  });

  it("tell each part of a patch of Codex, relative to the folder that it works in", () => {
    const meta = { type: "session_meta", payload: { cwd: "/w" } };
    const call = { type: "response_item", payload: { type: "custom_tool_call", name: "apply_patch", input: patch } };
    assert.deepEqual(read("codex", meta, call), patched);
    const command = ["bash", "-lc", `apply_patch <<'EOF'\n${patch}\nEOF`];
    const shell = { payload: { type: "function_call", name: "shell", arguments: JSON.stringify({ command }) } };
    assert.deepEqual(read("codex", meta, shell), patched);
  });

  it("tell calls of Gemini CLI and Qwen Code, but not those that failed", () => {
    const args = { file_path: "/w/a.js", content: "asked" };
    const resultDisplay = { fileName: "a.js", filePath: "/w/a.js", originalContent: "", newContent: "written" };
    const call = (status: string) => ({ name: "write_file", status, args, resultDisplay });
    assert.deepEqual(read("gemini", { type: "gemini", timestamp, toolCalls: [call("success"), call("error")] }), [
      { agent: "gemini", path: "/w/a.js", time, old: "", new: "written" },
    ]);
    const functionCall = { name: "edit", args: { file_path: "/w/b.js", old_string: "one", new_string: "two" } };
    assert.deepEqual(read("qwen", { type: "assistant", message: { parts: [{ text: "" }, { functionCall }] } }), [
      { agent: "qwen", path: "/w/b.js", old: "one", new: "two" },
    ]);
  });

  it("tell Copilot's calls with arguments in any form", () => {
    const start = (toolName: string, args: unknown) => ({
      type: "tool.execution_start",
      data: { toolName, arguments: args },
    });
    const create = { path: "a.js", file_text: "const a = 1;" };
    const lines = [
      { type: "session.start", data: { context: { cwd: "C:\\w" } } },
      start("create", create),
      start("edit", JSON.stringify({ path: "/w/b.js", old_str: "one", new_str: "two" })),
      start("view", { path: "/w/c.js", content: "seen" }),
    ];
    assert.deepEqual(read("copilot", ...lines), [
      { agent: "copilot", path: "/c:/w/a.js", new: "const a = 1;" },
      { agent: "copilot", path: "/w/b.js", old: "one", new: "two" },
    ]);
  });

  it("come out the same however the log is cut", () => {
    const line = JSON.stringify({ toolUseResult: { filePath: "/w/a.js", content: "const a = 1;\n" }, timestamp });
    const log = `${line}\n{"cut\n${line}\r\n{"raw":"\u0007"}\n\n`;
    const whole = createTranscriptReader("claude");
    const records = whole.read(log);
    assert.equal(records.length, 2);
    assert.equal(whole.skipped(), 2);
    fc.assert(
      fc.property(fc.array(fc.nat(log.length)), (cuts) => {
        const reader = createTranscriptReader("claude");
        const ends = [...cuts.sort((one, other) => one - other), log.length];
        const parts = ends.map((end, at) => log.slice(ends[at - 1] ?? 0, end));
        assert.deepEqual(
          parts.flatMap((part) => reader.read(part)),
          records,
        );
        assert.equal(reader.skipped(), 2);
      }),
    );
  });

  it("are read again after a line that is too long, which is not kept", () => {
    const reader = createTranscriptReader("claude");
    const part = "x".repeat(longestLine / 2);
    for (let count = 0; count < 4; count++) reader.read(part);
    const line = JSON.stringify({ toolUseResult: { filePath: "/w/a.js", content: "const a = 1;" } });
    assert.equal(reader.read(`\n${line}\n`).length, 1);
    assert.equal(reader.skipped(), 1);
  });

  it("are looked for in any JSON without throwing", () => {
    const keys = [
      "toolUseResult",
      "filePath",
      "structuredPatch",
      "lines",
      "payload",
      "type",
      "arguments",
      "data",
      "toolCalls",
      "args",
      "message",
      "parts",
      "timestamp",
      "cwd",
      "path",
      "content",
      "input",
    ];
    const values = [
      "custom_tool_call",
      "function_call",
      "tool.execution_start",
      "*** Begin Patch\n*** Add File: a\n+b",
      "{",
      "/w/a",
    ];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(...values),
        fc.integer(),
        fc.constant(null),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom<AgentId>("claude", "codex", "gemini", "qwen", "copilot"), tree, (agent, value) => {
        for (const { path } of read(agent, value)) assert.equal(typeof path, "string");
      }),
      { numRuns: 500 },
    );
    const deep = `${"[".repeat(200_000)}\n`;
    assert.deepEqual(createTranscriptReader("gemini").read(deep), []);
  });

  it("are of agents that keep a log in a known place", () => {
    const known = Object.entries(agents).flatMap(([id, { transcripts }]) => (transcripts === undefined ? [] : [id]));
    assert.deepEqual(known, ["claude", "codex", "gemini", "qwen", "copilot"]);
    assert.deepEqual(read("aider", { toolUseResult: { filePath: "/a", content: "x" } }), []);
  });
});

describe("matching a record with a file", () => {
  const record = (text: string | undefined): AgentRecord => ({
    agent: "claude",
    path: "/a",
    ...(text === undefined ? {} : { new: text }),
  });

  it("needs the very text, but for line endings and quotes", () => {
    assert.ok(matchesRecord(record("a = \u2018b\u2019\nc"), "x\r\na = 'b'\r\nc\r\n"));
    assert.ok(!matchesRecord(record("a = 'b'"), "a = 'd'"));
    assert.ok(!matchesRecord(record("is\u200BAdmin"), "isAdmin"));
  });

  it("says nothing of text that stands in any file, nor of none", () => {
    assert.ok(!matchesRecord(record("}\n"), "{}\n"));
    assert.ok(!matchesRecord(record(undefined), "text"));
  });

  it("agrees with a plain search", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom("a", "b"), minLength: 4, maxLength: 8 }), (whole, part) => {
        assert.equal(matchesRecord(record(part), whole), whole.includes(part));
      }),
      { numRuns: 500 },
    );
  });
});
