import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { useFolder, write } from "../workspace/support.ts";
import { useCommand } from "./support.ts";

describe("glyphguard's arguments", function () {
  // Each test runs processes.
  this.timeout(30_000);
  const run = useCommand();
  const folder = useFolder();

  it("ask for help or the version", async () => {
    const { code, stdout } = await run(["--help"], { cwd: folder.path });
    assert.equal(code, 0);
    assert.match(stdout, /Exit codes:\n {2}0 .*information alone gives 0\n/);
    assert.match(stdout, /Examples:\n {2}glyphguard scan\n/);
    assert.equal((await run(["scan", "-h"], { cwd: folder.path })).stdout, stdout);
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    assert.equal((await run(["--version"], { cwd: folder.path })).stdout, `${version}\n`);
  });

  it("may follow --, and then are paths", async () => {
    write(folder.path, { "--help": "a\u200b" });
    assert.equal((await run(["scan", "--", "--help"], { cwd: folder.path })).code, 1);
  });

  for (const [args, message] of [
    [["scna"], 'Unknown command "scna". Did you mean scan? Try glyphguard --help.'],
    [["."], 'Unknown command ".". Did you mean: glyphguard scan "."? Try glyphguard --help.'],
    [["scan", "--fromat", "json"], "Unknown option --fromat. Did you mean --format?"],
    [["scan", "-x"], "Unknown option -x."],
    [["scan", "--constructor"], "Unknown option --constructor."],
    [["scan", "--format", "jsno"], 'The option --format takes text or json, not "jsno". Did you mean json?'],
    [["scan", "--fail-on"], "The option --fail-on takes error or warning or information."],
    [["scan", "--quiet=yes"], "The option --quiet takes no value."],
    [["scan", "--\u202e"], "Unknown option --<U+202E>."],
  ] as const) {
    it(`are refused in one line: ${JSON.stringify(args).replace("\u202e", "U+202E")}`, async () => {
      const { code, stdout, stderr } = await run(args, { cwd: folder.path });
      assert.deepEqual([code, stdout, stderr], [2, "", `glyphguard: ${message}\n`]);
    });
  }

  it("are asked for where there are none", async () => {
    const { code, stderr } = await run([], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(stderr, /^Finds characters .*\n\nUsage:/);
  });
});
