import type { Language } from "./languages.ts";
import { pythonStrings, quoted, yamlStrings } from "./literals.ts";
import type { Interpolation, StringLiteral } from "./vocabulary.ts";

const cComments = { lineComments: ["//"], blockComments: [{ open: "/*", close: "*/" }] } as const;
// HTML 13.2.5.43 and 13.2.5.51: `<!-->` and `<!--->` are whole, `--!>` closes too. Comments in Markdown are HTML's.
const htmlComment = { open: { on: "<", match: /<!--(?!-?>)/y }, close: { on: "-", match: /--!?>/y } };

const ecmascript = {
  // ECMA-262 B.1.1: in scripts, but not in modules, these are comments to the line's end.
  undecidable: [
    { on: "<", match: /<!--/y },
    { on: "-", match: /(?<=^\s*|\*\/\s*)-->/y },
  ],
  lineComments: [
    { open: "#!", at: "column", separators: "end" },
    { open: "//", separators: "end" },
  ],
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

// JLS 3.3: translated before anything else, so that it can end lines, comments and strings and begin them; not behind
// an odd number of backslashes.
const javaEscape = { on: "\\", match: /\\u+00(?:0[ad]|2[27af]|5c)(?<=(?<!\\)(?:\\\\)*\\u+....)/iy };
const javaComment = { undecidable: { on: "\\", match: /\\u+00(?:0[ad]|2[af])(?<=(?<!\\)(?:\\\\)*\\u+....)/iy } };

/** Nothing is known of it, so everything in it is judged as code. */
export const unknown: Language = { id: "unknown", aliases: [], extensions: [], profile: "code" };

/** What a fence without a language holds: anything, that people made to be read. */
export const verbatim: Language = { ...unknown, id: "verbatim", text: { region: "string" } };

/**
 * HTML 13.2.5.2 and 13.2.5.3: of elements like `title` the contents are text, in which no comment begins. In SVG, and of
 * `noscript` where scripts do not run, they are markup, so tags stay code.
 */
const rawText: Language = {
  ...unknown,
  id: "html-text",
  text: { region: "prose" },
  oddities: ["markup"],
  embedded: { script: "javascript", style: "css" },
};

export const rows: readonly Language[] = [
  {
    ...ecmascript,
    id: "javascript",
    label: "JavaScript (with JSX)",
    aliases: ["javascriptreact", "js", "jsx", "mjs", "cjs", "ecmascript", "node"],
    extensions: [".js", ".jsx", ".mjs", ".cjs", ".es6"],
    profile: "code",
    oddities: ["regex", "jsx"],
  },
  {
    ...ecmascript,
    id: "typescript",
    label: "TypeScript",
    aliases: ["ts", "mts", "cts"],
    extensions: [".ts", ".mts", ".cts"],
    profile: "code",
  },
  {
    ...ecmascript,
    id: "typescriptreact",
    label: "TypeScript with JSX",
    aliases: ["tsx"],
    extensions: [".tsx"],
    profile: "code",
    oddities: ["regex", "jsx"],
  },
  {
    id: "python",
    label: "Python",
    aliases: ["py", "python3", "pyi", "pycon"],
    extensions: [".py", ".pyi", ".pyw"],
    filenames: ["sconstruct", "sconscript", "wscript"],
    profile: "code",
    lineComments: ["#"],
    strings: ['"""', "'''", '"', "'"].flatMap(pythonStrings),
  },
  {
    id: "cpp",
    label: "C, C++, Objective-C",
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
    id: "shellscript",
    label: "Shell (sh, Bash, Zsh)",
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
          /(?<!<)<<(?!<)(?<indented>-?)[ \t]{0,99}(?<tag>(?=[\\"'!\w])(?!\d)(?:[^\s;&|()<>`"'\\]|"[^"]*"|'[^']*'|\\.)+)/y,
        indent: "\t",
        escape: "\\",
        interpolations: shellInterpolations,
      },
    ],
  },
  {
    // A comment in strict JSON is an error of another kind; many files named .json have them.
    lineComments: [{ open: "//", separators: "unclear" }],
    blockComments: cComments.blockComments,
    id: "json",
    label: "JSON (with comments)",
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
    label: "YAML",
    aliases: ["yml", "dockercompose", "github-actions-workflow"],
    extensions: [".yaml", ".yml", ".cff"],
    filenames: [".clang-format", ".clang-tidy", ".clangd", ".gemrc"],
    profile: "data",
    text: { region: "prose" },
    lineComments: [{ open: "#", at: "blank", separators: "unclear" }],
    strings: [...yamlStrings(true), ...yamlStrings(false)],
    oddities: ["block-scalars"],
  },
  {
    id: "html",
    label: "HTML",
    aliases: ["htm", "xhtml"],
    extensions: [".html", ".htm", ".xhtml"],
    profile: "code",
    text: { region: "prose", notation: "html" },
    // A comment in HTML, text in the SVG and the MathML inside.
    undecidable: [{ on: "<", match: /<!\[CDATA\[/y }],
    blockComments: [htmlComment],
    oddities: ["markup"],
    embedded: {
      ...{ script: "javascript", style: "css" },
      ...{ title: rawText, textarea: rawText, xmp: rawText, iframe: rawText, noembed: rawText, noframes: rawText },
      ...{ noscript: rawText, plaintext: rawText },
    },
  },
  {
    id: "css",
    label: "CSS",
    aliases: [],
    extensions: [".css"],
    profile: "code",
    plain: [{ on: "(", match: /(?<=\burl)\([^()"'\s]+\)/iy }],
    blockComments: [{ open: "/*", close: "*/" }],
    strings: quoted("'\"", { continued: true, notation: "css" }),
  },
  {
    id: "markdown",
    label: "Markdown",
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
    label: "CSV",
    aliases: ["tsv"],
    extensions: [".csv", ".tsv"],
    profile: "data",
    text: { region: "prose" },
  },
  {
    id: "plaintext",
    label: "plain text, logs, licences and the like",
    aliases: [
      ...["text", "txt", "plain", "none", "console", "shell-session", "shellsession", "session", "terminal", "output"],
      ...["stdout", "stderr", "log", "logs", "tree", "ascii", "rst", "restructuredtext", "asciidoc", "git-commit"],
    ],
    extensions: [
      ...[".txt", ".text", ".log", ".rst", ".adoc", ".asciidoc", ".asc", ".org", ".textile", ".mediawiki"],
      ...[".license", ".licence", ".srt", ".vtt"],
    ],
    filenames: [
      ...["license", "licence", "license-mit", "license-apache", "license-bsd", "notice", "third-party-notices"],
      ...["copying", "copying.lesser", "copying.lib", "copying.gpl", "copying3", "copying3.lib", "copying.runtime"],
      ...["unlicense", "copyright", "patents", "changelog", "changes", "history", "news", "readme", "install", "todo"],
      ...["authors", "contributors", "maintainers", "thanks", "credits", "commit_editmsg", "merge_msg"],
    ],
    profile: "prose",
    text: { region: "prose" },
  },
  unknown,
];
