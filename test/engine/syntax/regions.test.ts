import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { picture, spansOf } from "./picture.ts";

/** Lines of source, each with its picture below. `<U+2028>` is one character, and one letter of the picture. */
const snippets = readFileSync(new URL("snippets.txt", import.meta.url), "utf8");

describe("regions", () => {
  for (const block of snippets.split(/^=== /m).slice(1)) {
    const [title = "", ...lines] = block.replace(/\n$/, "").split("\n");
    it(title, () => {
      const source = lines.filter((_, index) => index % 2 === 0);
      const text = source
        .join("\n")
        .replace(/<U\+([0-9A-F]{4})>/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      const pictures = picture(text, title.split(":")[0] ?? "").split("\n");
      assert.equal(source.flatMap((line, index) => [line, pictures[index]]).join("\n"), lines.join("\n"));
    });
  }

  it("gives an empty line one span", () => {
    assert.deepEqual(spansOf("/*\n\n*/", "go"), [
      [{ start: 0, region: "comment" }],
      [{ start: 0, region: "comment" }],
      [{ start: 0, region: "comment" }],
    ]);
  });

  it("is lost in nesting that no honest code has, and then everything is code", () => {
    assert.equal(picture(`${"`${".repeat(300)}'text' // text`, "javascript").slice(-15), ".".repeat(15));
    assert.equal(picture(`${"(".repeat(300)}'text'`, "javascript").slice(-6), ".ssss.");
  });
});

describe("notations", () => {
  const cases: readonly [id: string, source: string, escapes: readonly (string | undefined)[]][] = [
    ["javascript", "'a'", [undefined, "braced", undefined]],
    ["javascript", "`a\x24{b}c`", [undefined, "braced", undefined, "braced", undefined]],
    ["javascript", "String.raw`a`", [undefined, undefined, undefined]],
    ["javascript", "x = /a/", [undefined, "paired", undefined]],
    ["javascript", "x = <a b='c'>d</a>", [undefined, "html", undefined, "html", undefined]],
    ["javascript", "'\\\u200bb'", [undefined, "braced", undefined, "braced", undefined]],
    ["json", '"a"', [undefined, "paired", undefined]],
    ["python", "'a'", [undefined, "long", undefined]],
    ["python", "rb'a'", [undefined, undefined, undefined]],
    ["cpp", '"a" L"b"', [undefined, "c", undefined, "c-wide", undefined]],
    ["cpp", 'R"(a)"', [undefined, undefined, undefined]],
    ["go", "`a`", [undefined, undefined, undefined]],
    ["go", '"a"', [undefined, "long", undefined]],
    ["rust", "\"a\" b'c' 'd'", [undefined, "rust", undefined, undefined, undefined, "rust", undefined]],
    ["java", '"""', [undefined]],
    ["shellscript", "$'a' 'b' \"c\"", [undefined, "long", undefined, undefined, undefined, undefined, undefined]],
    ["yaml", 'a: "b" #', [undefined, undefined, "long", undefined, undefined, undefined]],
    ["html", "a<b c='d'>", ["html", undefined, "html", undefined]],
    ["css", "'a'", [undefined, "css", undefined]],
    ["markdown", "a`b`", ["html", undefined]],
    ["plaintext", "a", [undefined]],
    ["php", "<?= \"a\" . 'b'", [undefined, "rust", undefined, undefined, undefined]],
    ["csharp", '"a" \'b\' @"c"', [undefined, "long", undefined, "basic", undefined, undefined, undefined]],
    ["perl", "\"a\" . 'b' . q{c} . qq{d}", [undefined, "hex", ...Array<undefined>(5), "hex", undefined]],
    ["ruby", "\"a\" + 'b'", [undefined, "rust", undefined, undefined, undefined]],
    ["powershell", "\"a\" + 'b'", [undefined, "powershell", undefined, undefined, undefined]],
    ["xml", "a<b c='d'>", ["xml", undefined, "xml", undefined]],
    ["sql", "'a' e'b'", [undefined, undefined, undefined, "long", undefined]],
  ];
  for (const [id, source, escapes] of cases) {
    it(`${id}: ${JSON.stringify(source)}`, () => {
      assert.deepEqual(
        spansOf(source, id).flatMap((line) => line.map((span) => span.escape)),
        escapes,
      );
    });
  }
});
