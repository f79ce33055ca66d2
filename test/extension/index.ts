import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { runMocha, skip, sum, type Tally } from "../reporter.ts";
import { filesVariable, reportLine, resultVariable, trustRequest } from "./protocol.ts";

/**
 * Called by the extension host. Runs the files beside this one: first `*.restricted.test`, while the workspace is not
 * trusted, then it has the workspace trusted and runs the others. The file of the tally is written at the very end,
 * and is the only evidence of a run: a host that crashes reports success.
 */
export async function run(): Promise<void> {
  const tally = await runAll().catch((error: unknown) => {
    print(`The run did not come to its end: ${error instanceof Error ? error.stack : error}`);
    throw error;
  });
  const result = process.env[resultVariable];
  if (result !== undefined) writeFileSync(result, JSON.stringify(tally));
  if (tally.failures.length > 0) throw new Error(`${tally.failures.length} failed`);
}

async function runAll(): Promise<Tally> {
  const files = chosenFiles();
  const restricted = files.filter((file) => file.endsWith(".restricted.test.cjs"));
  const trusted = files.filter((file) => !restricted.includes(file));
  const before = await runFiles(restricted, vscode.workspace.isTrusted);
  if (trusted.length > 0) await trustWorkspace();
  const after = await runFiles(trusted, false);
  return sum([before, after]);
}

function print(line: string): void {
  console.log(reportLine + line);
}

function chosenFiles(): string[] {
  const chosen = process.env[filesVariable];
  if (chosen !== undefined) return chosen.split(",").map((name) => path.join(__dirname, `${name}.cjs`));
  const all = readdirSync(__dirname, { recursive: true, encoding: "utf8" });
  return all
    .filter((file) => file.endsWith(".test.cjs"))
    .sort()
    .map((file) => path.join(__dirname, file));
}

async function runFiles(files: readonly string[], tooLate: boolean): Promise<Tally> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 20_000,
    slow: 2_000,
    forbidOnly: true,
    reporter: Mocha.reporters.Base,
  });
  if (tooLate) {
    mocha.suite.beforeAll("restricted mode", function () {
      skip(this, "this editor was started with every workspace trusted");
    });
  }
  for (const file of files) mocha.addFile(file);
  return runMocha(mocha, print);
}

async function trustWorkspace(): Promise<void> {
  if (vscode.workspace.isTrusted) return;
  const granted = new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidGrantWorkspaceTrust(() => {
      listener.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand("workbench.trust.manage");
  console.log(trustRequest);
  await granted;
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
