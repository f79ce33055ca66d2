import assert from "node:assert/strict";
import { defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";
import { found } from "../support.ts";

const blanks = (count: number): string => " ".repeat(count);

describe("off-screen-text", () => {
  it("finds code and text behind many blanks of any kind", () => {
    assert.deepEqual(found("javascript", `a();${blanks(100)}evil();`), ["error off-screen-text 0:4-104"]);
    assert.deepEqual(found("javascript", `a();${"\t".repeat(25)}evil();`), ["error off-screen-text 0:4-29"]);
    assert.deepEqual(found("javascript", `${blanks(200)}evil();`), ["error off-screen-text 0:0-200"]);
    assert.deepEqual(found("javascript", `s = "a${blanks(100)}b"`), ["warning off-screen-text 0:6-106"]);
    assert.deepEqual(found("markdown", `a${"\u3000".repeat(60)}b`), ["warning off-screen-text 0:1-61"]);
    assert.deepEqual(found("markdown", `a${" \u00a0".repeat(60)}b`), ["warning off-screen-text 0:1-121"]);
    assert.deepEqual(found("markdown", `a${blanks(120)}b`, { path: "AGENTS.md" }), ["error off-screen-text 0:1-121"]);
  });

  it("finds code behind blanks with signs between them", () => {
    for (const text of [
      `ok();${`${blanks(78)}/**/`.repeat(5)}evil();`,
      `ok.${`${blanks(78)}.`.repeat(6)} evil`,
      `ok();${blanks(79)};${blanks(79)};evil()`,
    ])
      assert.ok(
        found("javascript", text).some((one) => one.startsWith("error off-screen-text")),
        text,
      );
    assert.deepEqual(found("markdown", `|${`${blanks(60)}|`.repeat(4)} a`), []);
    assert.deepEqual(found("c", `/* *${`${blanks(60)}*`.repeat(3)} a */`), []);
  });

  it("is stricter where agents read", () => {
    for (const path of [".mcp.json", ".claude/settings.json"])
      assert.ok(
        found("json", `{"a":1,${blanks(190)}"command":"evil"}`, { path }).some((one) =>
          one.includes("off-screen-text"),
        ),
        path,
      );
    assert.deepEqual(found("markdown", `ok${"\u00a0".repeat(200)}evil`, { path: "AGENTS.md" }), [
      "error off-screen-text 0:2-202",
    ]);
  });

  it("shows what stands there", () => {
    const [finding] = scan(`a();${blanks(100)}evil(\u0007);`, { path: "a.js" }, defaultPolicy);
    assert.equal(finding && messageOf(finding), '100 columns of blanks push "evil(<U+0007>);" out of sight');
  });

  it("leaves alone what people align", () => {
    const honest = [
      ["a.js", `};${blanks(110)}// the end of it`],
      ["a.js", `${blanks(116)}deep();`],
      ["a.c", `#define A(x)${blanks(150)}\\`],
      ["a.c", `/* a${blanks(150)}*/`],
      ["a.md", `| a${blanks(200)}| b${blanks(200)}|`],
      ["a.csv", `name${blanks(120)},1`],
      ["a.txt", `LS(1)${blanks(70)}LS(1)`],
      ["a.js", `a();${blanks(500)}`],
      ["a.js", "a\n".repeat(3)],
    ] as const;
    for (const [path, text] of honest) assert.deepEqual(scan(text, { path }, defaultPolicy), [], JSON.stringify(text));
  });

  it("takes linear time for a line of gaps", () => {
    const text = `${blanks(90)};`.repeat(50_000);
    assert.deepEqual(scan(text, { path: "a.js" }, defaultPolicy), []);
    assert.equal(scan(`${blanks(90)}b`.repeat(10_000), { path: "a.js" }, defaultPolicy).length, 9_999);
  }).timeout(20_000);
});
