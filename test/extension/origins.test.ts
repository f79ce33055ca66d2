import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { closeAll, edit, fileUri, folder, needsTerminal, remove, until, write } from "./support.ts";

interface Told {
  readonly introduced?: { readonly by: string; readonly agent?: string; readonly via: string };
}

/** Who is said to have brought the findings of a file in. */
async function authorsOf(uri: vscode.Uri): Promise<string[]> {
  const findings = await vscode.commands.executeCommand<Told[]>("glyphguard.getFindings", uri);
  const authors = findings.flatMap(({ introduced: by }) => (by ? [`${by.agent ?? by.by} ${by.via}`] : []));
  return [...new Set(authors)];
}

const isBy = (uri: vscode.Uri, author: string) =>
  until(async () => {
    assert.deepEqual(await authorsOf(uri), [author]);
    return true;
  });

/** A program by an agent's name that does what agents do. */
function fakeAgent(name: string, script: string): string {
  const programs = mkdtempSync(join(tmpdir(), "glyphguard-"));
  writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return programs;
}

/** Runs a command line in a terminal that tells the editor what it runs. */
async function runInTerminal(programs: string, commandLine: string): Promise<vscode.Terminal> {
  const terminal = vscode.window.createTerminal({
    name: "agent",
    shellPath: "/bin/bash",
    cwd: folder(),
    env: { PATH: `${programs}:${process.env["PATH"]}` },
  });
  terminal.show();
  const integration = await until(() => terminal.shellIntegration, 20_000);
  integration.executeCommand(commandLine);
  return terminal;
}

const text = "// it's ready\n";

describe("the origin of an edit", () => {
  let name = "";
  beforeEach(() => {
    name = `origin${performance.now()}.ts`;
  });
  afterEach(async () => {
    await closeAll();
    await remove(fileUri(name));
  });

  // Before any agent runs: for two seconds after it, what is written is taken for its work.
  it("is outside of the editor where nothing else is known", async () => {
    const uri = await write(name, text);
    await vscode.window.showTextDocument(uri);
    writeFileSync(uri.fsPath, text.replace("'", "\u2019"));
    await isBy(uri, "outside disk");
  });

  it("is an agent where an extension edits several places at once", async () => {
    const uri = await write(name, `${text}${text}`);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await edit(document, [0, 0, 2, 0], `${text}${text}`.replaceAll("'", "\u2019"));
    await isBy(uri, "agent extension");
  });

  for (const [how, script] of [
    ["in place", `printf '// it\\342\\200\\231s ready\\n' > "$2"`],
    ["by a temporary file that is renamed", `printf '// it\\342\\200\\231s ready\\n' > "$2.tmp" && mv "$2.tmp" "$2"`],
  ] as const)
    it(`is the agent in the terminal that writes ${how}`, async function () {
      this.timeout(60_000);
      needsTerminal(this);
      const uri = await write(name, text);
      execFileSync("git", ["init", "--quiet"], { cwd: folder().fsPath });
      execFileSync("git", ["add", name], { cwd: folder().fsPath });
      const terminal = await runInTerminal(fakeAgent("claude", script), `claude -p ${name}`);
      await isBy(uri, "Claude Code terminal");
      terminal.dispose();
    });
});
