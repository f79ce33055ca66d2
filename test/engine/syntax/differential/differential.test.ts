import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { clojure } from "@codemirror/legacy-modes/mode/clojure";
import { cmake } from "@codemirror/legacy-modes/mode/cmake";
import { commonLisp } from "@codemirror/legacy-modes/mode/commonlisp";
import { erlang } from "@codemirror/legacy-modes/mode/erlang";
import { haskell } from "@codemirror/legacy-modes/mode/haskell";
import { julia } from "@codemirror/legacy-modes/mode/julia";
import { lua } from "@codemirror/legacy-modes/mode/lua";
import { powerShell } from "@codemirror/legacy-modes/mode/powershell";
import { r } from "@codemirror/legacy-modes/mode/r";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { standardSQL } from "@codemirror/legacy-modes/mode/sql";
import { swift } from "@codemirror/legacy-modes/mode/swift";
import { parser as cpp } from "@lezer/cpp";
import { parser as css } from "@lezer/css";
import { parser as go } from "@lezer/go";
import { parser as java } from "@lezer/java";
import { parser as javascript } from "@lezer/javascript";
import { parser as json } from "@lezer/json";
import { parser as php } from "@lezer/php";
import { parser as python } from "@lezer/python";
import { parser as rust } from "@lezer/rust";
import { parser as sass } from "@lezer/sass";
import { parser as xml } from "@lezer/xml";
import { languageOf } from "../../../../src/engine/syntax/languages.ts";
import { skip } from "../../../reporter.ts";
import { codeMirror } from "./codemirror.ts";
import { type Comparison, compare, type Oracle } from "./compare.ts";
import { lezer } from "./lezer.ts";
import { type Grammar, treeSitter } from "./tree-sitter.ts";

const root = new URL("../../../../", import.meta.url);

