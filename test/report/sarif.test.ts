import assert from "node:assert/strict";
import type { Log, Result } from "sarif";
import { ruleIds } from "../../src/engine/index.ts";
import { literal } from "../../src/report/sarif-result.ts";
import type { FileReport } from "../../src/workspace/scan-tree.ts";
import { reportOf, written } from "./support.ts";

const logOf = (...files: FileReport[]): Log => JSON.parse(written("sarif", files));
const resultsOf = (...files: FileReport[]): Result[] => logOf(...files).runs[0]?.results ?? [];
const fingerprints = (...files: FileReport[]) =>
  resultsOf(...files).map(({ partialFingerprints }) => partialFingerprints?.["glyphguardFinding/v1"]);

describe("the SARIF report", () => {
  it("has the rules of the table, each with help, and the version of the tool", () => {
    const { driver } = logOf().runs[0]?.tool ?? {};
    assert.equal(driver?.version, "1.2.3");
    assert.deepEqual(
      driver?.rules?.map(({ id }) => id),
      ruleIds,
    );
    for (const { id, name, help, helpUri } of driver?.rules ?? []) {
      assert.match(name ?? "", /^(?:[A-Z][a-z]+)+$/);
      assert.ok(help?.markdown?.includes(`\`${id}\``));
      assert.equal(helpUri, undefined);
    }
  });

  it("says where and what, in lines and columns from 1 and UTF-16 units", () => {
    const log = logOf(reportOf("a.ts", "let a;\n'\ud83d\ude00'; let b\u200b;\n"));
    assert.equal(log.runs[0]?.columnKind, "utf16CodeUnits");
    const [result] = log.runs[0]?.results ?? [];
    assert.deepEqual(
      [result?.ruleId, result?.ruleIndex, result?.level, result?.message.text],
      ["hidden-character", 2, "error", "Hidden character: U+200B ZERO WIDTH SPACE"],
    );
    assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: "a.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine: 2, startColumn: 12, endLine: 2, endColumn: 13 },
    });
  });

  it("escapes paths, which are relative, and puts what is in a path on the file's first line", () => {
    const location = (path: string) => resultsOf(reportOf(path, "\u202e")).at(-1)?.locations?.[0]?.physicalLocation;
    assert.deepEqual(location("a b%:?#\u4e2d.ts")?.artifactLocation, {
      uri: "a%20b%25%3A%3F%23%E4%B8%AD.ts",
      uriBaseId: "%SRCROOT%",
    });
    assert.deepEqual(location("/x/a b.ts")?.artifactLocation, { uri: "file:///x/a%20b.ts" });
    assert.deepEqual(location("C:/x/a b.ts")?.artifactLocation, { uri: "file:///C:/x/a%20b.ts" });
    const [result] = resultsOf(reportOf("a\u200b.ts", ""));
    assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: "a%E2%80%8B.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine: 1 },
    });
  });

  it("offers the fix that needs no question, and no other", () => {
    const fixOf = (path: string, text: string) =>
      resultsOf(reportOf(path, text))[0]?.fixes?.map(({ description, artifactChanges: [change] }) => [
        description?.text,
        change?.replacements,
      ]);
    assert.deepEqual(fixOf("a.ts", "let p\u0430ss;"), [
      [
        'Replace by "a"',
        [
          {
            deletedRegion: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 7 },
            insertedContent: { text: "a" },
          },
        ],
      ],
    ]);
    const long = "x = 1; ".repeat(100);
    assert.deepEqual(fixOf("a.ts", `${long}let b\u200b;${long}`), [
      ["Remove U+200B", [{ deletedRegion: { startLine: 1, startColumn: 706, endLine: 1, endColumn: 707 } }]],
    ]);
    assert.equal(fixOf("a.ts", "let s = 'p\u0430ss';"), undefined);
    assert.equal(fixOf("a.unknown", "let b\u200b;"), undefined);
    const cell = { cell_type: "code", metadata: {}, outputs: [], source: ["let b\u200b = 1"] };
    const notebook = JSON.stringify({ cells: [cell], metadata: { language_info: { name: "javascript" } } });
    assert.equal(fixOf("a.ipynb", notebook), undefined);
  });

  it("knows findings again when lines move, in other files and beside new findings", () => {
    const text = "let b\u200b = 1;\nlet c\u200b;\nlet b\u200b = 1;\n";
    const before = fingerprints(reportOf("a.ts", text));
    assert.equal(new Set(before).size, 3);
    assert.deepEqual(fingerprints(reportOf("a.ts", `// one\n\n${text}`)), before);
    assert.deepEqual(fingerprints(reportOf("b.ts", text.replaceAll("let", "\tlet"))), before);
    assert.deepEqual(fingerprints(reportOf("a.ts", `let d\u200b;\n${text}`)).slice(1), before);
    const long = `${"x = 1; ".repeat(60)}let b\u200b;${"y = 2; ".repeat(60)}`;
    const [own] = fingerprints(reportOf("a.ts", long));
    assert.equal(fingerprints(reportOf("a.ts", long.replace("x = 1", "x\u200b = 1")))[1], own);
  });

  it("tells problems, notes and what was left out, and that the scan is incomplete", () => {
    const invocationOf = (more: Parameters<typeof written>[2]) =>
      (JSON.parse(written("sarif", [], more)) as Log).runs[0]?.invocations?.[0];
    assert.deepEqual(invocationOf({}), { executionSuccessful: true, toolExecutionNotifications: [] });
    const problems = [{ path: "a b", message: "is broken" }];
    assert.deepEqual(invocationOf({ problems, notes: [{ path: "", message: "fine" }] }), {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: "error",
          message: { text: "is broken" },
          locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b", uriBaseId: "%SRCROOT%" } } }],
        },
        { level: "note", message: { text: "fine" } },
      ],
    });
    const findings = { error: 1, warning: 0, information: 0 };
    const [notification] = invocationOf({ findings, leftOut: 1 })?.toolExecutionNotifications ?? [];
    assert.match(notification?.message.text ?? "", /^1 findings are left out/);
  });

  it("leaves a viewer no places for arguments and no links in what strangers wrote", () => {
    assert.equal(literal("a {0} [b](1) c"), "a {{0}} \\[b\\](1) c");
    assert.equal(literal("a[0] \\n"), "a[0] \\n");
  });
});
