import type { Language } from "../languages.ts";
import { cComments, character, dollarName, quoted } from "../literals.ts";
import type { StringLiteral } from "../vocabulary.ts";

// JLS 3.3: translated before anything else, so that it can end lines, comments and strings and begin them; not behind
// an odd number of backslashes.
const javaEscape = { on: "\\", match: /\\u+00(?:0[ad]|2[27af]|5c)(?<=(?<!\\)(?:\\\\)*\\u+....)/iy };
const javaComment = { undecidable: { on: "\\", match: /\\u+00(?:0[ad]|2[af])(?<=(?<!\\)(?:\\\\)*\\u+....)/iy } };

const nestedComments = {
  lineComments: ["//"],
  blockComments: [{ open: "/*", close: "*/", nested: true }],
} as const;
const name: StringLiteral = { open: "`", isName: true };
const dollarBraces = [{ open: "${", close: "}" }];

export const cLike: readonly Language[] = [
  {
    id: "cpp",
    label: "C, C++, Objective-C",
    aliases: ["c", "c++", "cc", "cxx", "h", "hpp", "cuda-cpp", "arduino", "objc", "objective-c", "objective-cpp"],
    extensions: [
      ...[".c", ".h", ".cc", ".hh", ".cpp", ".hpp", ".cxx", ".hxx", ".c++", ".h++", ".inl", ".ipp", ".tpp", ".cppm"],
      ...[".ixx", ".m", ".mm", ".cu", ".cuh", ".ino"],
    ],
    profile: "code",
    plain: [{ on: "'", match: /(?<=\b\d\w*)(?:'\w+)+/y }],
    lineComments: [{ open: "//", continued: true }],
    blockComments: [{ open: "/*", close: "*/" }],
    strings: [
      { open: { on: '"', match: /"([^()\\\s]{0,16})\(/y }, close: ')$1"', prefix: /^(?:u8|[uUL])?R$/, multiline: true },
      ...quoted("'\"", { continued: true, notation: "c-wide", prefix: /^[uUL]$/ }),
      ...quoted("'\"", { continued: true, notation: "c" }),
    ],
  },
  {
    id: "java",
    label: "Java",
    aliases: ["jsh"],
    extensions: [".java", ".jav"],
    profile: "code",
    undecidable: [javaEscape],
    lineComments: [{ open: "//", ...javaComment }],
    blockComments: [{ open: "/*", close: "*/", ...javaComment }],
    strings: [
      { open: '"""', escape: "\\", multiline: true, notation: "paired", undecidable: javaEscape },
      ...quoted("'\"", { notation: "paired", undecidable: javaEscape }),
    ],
  },
  {
    ...cComments,
    id: "csharp",
    label: "C#",
    aliases: ["c#", "cs", "razor"],
    extensions: [".cs", ".csx", ".cake"],
    profile: "code",
    // Raw strings say by their dollars how many braces begin an expression.
    undecidable: [{ on: "$", match: /\${3,16}"""/y }],
    strings: [
      {
        open: { on: "$", match: /\$\$"("{2,})/y },
        close: '"$1',
        multiline: true,
        interpolations: [{ open: "{{", close: "}}" }],
      },
      {
        ...{ open: { on: "$", match: /\$"("{2,})/y }, close: '"$1', multiline: true },
        interpolations: [{ open: "{", close: "}", format: ":" }],
      },
      { open: { on: '"', match: /"("{2,})/y }, close: '"$1', multiline: true },
      ...['$@"', '@$"'].map(
        (open): StringLiteral => ({
          ...{ open, close: '"', doubled: true, multiline: true },
          interpolations: [{ open: "{", close: "}", doubled: true, format: ":" }],
        }),
      ),
      {
        ...{ open: '$"', close: '"', escape: "\\", notation: "long" },
        interpolations: [{ open: "{", close: "}", doubled: true, format: ":" }],
      },
      { open: '@"', close: '"', doubled: true, multiline: true },
      { open: '"', escape: "\\", notation: "long" },
      character("basic"),
    ],
  },
  {
    ...cComments,
    id: "go",
    label: "Go",
    aliases: ["golang"],
    extensions: [".go"],
    profile: "code",
    strings: [{ open: "`", multiline: true }, ...quoted("'\"", { notation: "long" })],
  },
  {
    id: "rust",
    label: "Rust",
    aliases: ["rs"],
    extensions: [".rs"],
    profile: "code",
    lineComments: ["//"],
    blockComments: [{ open: "/*", close: "*/", nested: true }],
    strings: [
      { open: { on: '#"', match: /(#*)"/y }, close: '"$1', prefix: /^(?:b|c)?r$/, multiline: true },
      { open: '"', escape: "\\", multiline: true, prefix: /^b$/ },
      { open: '"', escape: "\\", multiline: true, notation: "rust" },
      // What is no character literal is a lifetime.
      ...["b", ""].map(
        (prefix): StringLiteral => ({
          open: { on: "'", match: /'(?=(?:\\(?:u\{[^}]{0,16}\}|x..|.)|[^\\'])')/uy },
          close: "'",
          escape: "\\",
          ...(prefix === "" ? { notation: "rust" } : { prefix: /^b$/ }),
        }),
      ),
    ],
  },
  {
    ...nestedComments,
    id: "kotlin",
    label: "Kotlin",
    aliases: ["kt", "kts"],
    extensions: [".kt", ".kts", ".ktm"],
    profile: "code",
    lineComments: [{ open: "#!", at: "column" }, "//"],
    strings: [
      { open: '"""', multiline: true, greedy: true, interpolations: dollarBraces, names: dollarName },
      { open: '"', escape: "\\", notation: "paired", interpolations: dollarBraces, names: dollarName },
      character("paired"),
      name,
    ],
  },
  {
    ...nestedComments,
    id: "swift",
    label: "Swift",
    aliases: [],
    extensions: [".swift", ".swiftinterface"],
    profile: "code",
    lineComments: [{ open: "#!", at: "column" }, "//"],
    strings: [
      { open: '#"""', close: '"""#', multiline: true, interpolations: [{ open: "\\#(", close: ")" }] },
      {
        open: '#"',
        close: '"#',
        plain: [{ on: "\\", match: /\\#[^(]/y }],
        interpolations: [{ open: "\\#(", close: ")" }],
      },
      { open: { on: "#", match: /(#{2,16})"""/y }, close: '"""$1', multiline: true },
      { open: { on: "#", match: /(#{2,16})"/y }, close: '"$1' },
      { open: "#/", close: "/#", multiline: true },
      {
        ...{ open: '"""', escape: "\\", multiline: true, notation: "rust" },
        interpolations: [{ open: "\\(", close: ")" }],
      },
      { open: '"', escape: "\\", notation: "rust", interpolations: [{ open: "\\(", close: ")" }] },
      name,
    ],
  },
  {
    ...nestedComments,
    id: "scala",
    label: "Scala",
    aliases: ["sc", "sbt"],
    extensions: [".scala", ".sc", ".sbt", ".mill"],
    profile: "code",
    lineComments: [{ open: "#!", at: "column" }, "//"],
    strings: [
      {
        open: '"""',
        prefix: /[A-Za-z]\w*$/,
        multiline: true,
        greedy: true,
        interpolations: dollarBraces,
        names: dollarName,
      },
      {
        open: '"',
        prefix: /[A-Za-z]\w*$/,
        escape: "\\",
        notation: "paired",
        interpolations: dollarBraces,
        names: dollarName,
      },
      { open: '"""', multiline: true, greedy: true },
      { open: '"', escape: "\\", notation: "paired" },
      character("paired"),
      name,
    ],
  },
  {
    ...nestedComments,
    id: "dart",
    label: "Dart",
    aliases: [],
    extensions: [".dart"],
    profile: "code",
    lineComments: [{ open: "#!", at: "column" }, "//"],
    strings: ['"""', "'''", '"', "'"].flatMap((open): readonly StringLiteral[] => [
      { open, prefix: /^r$/, multiline: open.length > 1 },
      {
        open,
        escape: "\\",
        multiline: open.length > 1,
        notation: "rust",
        interpolations: dollarBraces,
        names: dollarName,
      },
    ]),
  },
  {
    ...cComments,
    id: "groovy",
    label: "Groovy and Gradle",
    aliases: ["gradle", "jenkinsfile"],
    extensions: [".groovy", ".gradle", ".gvy", ".gy", ".gsh"],
    filenames: ["jenkinsfile"],
    profile: "code",
    lineComments: [{ open: "#!", at: "column" }, "//"],
    strings: [
      {
        open: '"""',
        escape: "\\",
        multiline: true,
        notation: "paired",
        interpolations: dollarBraces,
        names: dollarName,
      },
      { open: "'''", escape: "\\", multiline: true, notation: "paired" },
      { open: '"', escape: "\\", notation: "paired", interpolations: dollarBraces, names: dollarName },
      { open: "'", escape: "\\", notation: "paired" },
      {
        open: "$/",
        close: "/$",
        multiline: true,
        plain: [{ on: "$", match: /\$[$/]/y }],
        ...{ interpolations: dollarBraces, names: dollarName },
      },
      {
        ...{ open: { on: "/", match: /(?<=[=(,[{:~]\s*)\/(?=[^\s/*])/y }, close: "/", escape: "\\" },
        ...{ interpolations: dollarBraces, names: dollarName },
      },
    ],
  },
  {
    id: "zig",
    label: "Zig",
    aliases: [],
    extensions: [".zig", ".zon"],
    profile: "code",
    lineComments: ["//"],
    strings: [
      { open: { on: "\\", match: /\\\\/y } },
      { open: '"', prefix: /^@$/, escape: "\\", isName: true },
      { open: '"', escape: "\\", notation: "rust" },
      character("rust"),
    ],
  },
  {
    ...cComments,
    id: "d",
    label: "D",
    aliases: ["dlang"],
    extensions: [".d", ".di"],
    profile: "code",
    undecidable: [{ on: '"', match: /(?<=\bq)"/y }],
    blockComments: [...cComments.blockComments, { open: "/+", close: "+/", nested: true }],
    strings: [
      { open: "`", multiline: true },
      { open: '"', prefix: /^[rx]$/, multiline: true },
      { open: '"', escape: "\\", multiline: true, notation: "long" },
      character("long"),
    ],
  },
  {
    ...cComments,
    id: "solidity",
    label: "Solidity",
    aliases: ["sol"],
    extensions: [".sol"],
    profile: "code",
    strings: quoted("'\"", { notation: "basic" }),
  },
  {
    ...cComments,
    id: "shader",
    label: "GLSL, HLSL, WGSL, Metal",
    aliases: ["glsl", "hlsl", "wgsl", "metal", "shaderlab"],
    extensions: [".glsl", ".vert", ".frag", ".geom", ".comp", ".hlsl", ".hlsli", ".fx", ".wgsl", ".metal", ".shader"],
    profile: "code",
    strings: quoted('"', {}),
  },
  {
    ...cComments,
    id: "verilog",
    label: "Verilog and SystemVerilog",
    aliases: ["systemverilog", "sv"],
    extensions: [".sv", ".svh", ".vh"],
    profile: "code",
    strings: quoted('"', { continued: true }),
  },
];
