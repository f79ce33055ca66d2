import type { Language } from "../languages.ts";
import { mlComments, quoted } from "../literals.ts";

const haskellComments = {
  lineComments: [{ open: { on: "-", match: /(?<![!#$%&*+./<=>?@\\^|~:-])--+(?![!#$%&*+./<=>?@\\^|~:-])/y } }],
  // What a pragma says decides how the module is read.
  blockComments: [{ open: { on: "{", match: /\{-(?!#)/y }, close: "-}", nested: true }],
} as const;
/** Names may hold primes and end with them. */
const primed = /(?<![\w'\x80-\uffff])'(?=(?:\\[^']{1,12}|\\'|[^\\'])')/uy;
const lispStrings = quoted('"', { multiline: true });

export const functional: readonly Language[] = [
  {
    ...haskellComments,
    id: "haskell",
    label: "Haskell and PureScript",
    aliases: ["hs", "purescript", "purs", "cabal"],
    extensions: [".hs", ".hsc", ".hs-boot", ".purs"],
    profile: "code",
    mathematics: true,
    strings: [
      { open: '"""', escape: "\\", multiline: true, notation: "haskell" },
      // The backslash that ends a gap.
      {
        ...{ open: '"', escape: "\\", continued: true, notation: "haskell" },
        plain: [{ on: "\\", match: /(?<=^\s*)\\/y }],
      },
      { open: { on: "'", match: primed }, close: "'", escape: "\\", notation: "haskell" },
    ],
  },
  {
    ...haskellComments,
    id: "elm",
    label: "Elm",
    aliases: [],
    extensions: [".elm"],
    profile: "code",
    strings: [
      { open: '"""', escape: "\\", multiline: true, notation: "rust" },
      { open: '"', escape: "\\", notation: "rust" },
      { open: { on: "'", match: primed }, close: "'", escape: "\\", notation: "rust" },
    ],
  },
  {
    ...haskellComments,
    id: "agda",
    label: "Agda and Idris",
    aliases: ["idris"],
    extensions: [".agda", ".idr"],
    profile: "code",
    mathematics: true,
    strings: [
      { open: '"', escape: "\\", notation: "haskell" },
      { open: { on: "'", match: /(?<![^\s(){};.@"])'(?=(?:\\[^']{1,12}|\\'|[^\\'])')/uy }, close: "'", escape: "\\" },
    ],
  },
  {
    id: "lean",
    label: "Lean",
    aliases: ["lean4"],
    extensions: [".lean"],
    profile: "code",
    mathematics: true,
    lineComments: ["--"],
    blockComments: [{ open: "/-", close: "-/", nested: true }],
    strings: [
      { open: { on: "r", match: /(?<![\w'])r(#{1,16})"/y }, close: '"$1', multiline: true },
      { open: '"', prefix: /^r$/, multiline: true },
      {
        ...{ open: { on: "!", match: /(?<=\b[a-z]{1,8})!"/y }, close: '"', escape: "\\", multiline: true },
        ...{ notation: "basic", interpolations: [{ open: "{", close: "}" }] },
      },
      { open: '"', escape: "\\", multiline: true, notation: "basic" },
      { open: { on: "'", match: primed }, close: "'", escape: "\\", notation: "basic" },
    ],
  },
  {
    id: "ocaml",
    label: "OCaml and Standard ML",
    aliases: ["ml", "reason", "sml", "dune"],
    extensions: [".ml", ".mli", ".mll", ".mly", ".sml", ".eliom"],
    profile: "code",
    ...mlComments,
    strings: [
      {
        open: { on: "{", match: /\{(?:%{1,2}[a-z_.]{1,32}[ \t]{0,9})?([a-z_]{0,32})\|/y },
        close: "|$1}",
        multiline: true,
      },
      { open: '"', escape: "\\", multiline: true, notation: "rust" },
      { open: { on: "'", match: primed }, close: "'", escape: "\\" },
    ],
  },
  {
    id: "fsharp",
    label: "F#",
    aliases: ["f#", "fs", "fsx"],
    extensions: [".fs", ".fsi", ".fsx", ".fsscript"],
    profile: "code",
    lineComments: ["//"],
    blockComments: [{ ...mlComments.blockComments[0], open: { on: "(", match: /\(\*(?!\))/y } }],
    strings: [
      { open: '$"""', close: '"""', multiline: true, interpolations: [{ open: "{", close: "}", doubled: true }] },
      { open: '"""', multiline: true },
      { open: '@"', close: '"', doubled: true, multiline: true },
      {
        ...{ open: '$"', close: '"', escape: "\\", multiline: true, notation: "long" },
        interpolations: [{ open: "{", close: "}", doubled: true, format: ":" }],
      },
      { open: '"', escape: "\\", multiline: true, notation: "long" },
      { open: "``", isName: true },
      { open: { on: "'", match: primed }, close: "'", escape: "\\", notation: "basic" },
    ],
  },
  {
    id: "coq",
    label: "Coq",
    aliases: ["rocq", "gallina"],
    // `.v` is Verilog too, whose `@(*)` would open a comment here.
    extensions: [],
    profile: "code",
    mathematics: true,
    ...mlComments,
    strings: [{ open: '"', doubled: true, multiline: true }],
  },
  {
    id: "erlang",
    label: "Erlang",
    aliases: ["erl"],
    extensions: [".erl", ".hrl", ".escript", ".xrl", ".yrl"],
    filenames: ["rebar.config", "rebar.lock"],
    profile: "code",
    plain: [{ on: "$", match: /\$(?:\\.|.)/uy }],
    lineComments: ["%"],
    strings: [
      { open: { on: '"', match: /"("{2,})(?=[ \t]*$)/y }, close: '"$1', multiline: true },
      { open: '"', escape: "\\", multiline: true, notation: "hex" },
      { open: "'", escape: "\\", multiline: true, isName: true },
    ],
  },
  {
    id: "clojure",
    label: "Clojure",
    aliases: ["clj", "cljs", "edn"],
    extensions: [".clj", ".cljs", ".cljc", ".edn", ".bb"],
    profile: "code",
    plain: [{ on: "\\", match: /\\(?:[a-zA-Z0-9]{1,16}|.)/uy }],
    lineComments: [";", { open: "#!", at: "column" }],
    strings: [
      { open: '#"', close: '"', escape: "\\", multiline: true },
      ...quoted('"', { multiline: true, notation: "paired" }),
    ],
  },
  {
    id: "lisp",
    label: "Common Lisp and Emacs Lisp",
    aliases: ["commonlisp", "common-lisp", "elisp", "emacs-lisp", "emacs"],
    extensions: [".lisp", ".lsp", ".cl", ".el", ".asd"],
    filenames: [".emacs"],
    profile: "code",
    plain: [
      { on: "#", match: /#\\(?:[A-Za-z]{1,32}|.)/uy },
      { on: "?", match: /(?<=^|[\s(')])\?(?:\\?[;"|#])/y },
      { on: "\\", match: /\\./y },
    ],
    lineComments: [";"],
    blockComments: [{ open: "#|", close: "|#", nested: true }],
    strings: [...lispStrings, { open: "|", escape: "\\", isName: true }],
  },
  {
    id: "scheme",
    label: "Scheme and Racket",
    aliases: ["racket", "rkt", "guile"],
    extensions: [".scm", ".ss", ".sld", ".rkt", ".rktl", ".rktd"],
    profile: "code",
    plain: [{ on: "#", match: /#\\(?:[A-Za-z]{1,32}|.)/uy }],
    lineComments: [";", { open: { on: "#", match: /^#!/y } }],
    blockComments: [{ open: "#|", close: "|#", nested: true }],
    strings: [...quoted('"', { multiline: true, notation: "scheme" }), { open: "|", escape: "\\", isName: true }],
  },
];
