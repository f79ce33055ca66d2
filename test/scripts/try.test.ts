import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../scripts/host/browser.ts";
import { execute, root } from "../../scripts/process.ts";
import { skip } from "../reporter.ts";
import { tryArgs, tryEnvironment } from "./try.ts";

/** Whether something listens there. */
function listens(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 5000 });
    const end = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
}

interface Running {
  readonly pid: number;
  readonly parent: number;
}

/** All processes of this machine but those that only wait to be buried. */
async function processes(): Promise<Running[]> {
  const { output } = await execute("ps", ["-A", "-o", "pid=,ppid=,stat="]);
  const rows = output.trim().split("\n");
  return rows.flatMap((row) => {
    const [pid, parent, state = ""] = row.trim().split(/\s+/);
    return state.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent) }];
  });
}

async function descendants(pid: number): Promise<number[]> {
  const all = await processes();
  const below = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
}

function ending(child: ChildProcess): Promise<unknown[]> {
  return new Promise((resolve) => child.once("exit", (...how) => resolve(how)));
}

/** Waits for what comes soon by itself. Rejects after 20,000 ms. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error(`In vain waited for ${what}.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Types into VS Code's box for files, tasks ("task ") and commands (">"), and takes the first row once it is `row`. */
async function choose(page: Page, text: string, row: string): Promise<void> {
  await page.keyboard.press(text.startsWith(">") ? "F1" : "Control+P");
  await page.locator(".quick-input-widget input.input").fill(text);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: row }).waitFor();
  await page.keyboard.press("Enter");
}

describe("npm run try, in the browser", function () {
  this.timeout(120_000);
  let folder: string;
  let child: ChildProcess;
  let output = "";
  let address: URL;
  let browser: Browser;
  let page: Page;
  const temporary = () => readdirSync(folder).filter((name) => name.startsWith("glyphguard-"));
  before(async function () {
    if (process.platform === "win32") skip(this, "it needs signals");
    folder = mkdtempSync(path.join(tmpdir(), "try-test-"));
    const env = tryEnvironment({ GLYPHGUARD_TRY: "embedded", TMPDIR: folder });
    child = spawn(process.execPath, [...tryArgs, "0"], { cwd: root, env });
    const ended = new Promise<never>((_, reject) => child.once("exit", () => reject(new Error(output))));
    const printed = new Promise<string>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding("utf8").on("data", (text: string) => {
          output += text;
          const found = /http:\S+(?=\s)/.exec(output);
          if (found !== null) resolve(found[0]);
        });
      }
    });
    ended.catch(() => undefined);
    address = new URL(await Promise.race([printed, ended]));
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 2400 } });
    page.setDefaultTimeout(40_000);
  });
  after(async () => {
    await browser?.close();
    if (child?.exitCode === null && child.signalCode === null) {
      child.kill();
      await ending(child);
    }
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it("prints an address that only this machine reaches, and only with its token", async () => {
    const port = Number(address.port);
    assert.equal(address.hostname, "127.0.0.1");
    assert.deepEqual(await Promise.all(["127.0.0.1", "127.0.0.2", "::1"].map((host) => listens(port, host))), [
      true,
      false,
      false,
    ]);
    const bare = new URL(address);
    bare.searchParams.delete("tkn");
    assert.equal((await fetch(bare)).status, 403);
    assert.equal((await page.goto(address.href))?.status(), 200);
  });

  it("shows Glyphguard at work", async () => {
    await page.locator('.statusbar-item [aria-label^="Glyphguard:"]').waitFor();
    await choose(page, "findings/lookalike-letter.ts", "lookalike-letter.ts");
    await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  });

  it("has a task that edits as agents do: marks in the open file, entries for the closed ones", async () => {
    await choose(page, "src/greet.ts", "greet.ts");
    await page.locator('.tab.active[data-resource-name="greet.ts"]').waitFor();
    await page.locator(".monaco-editor .view-line", { hasText: "Welcome" }).waitFor();
    assert.equal(await page.locator(".monaco-editor [class*=squiggly]").count(), 0);

    await choose(page, "task Let an agent", "Let an agent edit this workspace");
    await page.locator(".monaco-editor .squiggly-error").first().waitFor();

    await choose(page, ">Glyphguard: Show Findings", "Show Findings");
    for (const file of ["greet.ts", "payments.py", "server.go", "deploy.sh", "app.json", "AGENTS.md", "log.ts"]) {
      // Only so many rows are drawn as fit.
      await page.locator(".panel .viewpane-filter input").fill(file);
      await page.locator(".markers-panel .monaco-list-row", { hasText: file }).first().waitFor();
    }
  });

  it("ends at Ctrl-C and leaves nothing", async () => {
    const sample = address.searchParams.get("folder") ?? "";
    assert.ok(sample.startsWith(folder) && existsSync(sample));
    const { pid } = child;
    assert.ok(pid !== undefined);
    const started = await descendants(pid);
    assert.ok(started.length >= 3, "the server, its host of extensions, a terminal");
    process.kill(pid, "SIGINT");
    // Ctrl-C comes twice, from the terminal and from tsx; here when half is removed.
    await until("the sample's end", () => !existsSync(path.join(sample, "AGENTS.md")));
    process.kill(pid, "SIGINT");
    assert.deepEqual(await ending(child), [130, null]);
    assert.deepEqual(temporary(), []);
    await until("the end of all that was started", async () =>
      (await processes()).every((one) => !started.includes(one.pid)),
    );
  });

  it("ends at Ctrl-C while it still starts", async () => {
    const env = tryEnvironment({ GLYPHGUARD_TRY: "embedded", TMPDIR: folder });
    const starting = spawn(process.execPath, [...tryArgs, "0"], { cwd: root, env, stdio: "ignore" });
    const { pid } = starting;
    assert.ok(pid !== undefined);
    await until("the package in the making", () => temporary().length === 2);
    const started = await descendants(pid);
    assert.ok(started.length > 0);
    process.kill(pid, "SIGINT");
    assert.deepEqual(await ending(starting), [130, null]);
    await until("the end of all that was started", async () =>
      (await processes()).every((one) => !started.includes(one.pid)),
    );
    assert.deepEqual(temporary(), []);
  });
});
