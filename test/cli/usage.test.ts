import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { useFolder, write } from "../workspace/support.ts";
import { useCommand } from "./support.ts";

describe("glyphguard's arguments", function () {
  // Each test runs processes.
  this.timeout(120_000);
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
    [
      ["scan", "--format", "jsno"],
      'The option --format takes text, json, jsonl, sarif, github or markdown, not "jsno". Did you mean json?',
    ],
    [["scan", "--fail-on"], "The option --fail-on takes error, warning or information."],
    [["scan", "--max-results", "-5"], 'The option --max-results takes a number from 1 on, not "-5".'],
    [["scan", "--max-results=0"], 'The option --max-results takes a number from 1 on, not "0".'],
    [["scan", "--shard", "5/4"], 'The option --shard takes I/N with I from 1 to N, such as 1/4, not "5/4".'],
    [["scan", "--shard", "0/4"], 'The option --shard takes I/N with I from 1 to N, such as 1/4, not "0/4".'],
    [["scan", "--output="], "The option --output takes a file."],
    [["scan", "--files-from"], "The option --files-from takes a file, or - for standard input."],
    [["scan", "--files-from", "no\u202e"], "The list of files cannot be read from no<U+202E>: no such file or folder"],
    [
      ["scan", "--reveal", "--format", "github"],
      "The option --reveal is not for --format github: agents read what is published.",
    ],
    [["scan", "-o", "no/a.json"], "The report cannot be written to no/a.json: no such file or folder"],
    [["scan", "-o", "."], "The report cannot be written to .: it is a folder"],
    [["merge"], "Name the reports to merge. Try glyphguard --help."],
    [["merge", "--shard", "1/2", "a"], "The option --shard is for scan, not for merge."],
    [["merge", "no.json"], "no.json cannot be read: no such file or folder"],
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
