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

  it("finds tags that hide, however they are written", () => {
    for (const tag of [
      "<p hidden class>",
      "<p class hidden=until-found>",
      "<p HIDDEN/>",
      "<input type = 'hidden'>",
      "<input\ttype=\thidden/>",
      '<p style = "display : none">',
      '<p STYLE="visibility:collapse">',
      '<p style="display&#x3a;none">',
      '<p style="display&#X3A;none">',
      '<p style="display:&Tab;none">',
      '<p style="display&colon;&NewLine;none">',
      '<p style="clip:rect&lpar;0,0,0,0)">',
    ])
      assert.equal(said(`a ${tag} b`).length, 1, tag);
    for (const tag of [
      "<p hiddenness>",
      "<p class=hidden>",
      "<input type=hiddenness>",
      '<p title="display:none">',
      '<p style="display&#x1003a;none">',
      '<p style="display&Colon;none">',
      '<p style="display&#x3b;none">',
      "<hidden>",
      "a < b hidden",
    ])
      assert.equal(said(`a ${tag} b`).length, 0, tag);
  });

  it("finds what hides in any line of a tag, once it ends", () => {
    const long = "a".repeat(2000);
    assert.deepEqual(said("<p\nclass=a\nhidden\nid=b>"), ["2:0-6 Hidden on a rendered page: hidden"]);
    assert.deepEqual(said("<p\nhidden\n>").length, 1);
    assert.deepEqual(said(`<p id="${long}"\nhidden>`).length, 1);
    assert.deepEqual(said(`<p\nid="${long}" hidden>`).length, 1);
    assert.deepEqual(said("<p\nhidden> <b\nhidden>").length, 2);
    for (const text of [
      "hidden> a",
      "<p\nhidden",
      "<p\nhidden\n\n>",
      "<p\n \nhidden>",
      "<p\nhidden <b>",
      "<p\nhidden\n<b>",
      "<p\nhidden\n<b>\n>",
      "<p>\nhidden>",
      "a < b\nhidden>",
      "<1\nhidden>",
      "<p\nhidden\n~~~\n>",
    ])
      assert.deepEqual(said(text), [], text);
  });

  it("leaves alone what is shown, and every file that is no instruction", () => {
    const shown = '```html\n<!-- shown -->\n<p hidden>\n```\n`&shy;` &nbsp; <b style="opacity:0.5">\n';
    assert.deepEqual(said(shown), []);
    assert.deepEqual(said("<!-- a -->\n&shy;\n<p hidden>", "README.md"), []);
    assert.deepEqual(said('{"a": "<!-- -->"}', ".mcp.json"), []);
  });

  it("knows no code in text of an unknown kind, but fences", () => {
    assert.deepEqual(said("`<!-- a -->`\n~~~\n<!-- b -->\n~~~\n`&shy;`\n", ".cursorrules"), [
      "0:1-11 Not shown on a rendered page: <!-- a -->",
      "4:1-6 &shy; stands for U+00AD SOFT HYPHEN",
    ]);
    assert.deepEqual(said("    <!-- a\nb <!-- c -->", "system.txt").length, 0, "no instructions");
    assert.deepEqual(said("<!-- a\nb <!-- c -->", ".cursorrules").length, 2, "comments end with their line");
  });

  it("is found behind a fence, whatever was to keep it open", () => {
    for (const before of ["~~~\n~~~ x\n~~~", "> ```\n", "- ```\n", "a ```", "`a`", "    ```\n", "``` a`"])
      assert.deepEqual(said(`${before}\n<!-- b -->`, ".cursorrules").length, 1, before);
    for (const before of ["~~~\n~~~ x\n~~~", "> ```\n", "a ```", "`a`", "``` a`"])
      assert.deepEqual(said(`${before}\n<!-- b -->`).length, 1, before);
    assert.deepEqual(said("1. ```html\n   <!-- a -->\n   ```\n<!-- b -->"), [
      "3:0-10 Not shown on a rendered page: <!-- b -->",
    ]);
    assert.deepEqual(said("~~~\n<p\n~~~\nhidden>"), []);
  });

  it("has no characters, but where an entity stands for one, and can be allowed by that", () => {
    const text = "<!-- a -->\n<p\nhidden>\n&shy;";
    const found = (policy = defaultPolicy): unknown[] =>
      scan(text, { path: "AGENTS.md" }, policy).map(({ line, characters, count }) => [line, characters, count]);
    assert.deepEqual(found(), [
      [0, [], 0],
      [2, [], 0],
      [3, [0xad], 1],
    ]);
    const ranges = [[0xad, 0xad]] as const;
    const allow = [{ ranges, matches: () => true, pattern: "**", reason: "hyphenation" }];
    assert.deepEqual(found({ ...defaultPolicy, allow } as unknown as typeof defaultPolicy).length, 2);
  });

  it("is shown on one line", () => {
    assert.deepEqual(said("<!-- a\tb -->"), ["0:0-12 Not shown on a rendered page: <!-- a b -->"]);
    assert.deepEqual(said("<!-- a\nb <!-- c -->"), ["0:0-6 Not shown on a rendered page: <!-- a"]);
    assert.deepEqual(said("<!x <!doctype html>").length, 1);
    assert.deepEqual(said("<!DOCTYPE html> <!doctype>").length, 1);
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
