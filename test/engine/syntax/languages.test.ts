import assert from "node:assert/strict";
import { isTextName, languageNamed, languageOf, languages } from "../../../src/engine/syntax/languages.ts";

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
    ["a.po", undefined, "po"],
    ["a.properties", undefined, "properties"],
    ["ru.dic", undefined, "hunspell"],
    ["a.v", undefined, "unknown"],
    ["x/Dockerfile", undefined, "dockerfile"],
    ["x/Dockerfile.dev", undefined, "dockerfile"],
    ["CMakeLists.txt", "plaintext", "cmake"],
    [".env", undefined, "dotenv"],
    [".env.production", undefined, "dotenv"],
    ["license.unheard-of", undefined, "unknown"],
    ["a.csproj", undefined, "xml"],
    ["Cargo.lock", undefined, "toml"],
    ["go.mod", undefined, "go.mod"],
    [".gitignore", undefined, "ignore"],
    ["Gemfile", undefined, "ruby"],
    ["a.rst", "plaintext", "restructuredtext"],
    ["a.mdx", undefined, "markdown"],
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

  for (const [name, id] of Object.entries({
    ...{
      "c#": "csharp",
      cs: "csharp",
      ps1: "powershell",
      objc: "cpp",
      proto: "proto",
      hcl: "terraform",
      tf: "terraform",
    },
    ...{
      dotenv: "dotenv",
      jsonc: "json",
      json5: "json",
      tsx: "typescriptreact",
      ini: "ini",
      toml: "toml",
      text: "plaintext",
    },
    ...{
      mermaid: "mermaid",
      http: "http",
      console: "shellsession",
      docker: "dockerfile",
      make: "makefile",
      tex: "latex",
    },
    ...{ "F#": "fsharp", kt: "kotlin", rb: "ruby", jl: "julia", hs: "haskell", nginx: "ini", svg: "xml", sass: "scss" },
  })) {
    it(`a fence named ${name} is ${id}`, () => assert.equal(languageNamed(name)?.id, id));
  }

  it("leaves the language of a diff open", () => {
    assert.deepEqual([languageNamed("diff"), languageNamed("patch")], [undefined, undefined]);
  });

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
