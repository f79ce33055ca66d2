import type { EscapeStyle } from "./escapes.ts";
import type { Language } from "./languages.ts";
import type { Interpolation, StringLiteral } from "./vocabulary.ts";

const cComments = { lineComments: ["//"], blockComments: [{ open: "/*", close: "*/" }] } as const;
// `<!-->` is a comment of its own in HTML (13.2.5.43).
const htmlComment = { open: { on: "<", match: /<!--(?!-?>)/y }, close: "-->" };

const ecmascript = {
  lineComments: [{ open: "#!", at: "column" }, "//"],
  blockComments: [{ open: "/*", close: "*/" }],
  strings: [
    ...quoted("'\"", { continued: true, notation: "braced" }),
    { open: "`", prefix: /^raw$/, escape: "\\", multiline: true, interpolations: [{ open: "${", close: "}" }] },
    { open: "`", escape: "\\", multiline: true, notation: "braced", interpolations: [{ open: "${", close: "}" }] },
  ],
  oddities: ["regex"],
} as const satisfies Partial<Language>;

const shellInterpolations: readonly Interpolation[] = [
  { open: "$(", close: ")" },
  { open: "${", close: "}", verbatim: true },
  { open: "`", close: "`" },
];

/** The rest of a language's file name is unknown, so everything in it is judged as code. */
export const unknown: Language = { id: "unknown", aliases: [], extensions: [], profile: "code" };

