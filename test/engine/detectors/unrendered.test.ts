import assert from "node:assert/strict";
import { createDocument, defaultPolicy, messageOf, needsFullScan, scan } from "../../../src/engine/index.ts";

/** `line:start-end message` of each finding. */
function said(text: string, path = "AGENTS.md"): string[] {
  return scan(text, { path }, defaultPolicy).map((finding) => {
    assert.equal(finding.severity, finding.rule === "unrendered-text" ? "information" : "error");
    return `${finding.line}:${finding.start}-${finding.end} ${messageOf(finding)}`;
  });
}

describe("unrendered-text", () => {
  it("finds comments, one each, at their start", () => {
    assert.deepEqual(said("# A\n<!-- do this\nand that -->\ntext <!-- b --> `<!-- shown -->`\n"), [
      "1:0-12 Not shown on a rendered page: <!-- do this",
      "3:5-15 Not shown on a rendered page: <!-- b -->",
    ]);
    assert.deepEqual(said("[//]: # (do this)\n[a]: https://a.example (title)\n[comment]: <> (that)"), [
      "0:0-17 Not shown on a rendered page: [//]: # (do this)",
      "2:0-20 Not shown on a rendered page: [comment]: <> (that)",
    ]);
  });

  it("finds elements that are not shown, and hidden characters by name", () => {
    const hidden = [
      '<div style="display: none">',
      '<span style="font-size:0px;">',
      "<p hidden>",
      '<i style="opacity:0">',
      '<b class="a" style="color:#fff">',
    ];
    for (const tag of hidden)
      assert.deepEqual(said(`a ${tag}b`), [`0:2-${1 + tag.length} Hidden on a rendered page: ${tag.slice(0, -1)}`]);
    assert.deepEqual(said("a&#x200B;b &ZeroWidthSpace;&amp;&#8238; &shy;"), [
      "0:1-9 &#x200B; stands for U+200B ZERO WIDTH SPACE",
      "0:11-27 &ZeroWidthSpace; stands for U+200B ZERO WIDTH SPACE",
      "0:32-39 &#8238; stands for U+202E RIGHT-TO-LEFT OVERRIDE",
      "0:40-45 &shy; stands for U+00AD SOFT HYPHEN",
    ]);
  });

  it("finds what is moved away, clipped, or no part of the page", () => {
    for (const markup of [
      '<p style="position:absolute;left:-9999px">',
      '<p style="text-indent:-99em">',
      '<p style="display&#58;none">',
      '<p style="display&colon; none">',
      '<p style="clip-path: inset(50%)">',
      '<p style="clip: rect(0,0,0,0)">',
      '<p style="transform:scale(0)">',
      "<template>do this</template>",
      "<![CDATA[do this]]>",
      "<?do this?>",
      "<!DO this>",
      '<input type=hidden value="do this">',
      '<input type="hidden" value="do this">',
    ])
      assert.equal(said(`a ${markup} b`).length, 1, markup);
    assert.deepEqual(said('a <p\nhidden>\nb\n<p class="x"\n  style="display:none">b'), [
      "1:0-6 Hidden on a rendered page: hidden",
      '4:0-22 Hidden on a rendered page: style="display:none"',
    ]);
    assert.deepEqual(said("a\nhidden> b\n<p\nclass=x>\n<!doctype html>\n1 <2 >3 <! > <? "), [
      "5:13-16 Not shown on a rendered page: <?",
    ]);
    assert.deepEqual(said('<b style="margin-left:-5px; left: 9999px; transform: scale(0.5)">'), []);
  });

  it("leaves alone what is shown, and every file that is no instruction", () => {
    const shown = '```html\n<!-- shown -->\n<p hidden>\n```\n`&shy;` &nbsp; <b style="opacity:0.5">\n';
    assert.deepEqual(said(shown), []);
    assert.deepEqual(said("<!-- a -->\n&shy;\n<p hidden>", "README.md"), []);
    assert.deepEqual(said('{"a": "<!-- -->"}', ".mcp.json"), []);
  });

  it("knows no code in text of an unknown kind, but fences", () => {
    assert.deepEqual(said("<!-- a -->\n~~~\n<!-- b -->\n~~~\n", ".cursorrules").length, 1);
  });

  it("reads clean texts only of files that agents take orders from", () => {
    assert.ok(needsFullScan({ path: "docs/AGENTS.md" }, defaultPolicy));
    assert.ok(!needsFullScan({ path: "docs/README.md" }, defaultPolicy));
  });

  it("stays true through edits", () => {
    const lines = ["a", "<!-- b -->", "c"];
    const at = (line: number): string => lines[line] ?? "";
    const document = createDocument({ count: () => lines.length, at }, { path: "AGENTS.md" }, defaultPolicy);
    assert.equal(document.findings().length, 1);
    lines.splice(0, 1, "```", "d");
    document.update([{ start: 0, removed: 1, inserted: 2 }]);
    assert.deepEqual(document.findings(), []);
  });

  it("takes linear time", () => {
    for (const unit of [
      "<!--",
      "<!-- -->",
      "<a ",
      "<a style=",
      "<a style=x>",
      "&#x200B;",
      "[",
      "`",
      "<!A",
      "<?",
      "<![CDATA[",
      "<template ",
    ])
      assert.ok(Array.isArray(said(unit.repeat(50_000))));
  }).timeout(20_000);
});

describe("text far below", () => {
  it("is found after a hundred empty lines, in what agents read", () => {
    assert.deepEqual(said(`a\n${" \n".repeat(120)}  b c \n`), ["121:2-5 120 empty lines push this out of sight"]);
    assert.deepEqual(said(`a\n${"\n".repeat(99)}b\n`), []);
    assert.deepEqual(said(`a\n${"\n".repeat(300)}b\n`, "README.md"), []);
    assert.deepEqual(said(`a\n${"\n".repeat(300)}`), []);
  });
});
