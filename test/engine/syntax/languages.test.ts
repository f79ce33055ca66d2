import assert from "node:assert/strict";
import { isTextName, languageOf, languages } from "../../../src/engine/syntax/languages.ts";

describe("the language of a file", () => {
  const cases: readonly [path: string | undefined, languageId: string | undefined, id: string][] = [
    ["a.ts", undefined, "typescript"],
    ["/x/y/A.TS", undefined, "typescript"],
    ["C:\\x\\a.d.ts", undefined, "typescript"],
    ["a.jsx", "javascriptreact", "javascript"],
    [undefined, "typescriptreact", "typescriptreact"],
    ["LICENSE", undefined, "plaintext"],
    ["ChangeLog", undefined, "plaintext"],
    ["LICENSES/MIT.LICENSE", undefined, "plaintext"],
    ["NOTICE", undefined, "plaintext"],
    ["COPYING.LESSER", undefined, "plaintext"],
    ["a.srt", undefined, "plaintext"],
    ["a.vtt", undefined, "plaintext"],
    ["a.po", undefined, "unknown"],
    ["a.properties", undefined, "unknown"],
    ["a.patch", undefined, "unknown"],
    ["x/.bashrc", undefined, "shellscript"],
    ["x.unheard-of", undefined, "unknown"],
    ["x", undefined, "unknown"],
    [undefined, undefined, "unknown"],
    [undefined, "unheard-of", "unknown"],
    // An association does not blind us.
    ["a.ts", "plaintext", "typescript"],
    ["a.py", "markdown", "python"],
    ["a.py", "json", "python"],
    ["a.json", "plaintext", "json"],
    ["a.unheard-of", "plaintext", "unknown"],
    // It can make us stricter.
    ["a.md", "typescript", "typescript"],
    ["a.txt", "yaml", "yaml"],
    ["a.unheard-of", "go", "go"],
    ["a.js", "unheard-of", "javascript"],
    [undefined, "plaintext", "plaintext"],
    // Equally strict: the editor knows better.
    ["a.h", "rust", "rust"],
    ["a.txt", "markdown", "markdown"],
  ];
  for (const [path, languageId, id] of cases) {
    it(`${path} as ${languageId} is ${id}`, () => assert.equal(languageOf(path, languageId).id, id));
  }

  it("tells names of text", () => {
    assert.ok(isTextName("a/b.Md"));
    assert.ok(isTextName("LICENSE"));
    assert.equal(isTextName("a.png"), false);
    assert.equal(isTextName("png"), false);
  });
});

describe("the table of languages", () => {
  it("names nothing twice and everything in lower case", () => {
    for (const keys of [
      languages.flatMap(({ id, aliases }) => [id, ...aliases]),
      languages.flatMap(({ extensions }) => extensions),
      languages.flatMap(({ filenames }) => filenames ?? []),
    ]) {
      assert.deepEqual(
        keys.filter((key, index) => keys.indexOf(key) !== index || key !== key.toLowerCase()),
        [],
      );
    }
  });

  it("gives extensions with one dot, in front", () => {
    assert.deepEqual(
      languages.flatMap(({ extensions }) => extensions).filter((extension) => extension.lastIndexOf(".") !== 0),
      [],
    );
  });

  it("has a label, its own, for every language with a grammar", () => {
    const labels = languages.flatMap(({ label }) => label ?? []);
    assert.equal(new Set(labels).size, labels.length);
    assert.deepEqual(
      languages.filter(({ label }) => label === undefined).map(({ id }) => id),
      ["unknown"],
    );
  });
});