/** What a parser sees otherwise than we do, and why that is no fault of ours. */
const known: readonly [deviation: RegExp, reason: string][] = [
  [/"x" is string.*(?:R"x\(|\{x\|)/, "the tag of a raw string is a part of its delimiter: code to us"],
  [/"[rwq]" is string.*[~%][rwq]/, "so is the letter behind the sign that opens a sigil or a percent literal"],
  [/"[dgimsuvy]+" is string, taken for code: .*\/[dgimsuvy]+/, "the flags of a pattern are code to us"],
  [/"(?:TEXT|RAW)" is string/, "the tag of a here document is code to us"],
  [/"raw" is string.*\{\$raw\}/, "Lezer's PHP sees no expressions in here documents"],
  [/"text" is comment.*#"it's "raw"/, "tree-sitter's Swift 0.3 finds comments in raw strings"],
  [/"(?:stdio|h)" is string.*#include </, "Lezer takes the name of a header for a string: it is code that is included"],
  [
    /"(?:example|org|it|png)" is comment.*url\(\/\//,
    "Lezer's Sass finds a comment in an address: CSS Syntax 3, 4.3.6 has none",
  ],
  [/"quoted" is code.*set\(TEXT/, "CodeMirror's CMake knows no escapes"],
  [/"[ab]" is string.*chars \[/, "CodeMirror takes a character of Clojure for a string: it is an atom, code to us"],
  [/"(?:bin|sh)" is code.*#!\/bin\/sh/, "CodeMirror takes the first line of a script for more than a comment"],
];

function explained({ tokens, deviations }: Comparison): Comparison {
  return { tokens, deviations: deviations.filter((deviation) => !known.some(([pattern]) => pattern.test(deviation))) };
}

function check(path: string, text: string, oracle: Oracle): Comparison {
  return explained(compare(text.replace(/\r\n?/g, "\n"), languageOf(path, undefined).id, oracle));
}

const flags: Grammar = { holes: ["regex_flags"] };
const preprocessor: Grammar = { ignored: ["preproc_arg"] };
const grammars: readonly [name: string, file: string, grammar?: Grammar][] = [
  ["c", "sample.c", preprocessor],
  ["cpp", "sample.cpp", preprocessor],
  [
    "c_sharp",
    "sample.cs",
    { strings: ["interpolation_format_clause", "verbatim_string_literal", "interpolated_string_expression"] },
  ],
  ["css", "sample.css", { strings: ["string_value"], ignored: ["plain_value"] }],
  ["dart", "sample.dart", { holes: ["template_substitution"] }],
  ["elisp", "sample.el"],
  ["elixir", "sample.ex", { strings: ["sigil", "charlist"] }],
  ["go", "sample.go"],
  ["java", "Sample.java"],
  ["javascript", "sample.jsx", { ...flags, ignored: ["jsx_text"] }],
  ["json", "sample.json"],
  ["kotlin", "sample.kt", { holes: ["interpolated_identifier"] }],
  ["lua", "sample.lua"],
  ["ocaml", "sample.ml", { strings: ["quoted_string"] }],
  [
    "php",
    "sample.php",
    {
      strings: ["encapsed_string", "heredoc_body", "nowdoc_body"],
      holes: ["variable_name", "subscript_expression"],
      ignored: ["text"],
    },
  ],
  ["python", "sample.py", { strings: ["format_specifier"] }],
  ["ruby", "sample.rb", { strings: ["heredoc_body", "string_array"], holes: ["heredoc_end"] }],
  ["rust", "sample.rs"],
  ["scala", "Sample.scala", { strings: ["interpolated_string"], holes: ["interpolation"] }],
  ["solidity", "sample.sol"],
  ["swift", "sample.swift", { strings: ["line_string_literal", "multi_line_string_literal"] }],
  ["toml", "sample.toml"],
  ["zig", "sample.zig", { strings: ["multiline_string"] }],
];

const lezers: readonly [file: string, oracle: Oracle][] = [
  ["sample.c", lezer(cpp, { ignored: /^PreprocDirective/ })],
  ["sample.cpp", lezer(cpp, { strings: /^(?:String|RawString|CharLiteral)$/ })],
  ["sample.css", lezer(css, { strings: /^StringLiteral$/ })],
  ["sample.go", lezer(go)],
  ["Sample.java", lezer(java)],
  ["sample.jsx", lezer(javascript.configure({ dialect: "jsx" }), { ignored: /^JSXText$|^JSXAttributeValue$/ })],
  ["sample.json", lezer(json, { strings: /^(?:String|PropertyName)$/ })],
  [
    "sample.php",
    lezer(php, { strings: /^(?:String|HeredocString)$/, holes: /^(?:Interpolation|VariableName)$/, ignored: /^Text$/ }),
  ],
  ["sample.py", lezer(python, { strings: /^(?:String|FormatString)$/ })],
  ["sample.rs", lezer(rust, { strings: /^(?:String|RawString|Char)$/ })],
  ["sample.scss", lezer(sass)],
  ["sample.xml", lezer(xml)],
];

const streams: readonly [file: string, oracle: Oracle][] = [
  ["CMakeLists.txt", codeMirror(cmake)],
  ["sample.clj", codeMirror(clojure)],
  ["sample.el", codeMirror(commonLisp)],
  ["sample.erl", codeMirror(erlang)],
  ["sample.hs", codeMirror(haskell)],
  ["sample.jl", codeMirror(julia)],
  ["sample.lua", codeMirror(lua)],
  ["sample.ps1", codeMirror(powerShell)],
  ["sample.r", codeMirror(r)],
  ["sample.sh", codeMirror(shell)],
  ["sample.sql", codeMirror(standardSQL)],
  ["sample.swift", codeMirror(swift)],
];

describe("samples of languages are read as an independent parser reads them", () => {
  const read = (file: string): string => readFileSync(new URL(`test/fixtures/languages/${file}`, root), "utf8");
  for (const [name, file, grammar] of grammars) {
    it(`tree-sitter: ${name}`, async () => {
      const { tokens, deviations } = check(file, read(file), await treeSitter(name, grammar));
      assert.deepEqual(deviations, []);
      assert.ok(tokens > 5);
    });
  }
  for (const [kind, list] of [
    ["Lezer", lezers],
    ["CodeMirror", streams],
  ] as const) {
    for (const [file, oracle] of list) {
      it(`${kind}: ${file}`, () => {
        const { tokens, deviations } = check(file, read(file), oracle);
        assert.deepEqual(deviations, []);
        assert.ok(tokens > 5);
      });
    }
  }
});

describe("sources that other people wrote are read as an independent parser reads them", function () {
  this.timeout(60_000);

  /** No more than one word in a thousand otherwise. */
  const tolerated = 0.001;

  function files(folder: string, extension: string, limit: number): readonly string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .slice(0, limit);
  }

  function checkAll(paths: readonly string[], oracle: Oracle): void {
    let tokens = 0;
    const deviations: string[] = [];
    for (const file of paths) {
      const text = readFileSync(file, "utf8");
      if (text.length > 150_000) continue;
      const result = check(file, text, oracle);
      tokens += result.tokens;
      deviations.push(...result.deviations.map((deviation) => `${path.basename(file)}, ${deviation}`));
    }
    assert.ok(tokens > 5000, `only ${tokens} words`);
    assert.ok(
      deviations.length <= tokens * tolerated,
      [`${deviations.length} of ${tokens}`, ...deviations.slice(0, 20)].join("\n"),
    );
  }

  const local = (folder: string): string => fileURLToPath(new URL(folder, root));
  const jsx = lezer(javascript.configure({ dialect: "jsx" }), { ignored: /^JSXText$|^JSXAttributeValue$/ });
  const ts = lezer(javascript.configure({ dialect: "ts" }));

  it("JavaScript, Lezer", () => checkAll(files(local("node_modules/mocha/lib"), ".js", 80), jsx));
  it("JavaScript, tree-sitter", async () =>
    checkAll(
      files(local("node_modules/@codemirror/legacy-modes/mode"), ".js", 60),
      await treeSitter("javascript", flags),
    ));
  it("TypeScript, Lezer", () => checkAll(files(local("src/engine"), ".ts", 80), ts));
  it("TypeScript, tree-sitter", async () =>
    checkAll(files(local("test"), ".ts", 40), await treeSitter("typescript", flags)));
  it("Python, Lezer and tree-sitter", async function () {
    const library = "/usr/lib/python3";
    const found = ["/usr/lib/python3.11", "/usr/lib/python3.12", "/usr/lib/python3.13", library].find((folder) =>
      existsSync(folder),
    );
    if (found === undefined) return skip(this, "there is no Python here whose library could be read");
    const paths = files(found, ".py", 12);
    checkAll(paths, lezer(python, { strings: /^(?:String|FormatString)$/, ignored: /^FormatSpec$/ }));
    checkAll(paths, await treeSitter("python", { strings: ["format_specifier"] }));
  });
  it("C, tree-sitter", async function () {
    if (!existsSync("/usr/include/linux")) return skip(this, "there are no C headers here");
    checkAll(files("/usr/include/linux", ".h", 60), await treeSitter("c", preprocessor));
  });
});
