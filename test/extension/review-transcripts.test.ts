import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Edit } from "../../src/agents/edit.ts";
import type { AgentEvent } from "../../src/agents/events.ts";
import { readTranscripts } from "../../src/extension/transcripts.ts";
import { until } from "./support.ts";

const text = "const told = 1;\n";

describe("the logs of agents", () => {
  let home = "";
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "home-"));
    mkdirSync(join(home, ".claude", "projects", "p"), { recursive: true });
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const fileUri = (name: string) => vscode.Uri.file(join(home, name));
  const log = (content: string) => appendFileSync(join(home, ".claude", "projects", "p", "log.jsonl"), content);
  /** What Claude Code logs of a file that it wrote. */
  const line = (name: string) =>
    `${JSON.stringify({
      timestamp: new Date().toISOString(),
      toolUseResult: { filePath: fileUri(name).fsPath, oldString: "", newString: text },
    })}\n`;

  /** The reader, with what it tells; `onAsked` is called each time it asks whether it may read. */
  function reading(onAsked: (count: number) => boolean = () => true) {
    const edited = new vscode.EventEmitter<Edit>();
    const told: string[] = [];
    let asked = 0;
    let id = 0;
    const take = (event: AgentEvent) => {
      if (event.kind === "record") told.push(`${event.agent} ${event.path.split("/").at(-1)} ${event.matches}`);
    };
    const reader = readTranscripts(edited.event, () => onAsked(++asked), take, home);
    return {
      told,
      edit: (name: string) => {
        const [{ path }, now] = [fileUri(name), Date.now()];
        const known = { id: ++id, path, at: now, until: now, what: "changed", disk: true } as const;
        edited.fire({ ...known, origin: { kind: "outside" }, via: "disk", confidence: "low" });
      },
      [Symbol.dispose]: () => vscode.Disposable.from(reader, edited).dispose(),
    };
  }

  it("tell of a file when it was edited, and before that nothing", async () => {
    for (const name of ["a.ts", "later.ts"]) writeFileSync(fileUri(name).fsPath, text);
    writeFileSync(fileUri("other.ts").fsPath, "let other;\n");
    log(line("later.ts") + line("a.ts") + line("a.ts") + line("other.ts"));
    using there = reading();
    there.edit("a.ts");
    there.edit("other.ts");
    await until(() => there.told.length > 1);
    assert.deepEqual(there.told, ["claude a.ts true", "claude other.ts false"]);
    there.edit("later.ts");
    await until(() => there.told.length > 2);
    assert.deepEqual(there.told.slice(2), ["claude later.ts true"]);
  });

  it("are read on where they ended, in the middle of a line or of a character", async () => {
    for (const name of ["a.ts", "caf\u00e9.ts"]) writeFileSync(fileUri(name).fsPath, text);
    const bytes = Buffer.from(line("caf\u00e9.ts"));
    const middle = bytes.indexOf(0xc3) + 1;
    const path = join(home, ".claude", "projects", "p", "log.jsonl");
    log(line("a.ts"));
    appendFileSync(path, bytes.subarray(0, middle));
    using there = reading();
    there.edit("a.ts");
    await until(() => there.told.length > 0);
    appendFileSync(path, bytes.subarray(middle));
    there.edit("caf\u00e9.ts");
    await until(() => there.told.length > 1);
    assert.deepEqual(there.told, ["claude a.ts true", "claude caf\u00e9.ts true"]);
  });

  it("are read from their last bytes on when much was added, and tell of what stands there whole", async () => {
    for (const name of ["a.ts", "b.ts"]) writeFileSync(fileUri(name).fsPath, text);
    log(line("b.ts"));
    log(`{"filler":"${"x".repeat(5 << 20)}"}\n${line("a.ts")}{"filler":"`);
    using there = reading();
    there.edit("b.ts");
    there.edit("a.ts");
    await until(() => there.told.length > 0);
    assert.deepEqual(there.told, ["claude a.ts true"]);
    log(`${"x".repeat(5 << 20)}"}\n${line("b.ts")}`);
    there.edit("b.ts");
    await until(() => there.told.length > 1);
    assert.deepEqual(there.told, ["claude a.ts true", "claude b.ts true"]);
  });

  it("are looked at for an edit that comes while they are waited for, too", async () => {
    for (const name of ["a.ts", "b.ts"]) writeFileSync(fileUri(name).fsPath, text);
    using there = reading((count) => {
      // The first edit asks, then its first look, in which the second edit comes and asks, then its second look.
      if (count === 2) there.edit("b.ts");
      if (count === 4) log(line("b.ts"));
      return count !== 4;
    });
    there.edit("a.ts");
    await until(() => there.told.length > 0);
    assert.deepEqual(there.told, ["claude b.ts true"]);
  });
});
