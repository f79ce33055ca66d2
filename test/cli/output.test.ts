import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { useFolder, write } from "../workspace/support.ts";
import { useCommand } from "./support.ts";

describe("glyphguard scan --output", function () {
  // Each test runs processes.
  this.timeout(120_000);
  const folder = useFolder();
  const run = useCommand();
  const scan = (...args: string[]) => run(["scan", ...args], { cwd: folder.path });

  for (const format of ["text", "json", "jsonl", "sarif", "github", "markdown"]) {
    it(`writes what would be printed: ${format}`, async () => {
      write(folder.path, { "in/a.ts": "let a\u200b;\n", "in/b.md": "a\u202eb" });
      const printed = await scan("--format", format, "in");
      assert.notEqual(printed.stdout, "");
      assert.deepEqual(await scan("--format", format, "-o", "report", "in"), { ...printed, stdout: "" });
      assert.equal(readFileSync(join(folder.path, "report"), "utf8"), printed.stdout);
      assert.deepEqual(readdirSync(folder.path).sort(), ["in", "report"]);
    });
  }

  it("replaces the last report, and what a link leads to, not the link; and keeps its permissions", async () => {
    write(folder.path, { "in/a.ts": "a", "to/real.json": "old" });
    symlinkSync("to/real.json", join(folder.path, "link.json"));
    chmodSync(join(folder.path, "to/real.json"), 0o600);
    assert.equal((await scan("--format", "json", "-o", "link.json", "in")).code, 0);
    assert.ok(lstatSync(join(folder.path, "link.json")).isSymbolicLink());
    assert.match(readFileSync(join(folder.path, "to/real.json"), "utf8"), /^\{"version":1/);
    assert.equal(statSync(join(folder.path, "to/real.json")).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(folder.path, "to")), ["real.json"]);
  });

  it("writes into what is no file, and leaves it what it is", async () => {
    write(folder.path, { "in/a.ts": "a" });
    const { stdout } = await run(["scan", "--output", "/dev/stdout", "in"], {
      cwd: folder.path,
      through: ["sh", "-c", '"$@" | cat', "sh"],
    });
    assert.equal(stdout, "No findings in 1 file.\n");
    assert.equal((await scan("--output", "/dev/null", "in")).code, 0);
    assert.ok(!statSync("/dev/null").isFile());
  });

  it("leaves the last report where the disk is full, and says so", async () => {
    write(folder.path, { "in/a.md": "a\u200bb\n".repeat(3000), "report.json": "old" });
    const { code, stderr } = await scan("--format", "json", "-o", "/dev/full", "in");
    assert.equal(code, 2);
    assert.equal(stderr, "glyphguard: The report cannot be written to /dev/full: no space left on the disk\n");
    const limited = await run(["scan", "--format", "json", "-o", "report.json", "in"], {
      cwd: folder.path,
      // No file may have more than a kilobyte or two.
      through: ["sh", "-c", 'trap "" XFSZ; ulimit -f 2; exec "$@"', "sh"],
    });
    assert.equal(limited.code, 2);
    assert.match(
      limited.stderr,
      /^glyphguard: The report cannot be written to report\.json: the file would be larger[^\n]*\n$/,
    );
    assert.deepEqual(readdirSync(folder.path).sort(), ["in", "report.json"]);
    assert.equal(readFileSync(join(folder.path, "report.json"), "utf8"), "old");
  });

  it("keeps a report that is too large for memory in a file without a name", async () => {
    const temporary = join(folder.path, "tmp");
    mkdirSync(temporary);
    write(folder.path, { "in/b.md": "a\u200bb\n".repeat(40_000), "in/a.md": "a\u202eb\n" });
    const options = { cwd: folder.path, env: { TMPDIR: temporary } };
    assert.equal((await run(["scan", "--format", "json", "-o", "report", "in"], options)).code, 1);
    const { stdout } = await scan("--format", "json", "in");
    assert.ok(stdout.length > 8e6);
    assert.ok(readFileSync(join(folder.path, "report"), "utf8") === stdout);
    assert.deepEqual(readdirSync(temporary), []);
  });

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    it(`leaves nothing behind where it is ended while it writes: ${signal}`, async () => {
      write(folder.path, { report: "old" });
      const module = pathToFileURL("src/cli/report-file.ts").href;
      const script = `
        import { createReportFile } from ${JSON.stringify(module)};
        process.chdir(${JSON.stringify(folder.path)});
        const file = createReportFile("report");
        await file.write("half of it");
        await file.flush();
        console.log("written");
        setInterval(() => {}, 1000);
      `;
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      assert.equal(readdirSync(folder.path).length, 2);
      child.kill(signal);
      const [, by] = await once(child, "exit");
      assert.equal(by, signal);
      assert.deepEqual(readdirSync(folder.path), ["report"]);
      assert.equal(readFileSync(join(folder.path, "report"), "utf8"), "old");
    });
  }

  it("has a whole report or none, whenever it is ended", async () => {
    write(folder.path, { "in/a.md": "a\u200bb\n".repeat(20_000) });
    for (const after of [50, 150, 250, 350, 450]) {
      const ended = run(["scan", "--format", "json", "-o", "report", "in"], { cwd: folder.path, endAfter: after });
      const { code } = await ended;
      const report = join(folder.path, "report");
      if (existsSync(report)) JSON.parse(readFileSync(report, "utf8"));
      else assert.equal(code, null);
      assert.deepEqual(
        readdirSync(folder.path).filter((name) => name.startsWith(".")),
        [],
      );
    }
  });
});
