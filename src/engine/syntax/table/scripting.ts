import type { Language } from "../languages.ts";
import { operandSlash, perlQuote, pythonStrings, quoted } from "../literals.ts";
import type { StringLiteral } from "../vocabulary.ts";

const rubyHoles = { escape: "\\", notation: "rust", interpolations: [{ open: "#{", close: "}" }] } as const;
/** Words that a value follows, so that a slash behind them begins a pattern. */
const rubyWords = "if unless while until and or not when return in then do else elsif puts p";
const perlWords =
  "if unless while until and or not xor return split grep map join push unshift when x lt gt le ge eq ne cmp";

const perlName = { on: "$@", match: /[$@](?:\w|::){1,256}/y };

export const scripting: readonly Language[] = [
  {
    id: "python",
    label: "Python",
    aliases: ["py", "python3", "pyi", "pycon", "ipython", "cython", "starlark", "bazel", "gdscript", "snakemake"],
    extensions: [".py", ".pyi", ".pyw", ".pyx", ".pxd", ".pxi", ".bzl", ".bazel", ".star", ".gd", ".smk"],
    filenames: ["sconstruct", "sconscript", "wscript", "snakefile", "build.bazel", "workspace.bazel", "tiltfile"],
    profile: "code",
    // PEP 3131.
    folds: true,
    lineComments: ["#"],
    strings: ['"""', "'''", '"', "'"].flatMap(pythonStrings),
  },
  {
    id: "ruby",
    label: "Ruby",
    aliases: ["rb", "jruby", "crystal", "irb"],
    extensions: [".rb", ".rake", ".gemspec", ".podspec", ".ru", ".rbi", ".rbs", ".cr", ".jbuilder", ".thor"],
    filenames: [
      ...["gemfile", "rakefile", "podfile", "fastfile", "appfile", "vagrantfile", "brewfile", "guardfile", "capfile"],
      ...["dangerfile", ".irbrc", ".pryrc"],
    ],
    profile: "code",
    plain: [
      { on: "$", match: /\$["'`/]/y },
      { on: "?", match: /(?<=(?:^|[\s([{,=]))\?(?:\\.|["'`#/%](?!\w))/y },
    ],
    lineComments: ["#"],
    blockComments: [{ open: { on: "=", match: /^=begin(?!\S)/y }, close: { on: "=", match: /^=end(?:\s.*)?$/y } }],
    strings: [
      { open: { on: "_", match: /^__END__$/y }, multiline: true },
      { open: '"', multiline: true, ...rubyHoles },
      { open: "'", escape: "\\", multiline: true },
      { open: "`", multiline: true, ...rubyHoles },
      { open: { on: "/", match: operandSlash(rubyWords) }, close: "/", multiline: true, ...rubyHoles },
    ],
    quoteLikes: [
      { open: { on: "%", match: /(?<![\w)\]}"'@$])%[QWIrx][^\w\s]/y }, ...rubyHoles },
      { open: { on: "%", match: /(?<![\w)\]}"'@$])%[qwis][^\w\s]/y }, escape: "\\" },
      { open: { on: "%", match: /(?<=(?:^|[=(,[{|&?:;!~<>+*-]|\w )\s*)%[({[<|!](?=\S)/y }, ...rubyHoles },
    ],
    heredocs: [
      {
        on: "<",
        match: /<<(?<indented>[~-])(?<quote>["'`]?)(?<tag>(?<=["'`])[^"'`]+|[A-Za-z_]\w*)\k<quote>/y,
        ...{ indent: " \t", ...rubyHoles },
      },
      {
        on: "<",
        match: /(?<![\w)\]}"'<@])<<(?<quote>["'`]?)(?<tag>(?<=["'`])[^"'`]+|[A-Z_]\w*)\k<quote>/y,
        ...{ indent: "", ...rubyHoles },
      },
    ],
  },
  {
    id: "perl",
    label: "Perl",
    aliases: ["pl", "perl5"],
    extensions: [".pl", ".pm", ".t", ".pod", ".psgi", ".al", ".plx"],
    filenames: ["cpanfile"],
    profile: "code",
    plain: [
      { on: "$", match: /\$(?:["'`/\\;,]|#(?=[\w${]))/y },
      // A name, or the key of a hash: nothing is quoted there.
      { on: "{", match: /\{(?:q[qwrx]?|m|s|y|tr)\}/y },
    ],
    lineComments: ["#"],
    blockComments: [{ open: { on: "=", match: /^=[A-Za-z]\w*/y }, close: { on: "=", match: /^=cut(?!\w).*$/y } }],
    embeddings: [{ open: { on: "_", match: /^__(?:END|DATA)__\s*$/y }, close: "\n", language: "pod" }],
    strings: [
      { open: '"', escape: "\\", multiline: true, notation: "hex", names: perlName },
      { open: "'", escape: "\\", multiline: true },
      { open: "`", escape: "\\", multiline: true, notation: "hex", names: perlName },
    ],
    quoteLikes: [
      ...[perlQuote("qq|qx|qr|m"), operandSlash(perlWords)].map((match, index) => ({
        open: { on: index === 0 ? "qm" : "/", match },
        ...{ escape: "\\", notation: "hex" as const, names: perlName },
      })),
      { open: { on: "q", match: perlQuote("qw?") }, escape: "\\" },
      { open: { on: "sty", match: perlQuote("s|tr|y") }, escape: "\\", parts: 2 },
    ],
    heredocs: [
      {
        on: "<",
        match:
          /<<(?<indented>~?)(?:[ \t]{1,9}(?=["']))?(?<quote>["']?)(?<tag>(?<=["'])[^"']+|(?<!(?:[$@%\d]\w{0,64}|[)\]])\s*<<~?)[A-Za-z_]\w*)\k<quote>/y,
        ...{ indent: " \t", notation: "hex", names: perlName },
      },
    ],
  },
  {
    id: "pod",
    label: "POD",
    aliases: [],
    extensions: [],
    profile: "code",
    text: { region: "string" },
    blockComments: [{ open: { on: "=", match: /^=[A-Za-z]\w*/y }, close: { on: "=", match: /^=cut(?!\w).*$/y } }],
  },
  {
    id: "lua",
    label: "Lua",
    aliases: ["luau"],
    extensions: [".lua", ".luau", ".rockspec", ".nse", ".wlua"],
    profile: "code",
    lineComments: [{ open: "#!", at: "column" }, { open: { on: "-", match: /--(?!\[=*\[)/y } }],
    blockComments: [{ open: { on: "-", match: /--\[(=*)\[/y }, close: "]$1]" }],
    strings: [
      { open: { on: "[", match: /\[(=*)\[/y }, close: "]$1]", multiline: true },
      ...quoted("'\"", { continued: true, notation: "rust" }),
    ],
  },
  {
    id: "elixir",
    label: "Elixir",
    aliases: ["ex", "exs", "iex"],
    extensions: [".ex", ".exs"],
    filenames: ["mix.lock"],
    profile: "code",
    plain: [{ on: "?", match: /(?<![\w?!)\]}])\?(?:\\.|\S)/uy }],
    lineComments: ["#"],
    strings: [
      ...['"""', "'''"].flatMap((open): readonly StringLiteral[] => [
        { open: { on: "~", match: new RegExp(`~[a-z]${open}`, "y") }, close: open, multiline: true, ...rubyHoles },
        { open: { on: "~", match: new RegExp(`~[A-Z]{1,16}${open}`, "y") }, close: open, multiline: true },
        { open, multiline: true, ...rubyHoles },
      ]),
      { open: '"', multiline: true, ...rubyHoles },
      { open: "'", multiline: true, ...rubyHoles },
    ],
    quoteLikes: [
      { open: { on: "~", match: /~[a-z][/|"'([{<]/y }, flat: true, ...rubyHoles },
      { open: { on: "~", match: /~[A-Z]{1,16}[/|"'([{<]/y }, flat: true, escape: "\\" },
    ],
  },
  {
    id: "coffeescript",
    label: "CoffeeScript",
    aliases: ["coffee"],
    extensions: [".coffee", ".litcoffee", ".cson"],
    filenames: ["cakefile"],
    profile: "code",
    blockComments: [{ open: { on: "#", match: /###(?!#)/y }, close: "###" }],
    lineComments: ["#"],
    strings: [
      { open: '"""', escape: "\\", multiline: true, notation: "paired", interpolations: rubyHoles.interpolations },
      { open: "'''", escape: "\\", multiline: true, notation: "paired" },
      { open: "///", escape: "\\", multiline: true, interpolations: rubyHoles.interpolations },
      { open: '"', escape: "\\", multiline: true, notation: "paired", interpolations: rubyHoles.interpolations },
      { open: "'", escape: "\\", multiline: true, notation: "paired" },
      {
        open: { on: "/", match: operandSlash("if unless while until and or not when return in then is isnt") },
        close: "/",
        escape: "\\",
      },
    ],
  },
  {
    id: "nim",
    label: "Nim",
    aliases: [],
    extensions: [".nim", ".nims", ".nimble"],
    profile: "code",
    blockComments: [
      { open: "##[", close: "]##", nested: true },
      { open: "#[", close: "]#", nested: true },
    ],
    lineComments: ["#"],
    strings: [
      { open: '"""', multiline: true, greedy: true },
      { open: '"', prefix: /[A-Za-z]\w*$/, doubled: true },
      { open: '"', escape: "\\", notation: "rust" },
      { open: { on: "'", match: /(?<!\w)'(?=(?:\\[^']{1,8}|\\'|[^\\'])')/uy }, close: "'", escape: "\\" },
    ],
  },
];
