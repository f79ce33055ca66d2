import type { Language } from "../languages.ts";
import { htmlComment, quoted } from "../literals.ts";
import { unknown } from "./unknown.ts";

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

/** CSS Syntax 3, 4.3.6: an address without quotes lasts to its bracket, whatever stands in it. */
const stylesheet = {
  plain: [{ on: "(", match: /(?<=\burl)\(\s{0,99}(?!["'\s])(?:[^)\\]|\\.)*(?:\)|\\?$)/iy }],
  blockComments: [{ open: "/*", close: "*/" }],
  strings: quoted("'\"", { continued: true, notation: "css" }),
} as const satisfies Partial<Language>;

export const html: Language = {
  id: "html",
  label: "HTML",
  aliases: [
    "htm",
    "xhtml",
    "handlebars",
    "hbs",
    "mustache",
    "jinja",
    "jinja2",
    "jinja-html",
    "twig",
    "liquid",
    "django-html",
  ],
  extensions: [
    ".html",
    ".htm",
    ".xhtml",
    ".hbs",
    ".handlebars",
    ".mustache",
    ".j2",
    ".jinja",
    ".twig",
    ".liquid",
    ".njk",
  ],
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
};

export const web: readonly Language[] = [
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
  html,
  {
    id: "vue",
    label: "Vue",
    aliases: [],
    extensions: [".vue"],
    profile: "code",
    text: { region: "prose", notation: "html" },
    blockComments: [htmlComment],
    embeddings: [{ open: { on: "{", match: /\{\{/y }, close: "}}", language: "typescript" }],
    oddities: ["markup"],
    embedded: { script: "javascript", style: "css" },
    emptyTags: true,
  },
  {
    id: "svelte",
    label: "Svelte",
    aliases: [],
    extensions: [".svelte"],
    profile: "code",
    text: { region: "prose", notation: "html" },
    blockComments: [htmlComment],
    oddities: ["markup"],
    embedded: { script: "javascript", style: "css" },
    emptyTags: true,
    holes: "typescript",
  },
  {
    ...stylesheet,
    id: "css",
    label: "CSS",
    aliases: ["postcss", "tailwindcss"],
    extensions: [".css", ".pcss", ".postcss"],
    profile: "code",
  },
  {
    ...stylesheet,
    id: "scss",
    label: "SCSS and Sass",
    aliases: ["sass"],
    extensions: [".scss", ".sass"],
    profile: "code",
    lineComments: ["//"],
    strings: quoted("'\"", { continued: true, notation: "css", interpolations: [{ open: "#{", close: "}" }] }),
  },
  {
    ...stylesheet,
    id: "less",
    label: "Less",
    aliases: [],
    extensions: [".less"],
    profile: "code",
    lineComments: ["//"],
    strings: [
      // JavaScript, in older versions.
      { open: "`", isName: true, multiline: true },
      ...quoted("'\"", { continued: true, notation: "css", interpolations: [{ open: "@{", close: "}" }] }),
    ],
  },
];
