import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultPolicy } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { chunkLength } from "../../src/workspace/scan-file.ts";
import { scanTree } from "../../src/workspace/scan-tree.ts";

describe("names across the files of a tree", function () {
  this.timeout(120_000);

  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "names-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const scanned = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const root = { folder, prefix: "", policyPrefix: "", policy: defaultPolicy };
    const tools = { git: undefined, kernel: createKernel(chunkLength) };
    return [...scanTree(root, tools, { note: () => {}, problem: (_path, message) => assert.fail(message) })];
  };
  const life = "const \u0436\u0438\u0437\u043d\u044c = 1;\n";

  it("finds a name that looks like one of another file", () => {
    const reports = scanned({ "a.ts": `${life}\u0441\u043e\u0440\u0443();\n`, "b.ts": "export function copy() {}\n" });
    assert.deepEqual(
      reports.map(({ path, counts }) => [path, counts.error]),
      [
        ["b.ts", 0],
        ["a.ts", 1],
      ],
    );
    const [finding] = reports[1]?.findings ?? [];
    assert.deepEqual(
      [finding?.rule, finding?.twin, finding?.related],
      ["confusable-identifier", "copy", { path: "b.ts", line: 0, start: 16, end: 20 }],
    );
    assert.equal([...(reports[1]?.excerpts() ?? [])].length, 1);
  });

  it("leaves a name alone that no program has: strings, comments and data are none", () => {
    const reports = scanned({
      "a.ts": `${life}\u0441\u043e\u0440\u0443();\n`,
      "b.ts": '// copy\nf("copy");\n',
      "c.json": '{"copy": 1}',
      "d.md": "copy",
    });
    assert.deepEqual(
      reports.flatMap(({ findings }) => findings),
      [],
    );
  });

  it("keeps the order of paths and reports each file once", () => {
    const reports = scanned({
      "a.ts": "\u0435val(x)",
      "b.ts": "plain",
      "c.ts": "s\u0441ope()",
      "d.ts": "scope()",
      "e.ts": `// ${life}`,
    });
    assert.deepEqual(
      reports.map(({ path, findings }) => [path, findings.map(({ rule, twin }) => `${rule} ${twin}`)]),
      [
        ["b.ts", []],
        ["d.ts", []],
        ["e.ts", []],
        ["a.ts", ["confusable-identifier eval"]],
        ["c.ts", ["confusable-identifier scope"]],
      ],
    );
  });
});
