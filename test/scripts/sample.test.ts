import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { execute, root, withTemporaryFolder } from "../../scripts/process.ts";
import { writeSample } from "../../scripts/sample.ts";

const program = path.join(root, "dist", "cli.cjs");

/** The files below `folder` with findings. */
async function suspicious(folder: string): Promise<string[]> {
  const { output } = await execute(process.execPath, [program, "scan", "--format", "json"], { cwd: folder });
  const { findings } = JSON.parse(output) as { findings: { path: string }[] };
  return [...new Set(findings.map(({ path: file }) => file))].sort();
}

describe("the sample workspace", function () {
  // It runs a dozen processes.
  this.timeout(120_000);

  it("has findings in the files for that and nowhere else, and the agent's edits add one to each file", async () => {
    await withTemporaryFolder(async (folder) => {
      await writeSample(folder);
      const kept = ["src/greet.ts", "src/payments.py", "scripts/deploy.sh"].map((name) => path.join(folder, name));
      const before = kept.map((file) => ({ text: readFileSync(file, "utf8"), inode: statSync(file).ino }));
      const shown = readdirSync(path.join(folder, "findings"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
      assert.deepEqual(await suspicious(folder), shown.sort());

      assert.equal((await execute(process.execPath, [".agent/edit.mjs"], { cwd: folder })).code, 0);
      const git = await execute("git", ["status", "--porcelain", "--untracked-files=all"], { cwd: folder });
      const edited = git.output.trimEnd().split("\n");
      assert.deepEqual(edited, [
        " M AGENTS.md",
        " M README.md",
        " M config/app.json",
        " M scripts/deploy.sh",
        " M src/greet.ts",
        " M src/payments.py",
        " M src/server.go",
        "?? src/audit/log.ts",
      ]);
      assert.deepEqual(await suspicious(folder), [...shown, ...edited.map((line) => line.slice(3))].sort());

      const after = kept.map((file) => ({ text: readFileSync(file, "utf8"), inode: statSync(file).ino }));
      const [inPlace, byRename, appended] = before.map(({ inode }, index) => inode === after[index]?.inode);
      assert.deepEqual({ inPlace, byRename, appended }, { inPlace: true, byRename: false, appended: true });
      assert.ok(after[2]?.text.startsWith(before[2]?.text ?? "?"));
    });
  });
});
