import type { Language } from "../languages.ts";
import { quoted } from "../literals.ts";
import type { Interpolation } from "../vocabulary.ts";

const shellInterpolations: readonly Interpolation[] = [
  { open: "$((", close: "))", verbatim: true },
  { open: "$(", close: ")" },
  { open: "${", close: "}", verbatim: true },
  { open: "`", close: "`" },
];

const shellName = { on: "$", match: /\$\w+/y };
const shellHeredocs = [
  {
    on: "<",
    match:
      /(?<!<)<<(?!<)(?<indented>-?)[ \t]{0,99}(?<tag>(?=[\\"'!\w])(?!\d)(?:[^\s;&|()<>`"'\\]|"[^"]*"|'[^']*'|\\.)+)/y,
    indent: "\t",
    anyQuotes: true,
    escape: "\\",
    names: shellName,
    interpolations: shellInterpolations,
  },
] as const;

// about_Quoting_Rules: these are quotes too.
const curly = { on: "\u201c", match: /[\u2018-\u201b\u201c-\u201e]/y };
const curlyDouble = { on: "\u201c", match: /[\u201c-\u201e]/y };
const curlySingle = { on: "\u2018", match: /[\u2018-\u201b]/y };
const powershellName = { on: "$", match: /\$(?:\w+:)?\w+/y };
const subexpression = [{ open: "$(", close: ")" }];

export const shells: readonly Language[] = [
  {
    id: "shellscript",
    label: "Shell (sh, Bash, Zsh)",
    aliases: ["sh", "bash", "zsh", "ksh", "dash", "ash", "shell", "bats", "fish"],
    extensions: [".sh", ".bash", ".zsh", ".ksh", ".bats", ".command", ".fish", ".ebuild"],
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
      // Arithmetic that goes on in the next line.
      { open: "((", close: "))", multiline: true, isName: true },
      { open: "$'", close: "'", escape: "\\", multiline: true, notation: "long" },
      { open: "'", multiline: true },
      { open: '"', escape: "\\", multiline: true, names: shellName, interpolations: shellInterpolations },
    ],
    heredocs: shellHeredocs,
  },
  {
    id: "powershell",
    label: "PowerShell",
    aliases: ["ps1", "pwsh", "ps", "posh"],
    extensions: [".ps1", ".psm1", ".psd1", ".pssc", ".psrc"],
    profile: "code",
    plain: [{ on: "`", match: /`./y }],
    undecidable: [curly],
    lineComments: [{ open: { on: "#", match: /(?<=^|[\s;&|(){},=[\]])#/y } }],
    blockComments: [{ open: "<#", close: "#>" }],
    strings: [
      {
        ...{ open: { on: "@", match: /@"(?=[ \t]*$)/y }, close: '"@', closeAt: "column", multiline: true },
        ...{ escape: "`", notation: "powershell", names: powershellName, interpolations: subexpression },
      },
      { open: { on: "@", match: /@'(?=[ \t]*$)/y }, close: "'@", closeAt: "column", multiline: true },
      {
        ...{ open: '"', escape: "`", doubled: true, multiline: true, notation: "powershell" },
        ...{ names: powershellName, interpolations: subexpression, undecidable: curlyDouble },
      },
      { open: "'", doubled: true, multiline: true, undecidable: curlySingle },
    ],
  },
  {
    id: "bat",
    label: "Batch",
    aliases: ["batch", "cmd", "dos", "batchfile"],
    extensions: [".bat", ".cmd"],
    profile: "code",
    lineComments: [{ open: { on: "@rR:", match: /(?<=^\s*)(?:@?rem(?!\S)|::)/iy } }],
    strings: [{ open: '"' }],
  },
  {
    id: "dockerfile",
    label: "Dockerfile",
    aliases: ["docker", "containerfile"],
    extensions: [".dockerfile", ".containerfile"],
    filenames: ["dockerfile", "containerfile"],
    profile: "code",
    plain: [{ on: "\\", match: /\\./y }],
    lineComments: [{ open: { on: "#", match: /(?<=^\s*)#/y } }],
    strings: [
      { open: '"', escape: "\\", continued: true },
      // The backslash is none of the quote's, but joins lines.
      { open: "'", continued: true, escape: "\\", plain: [{ on: "\\", match: /\\(?=')/y }] },
    ],
    heredocs: shellHeredocs,
  },
  {
    id: "makefile",
    label: "Make",
    aliases: ["make", "mk", "gnumakefile", "bsdmake"],
    extensions: [".mk", ".mak", ".make"],
    filenames: ["makefile", "gnumakefile", "bsdmakefile", "kbuild"],
    profile: "code",
    plain: [{ on: "\\", match: /\\./y }],
    lineComments: [{ open: "#", continued: true }],
    oddities: ["recipes"],
  },
  {
    id: "cmake",
    label: "CMake",
    aliases: [],
    extensions: [".cmake"],
    filenames: ["cmakelists.txt"],
    profile: "code",
    plain: [{ on: "\\", match: /\\./y }],
    blockComments: [{ open: { on: "#", match: /#\[(=*)\[/y }, close: "]$1]" }],
    lineComments: ["#"],
    strings: [
      { open: { on: "[", match: /\[(=*)\[/y }, close: "]$1]", multiline: true },
      { open: '"', escape: "\\", multiline: true },
    ],
  },
  {
    id: "viml",
    label: "Vim script",
    aliases: ["vim", "vimscript"],
    extensions: [".vim"],
    filenames: [".vimrc", "_vimrc", ".gvimrc", ".ideavimrc"],
    profile: "code",
    // Elsewhere it can open a string too.
    lineComments: [{ open: { on: '"', match: /(?<=^\s*:?\s*)"/y } }],
    strings: [
      { open: { on: '"', match: /(?<=[=(,.[{:+<>!~?&|]\s*)"/y }, close: '"', escape: "\\", notation: "long" },
      { open: { on: "'", match: /(?<=[=(,.[{:+<>!~?&|]\s*)'/y }, close: "'", doubled: true },
    ],
  },
  {
    id: "tcl",
    label: "Tcl",
    aliases: [],
    extensions: [".tcl", ".tm", ".exp", ".sdc", ".xdc"],
    profile: "code",
    plain: [{ on: "\\", match: /\\./y }],
    lineComments: [{ open: { on: "#", match: /(?<=(?:^|[;{])\s*)#/y }, continued: true }],
    strings: [
      {
        ...{ open: { on: '"', match: /(?<=^|[\s[{])"/y }, close: '"', escape: "\\", multiline: true },
        ...{ notation: "long", interpolations: [{ open: "[", close: "]" }] },
      },
    ],
  },
  {
    id: "awk",
    label: "AWK",
    aliases: ["gawk", "mawk", "nawk"],
    extensions: [".awk", ".gawk"],
    profile: "code",
    lineComments: ["#"],
    strings: [
      ...quoted('"', { continued: true }),
      { open: { on: "/", match: /(?<=(?:^|[(,!~&|{};])\s*)\/(?=\S)/y }, close: "/", escape: "\\" },
    ],
  },
];
