import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { defaultPolicy, messageOf, parsePolicy } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { chunkLength } from "../../src/workspace/scan-file.ts";
import { type Root, scanTree } from "../../src/workspace/scan-tree.ts";
import { skip } from "../reporter.ts";
import { useFolder, write } from "./support.ts";

describe("names in a tree", function () {
  this.timeout(120_000);

  const folder = useFolder();

  /** `path start-end message` of the findings in names. */
  function scan(more: Partial<Root> = {}): string[] {
    const root: Root = { folder: folder.path, prefix: "", policyPrefix: "", policy: defaultPolicy, ...more };
    const tools = { git: undefined, kernel: createKernel(chunkLength) };
    return [...scanTree(root, tools, collectRemarks())].flatMap(({ path, findings, counts }) => {
      assert.equal(counts.error + counts.warning + counts.information, findings.length);
      return findings
        .filter(({ region }) => region === "path")
        .map((finding) => `${path} ${finding.start}-${finding.end} ${messageOf(finding)}`);
    });
  }

  it("are told of each folder once and of each file, whatever is in it", () => {
    write(folder.path, {
      "o\u200bk/a.ts": "a",
      "o\u200bk/b\u200b.png": Buffer.alloc(100),
      "o\u200bk/c.ts": "c\u200b",
      "d.ts": "d",
    });
    const hidden = "Hidden character: U+200B ZERO WIDTH SPACE";
    assert.deepEqual(scan(), [`o\u200bk/a.ts 1-2 ${hidden}`, `o\u200bk/b\u200b.png 5-6 ${hidden}`]);
  });

  it("count from the path that is shown, and not what stands above the folder", () => {
    write(folder.path, { "a\u00a0b.ts": "" });
    const allow = [{ characters: "U+00A0", files: "o\u200bld/**", reason: "old" }];
    const { policy } = parsePolicy({ "glyphguard.allow": allow });
    assert.deepEqual(scan({ prefix: "../x/", policyPrefix: "o\u200bk/" }), [
      "../x/a\u00a0b.ts 6-7 Not a plain space: U+00A0 NO-BREAK SPACE",
    ]);
    assert.deepEqual(scan({ policyPrefix: "o\u200bld/", policy }), []);
  });

  it("are judged as bytes where they are no text, and found where those are spelled out", function () {
    const name = Buffer.concat([
      Buffer.from(`${folder.path}/\u200ba`),
      Buffer.from([0xc3, 0xa9, 0xe9, 0xff]),
      Buffer.from("\\\u200b"),
    ]);
    try {
      writeFileSync(name, "");
    } catch {
      skip(this, "the file system wants its names in UTF-8");
    }
    assert.deepEqual(
      scan().map((one) => one.slice(one.indexOf(" ") + 1)),
      [
        "0-12 Hidden character: U+200B ZERO WIDTH SPACE",
        "21-29 The name is not valid UTF-8: E9 FF",
        "31-43 Hidden character: U+200B ZERO WIDTH SPACE",
      ],
    );
  });
});
