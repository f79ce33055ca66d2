import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { removeLeftovers, temporaryName } from "../../src/cli/temporary.ts";
import { useFolder, write } from "../workspace/support.ts";
import { useCommand } from "./support.ts";

describe("temporary files", function () {
  this.timeout(120_000);
  const folder = useFolder();
  const run = useCommand();

  it("are removed when who made them is no more, and only then", async () => {
    const alive = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "inherit"] });
    await once(alive, "spawn");
    const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
    const own = temporaryName("report");
    const by = (pid: number | undefined): string => own.replace(`-${process.pid}-`, `-${pid}-`);
    const elsewhere = (name: string): string => name.replace(/^report-[0-9a-f]{8}/, "report-00000000");
    const old = elsewhere(by(dead)).replace(/[0-9a-f]{8}\.tmp$/, "00000000.tmp");
    const staying = [by(alive.pid), elsewhere(by(dead)), `other${by(dead)}`, "report-a-1-b.tmp", "report"];
    write(folder.path, Object.fromEntries([own, by(dead), old, ...staying].map((name) => [name, ""])));
    utimesSync(join(folder.path, old), new Date(), Date.now() / 1000 - 25 * 60 * 60);
    removeLeftovers(folder.path, "report");
    assert.deepEqual(readdirSync(folder.path).sort(), staying.sort());
    removeLeftovers(join(folder.path, "missing"), "report");
    alive.kill();
    await once(alive, "exit");
    removeLeftovers(folder.path, "report");
    assert.ok(!readdirSync(folder.path).includes(by(alive.pid)));
  });

  it("are gone after the next scan where one is killed at any step of writing its report, which is old or new", async () => {
    write(folder.path, { "in/a.ts": "a\u200b\n" });
    const scan = (env: Readonly<Record<string, string>> = {}) =>
      run(["scan", "--format", "json", "-o", "out/report", "in"], { cwd: folder.path, env });
    const report = (): string => readFileSync(join(folder.path, "out/report"), "utf8");
    write(folder.path, { "out/report": "" });
    await scan();
    const whole = report();
    const left: number[] = [];
    let steps = 0;
    for (let isKilled = true; isKilled; steps++) {
      write(folder.path, { "out/report": "old" });
      const preload = `--require=${resolve("test/cli/preload/kill-at-step.cjs")}`;
      const { code } = await scan({ NODE_OPTIONS: preload, GLYPHGUARD_TEST_STEP: String(steps) });
      isKilled = code === null;
      assert.ok(report() === "old" || report() === whole, `step ${steps}: ${report()}`);
      if (!isKilled) assert.equal(report(), whole);
      left.push(readdirSync(join(folder.path, "out")).length - 1);
      await scan();
      assert.deepEqual(readdirSync(join(folder.path, "out")), ["report"], `step ${steps}`);
      assert.equal(report(), whole);
    }
    // It was really killed while there was something to leave behind.
    assert.ok(steps >= 8 && left.includes(1), String(left));
  });
});