export const rows: readonly Language[] = [
  {
    ...ecmascript,
    id: "javascript",
    aliases: ["javascriptreact", "js", "jsx", "mjs", "cjs", "ecmascript", "node"],
    extensions: [".js", ".jsx", ".mjs", ".cjs", ".es6"],
    profile: "code",
    oddities: ["regex", "jsx"],
  },
  {
    ...ecmascript,
    id: "typescript",
    aliases: ["ts", "mts", "cts"],
    extensions: [".ts", ".mts", ".cts"],
    profile: "code",
  },
  {
    ...ecmascript,
    id: "typescriptreact",
    aliases: ["tsx"],
    extensions: [".tsx"],
    profile: "code",
    oddities: ["regex", "jsx"],
  },
  {
    id: "python",
    aliases: ["py", "python3", "pyi", "pycon"],
    extensions: [".py", ".pyi", ".pyw"],
    filenames: ["sconstruct", "sconscript", "wscript"],
    profile: "code",
    lineComments: ["#"],
    strings: ['"""', "'''", '"', "'"].flatMap(pythonStrings),
  },
  {
    id: "cpp",
    aliases: ["c", "c++", "cc", "cxx", "h", "hpp", "cuda-cpp", "arduino", "objective-c", "objective-cpp"],
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
    ...cComments,
    id: "java",
    aliases: ["jsh"],
    extensions: [".java", ".jav"],
    profile: "code",
    strings: [
      { open: '"""', escape: "\\", multiline: true, notation: "paired" },
      ...quoted("'\"", { notation: "paired" }),
    ],
  },
  {
    ...cComments,
    id: "go",
    aliases: ["golang"],
    extensions: [".go"],
    profile: "code",
    strings: [{ open: "`", multiline: true }, ...quoted("'\"", { notation: "long" })],
  },
  {
    id: "rust",
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
    id: "shellscript",
    aliases: ["sh", "bash", "zsh", "ksh", "dash", "ash", "shell", "bats"],
    extensions: [".sh", ".bash", ".zsh", ".ksh", ".bats", ".command"],
    filenames: [
      ...[".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".profile", ".envrc"],
      ...[".zshrc", ".zshenv", ".zprofile", ".zlogin", ".zlogout", "pkgbuild", "apkbuild"],
    ],
    profile: "code",
    plain: [
      { on: "\\", match: /\\./y },
      // Arithmetic: `<<` shifts here.
      { on: "(", match: /\(\((?:[^()]|\([^()]{0,99}\)){0,99}\)\)/y },
    ],
    lineComments: [{ open: "#", at: "word" }],
    strings: [
      { open: "$'", close: "'", escape: "\\", multiline: true, notation: "long" },
      { open: "'", multiline: true },
      { open: '"', escape: "\\", multiline: true, interpolations: shellInterpolations },
    ],
    heredocs: [
      {
        on: "<",
        match:
          /(?<!<)<<(?!<)(?<indented>-?)[ \t]{0,99}(?:(?<quote>["'\\])(?<raw>[\w.-]+)\k<quote>?|(?<tag>[A-Za-z_][\w.-]*))(?=[\s;&|()<>`]|$)/y,
        indent: "\t",
        escape: "\\",
        interpolations: shellInterpolations,
      },
    ],
  },
  {
    // A comment in strict JSON is an error of another kind; many files named .json have them.
    ...cComments,
    id: "json",
    aliases: ["jsonc", "json5", "jsonl", "jsonlines", "ndjson", "geojson"],
    extensions: [
      ...[".json", ".jsonc", ".json5", ".jsonl", ".ndjson", ".geojson", ".topojson", ".webmanifest", ".map", ".har"],
      ...[".ipynb", ".importmap", ".code-workspace", ".code-snippets", ".avsc"],
    ],
    filenames: [".babelrc", ".eslintrc", ".jshintrc", ".swcrc", ".watchmanconfig", "composer.lock", "flake.lock"],
    profile: "data",
    strings: quoted("'\"", { notation: "paired" }),
  },
  {
    id: "yaml",
    aliases: ["yml", "dockercompose", "github-actions-workflow"],
    extensions: [".yaml", ".yml", ".cff"],
    filenames: [".clang-format", ".clang-tidy", ".clangd", ".gemrc"],
    profile: "data",
    text: { region: "prose" },
    lineComments: [{ open: "#", at: "blank" }],
    strings: [...yamlStrings(true), ...yamlStrings(false)],
    oddities: ["block-scalars"],
  },
  {
    id: "html",
    aliases: ["htm", "xhtml"],
    extensions: [".html", ".htm", ".xhtml"],
    profile: "code",
    text: { region: "prose", notation: "html" },
    blockComments: [htmlComment],
    oddities: ["markup"],
    embedded: { script: "javascript", style: "css" },
  },
  {
    id: "css",
    aliases: [],
    extensions: [".css"],
    profile: "code",
    plain: [{ on: "(", match: /(?<=\burl)\([^()"'\s]+\)/iy }],
    blockComments: [{ open: "/*", close: "*/" }],
    strings: quoted("'\"", { continued: true, notation: "css" }),
  },
  {
    id: "markdown",
    aliases: ["md", "prompt", "instructions", "chatagent", "chatmode", "skill"],
    extensions: [".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdc"],
    profile: "prose",
    text: { region: "prose", notation: "html" },
    plain: [{ on: "\\", match: /\\[!-/:-@[-`{-~]/y }],
    blockComments: [htmlComment],
    oddities: ["markdown"],
  },
  {
    id: "csv",
    aliases: ["tsv"],
    extensions: [".csv", ".tsv"],
    profile: "data",
    text: { region: "prose" },
  },
  {
    id: "plaintext",
    aliases: ["text", "txt", "console", "output", "log", "rst", "restructuredtext", "asciidoc", "git-commit"],
    extensions: [".txt", ".text", ".log", ".rst", ".adoc", ".asciidoc", ".asc", ".org", ".textile", ".mediawiki"],
    filenames: [
      ...["license", "licence", "license-mit", "license-apache", "license-bsd", "copying", "copying.lesser", "notice"],
      ...["unlicense", "copyright", "patents", "changelog", "changes", "history", "news", "readme", "install", "todo"],
      ...["authors", "contributors", "maintainers", "thanks", "credits", "commit_editmsg", "merge_msg"],
    ],
    profile: "prose",
    text: { region: "prose" },
  },
  unknown,
];

/** One literal a quote character, closed on its line, with backslash escapes. */
function quoted(quotes: string, rest: Omit<StringLiteral, "open" | "close" | "escape">): readonly StringLiteral[] {
  return [...quotes].map((open) => ({ open, escape: "\\", ...rest }));
}

/**
 * A quote inside a plain scalar (`it's`) opens nothing. Where only a flow collection could tell whether it does (after
 * a comma, a bracket, a JSON-like key), it must close on its line.
 */
function yamlStrings(multiline: boolean): readonly StringLiteral[] {
  const [double, single] = multiline
    ? [
        /(?<=^\s*(?:[-?:] +){0,9}|:\s+|(?:^|\s)[!&][^\s"']{0,64}\s+)"/y,
        /(?<=^\s*(?:[-?:] +){0,9}|:\s+|(?:^|\s)[!&][^\s"']{0,64}\s+)'/y,
      ]
    : [/(?<=[,[{]\s*|["']:)"/y, /(?<=[,[{]\s*|["']:)'/y];
  return [
    { open: { on: '"', match: double }, close: '"', escape: "\\", multiline, notation: "long" },
    { open: { on: "'", match: single }, close: "'", doubled: true, multiline },
  ];
}

/** PEP 701 and PEP 750: replacement fields may span lines and hold the same quotes. Bytes have no `\u`. */
function pythonStrings(open: string): readonly StringLiteral[] {
  const body = { open, escape: "\\", multiline: open.length > 1, continued: true };
  const notation: EscapeStyle = "long";
  const interpolations = [{ open: "{", close: "}", doubled: true, format: ":" }];
  return [
    { ...body, prefix: /^(?:[ft]r|r[ft])$/i, interpolations },
    { ...body, prefix: /^[ft]$/i, interpolations, notation },
    { ...body, prefix: /^(?:b|r|br|rb)$/i },
    { ...body, notation },
  ];
}
