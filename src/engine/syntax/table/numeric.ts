import type { Language } from "../languages.ts";
import { dollarName, mlComments, quoted } from "../literals.ts";
import type { StringLiteral } from "../vocabulary.ts";

const juliaHoles = {
  escape: "\\",
  multiline: true,
  names: dollarName,
  interpolations: [{ open: "$(", close: ")" }],
} as const;
/** Behind a value it transposes. */
const juliaCharacter = /(?<![\w)\]}'.\x80-\uffff])'(?=(?:\\[^']{1,12}|\\'|[^\\'])')/uy;

export const numeric: readonly Language[] = [
  {
    id: "julia",
    label: "Julia",
    aliases: ["jl", "julia-repl"],
    extensions: [".jl"],
    profile: "code",
    mathematics: true,
    lineComments: ["#"],
    blockComments: [{ open: "#=", close: "=#", nested: true }],
    strings: [
      ...['"""', '"'].flatMap((open): readonly StringLiteral[] => [
        { open, prefix: /[A-Za-z]\w*$/, escape: "\\", multiline: true },
        { open, notation: "long", ...juliaHoles },
      ]),
      { open: "```", ...juliaHoles },
      { open: "`", ...juliaHoles },
      { open: { on: "'", match: juliaCharacter }, close: "'", escape: "\\", notation: "long" },
    ],
  },
  {
    id: "r",
    label: "R",
    aliases: ["rlang", "rscript", "splus"],
    extensions: [".r", ".rprofile"],
    filenames: [".rprofile"],
    profile: "code",
    plain: [{ on: "%", match: /%[^%\s]{0,32}%/y }],
    lineComments: ["#"],
    strings: [
      ...["()", "[]", "{}"].flatMap(([open, close]) =>
        ['"', "'"].map(
          (quote): StringLiteral => ({
            open: { on: quote, match: new RegExp(`${quote}(-{0,16})\\${open}`, "y") },
            close: `${close}$1${quote}`,
            ...{ prefix: /^[rR]$/, multiline: true },
          }),
        ),
      ),
      ...quoted("'\"", { multiline: true, notation: "long" }),
      { open: "`", escape: "\\", isName: true },
    ],
  },
  {
    id: "matlab",
    label: "MATLAB and Octave",
    aliases: ["octave"],
    extensions: [],
    profile: "code",
    mathematics: true,
    lineComments: ["%"],
    blockComments: [
      {
        open: { on: "%", match: /(?<=^\s*)%\{(?=\s*$)/y },
        close: { on: "%", match: /(?<=^\s*)%\}(?=\s*$)/y },
        nested: true,
      },
    ],
    strings: [
      { open: '"', doubled: true },
      { open: { on: "'", match: /(?<![\w)\]}'.\x80-\uffff])'/y }, close: "'", doubled: true },
    ],
  },
  {
    id: "fortran",
    label: "Fortran",
    aliases: ["fortran-modern", "fortranfreeform", "f90", "fortran90"],
    extensions: [".f90", ".f95", ".f03", ".f08", ".f18"],
    profile: "code",
    lineComments: ["!"],
    strings: [
      { open: '"', doubled: true },
      { open: "'", doubled: true },
    ],
  },
  {
    id: "apl",
    label: "APL",
    aliases: ["dyalog"],
    extensions: [".apl", ".apln", ".aplf", ".dyalog"],
    profile: "code",
    mathematics: true,
    lineComments: ["\u235d", { open: "#!", at: "column" }],
    strings: [
      { open: "'", doubled: true },
      { open: '"', doubled: true, multiline: true },
    ],
  },
  {
    id: "wolfram",
    label: "Wolfram Language",
    aliases: ["mathematica", "wl"],
    extensions: [".wl", ".wls", ".wlt", ".nb"],
    profile: "code",
    mathematics: true,
    blockComments: mlComments.blockComments,
    strings: [{ open: '"', escape: "\\", multiline: true, notation: "wolfram" }],
  },
  {
    id: "ada",
    label: "Ada and VHDL",
    aliases: ["vhdl"],
    extensions: [".adb", ".ads", ".vhd", ".vhdl"],
    profile: "code",
    lineComments: ["--"],
    strings: [
      { open: '"', doubled: true },
      { open: { on: "'", match: /(?<![\w)])'(?=.')/uy }, close: "'", plain: [{ on: "'", match: /(?<='')'/y }] },
    ],
  },
  {
    id: "pascal",
    label: "Pascal and Delphi",
    aliases: ["delphi", "objectpascal", "freepascal"],
    extensions: [".pas", ".dpr", ".dpk", ".lpr"],
    profile: "code",
    lineComments: ["//"],
    blockComments: [
      { open: { on: "{", match: /\{(?!\$)/y }, close: "}" },
      { open: { on: "(", match: /\(\*(?!\$)/y }, close: "*)" },
    ],
    strings: [{ open: "'", doubled: true }],
  },
  {
    id: "vb",
    label: "Visual Basic",
    aliases: ["vba", "vbnet", "vbscript", "visual-basic"],
    extensions: [".vb", ".vbs", ".bas"],
    profile: "code",
    lineComments: ["'", { open: { on: "rR", match: /(?<=(?:^|:)\s*)rem(?!\S)/iy } }],
    strings: [{ open: '"', doubled: true }],
  },
];
