import type { Language } from "../languages.ts";
import { cComments } from "../literals.ts";
import type { Island, StringLiteral } from "../vocabulary.ts";
import { html } from "./web.ts";

const phpHoles = [
  { open: "{$", close: "}" },
  { open: "${", close: "}" },
];
// Every byte beyond ASCII is a letter to PHP.
const phpName = { on: "$", match: /\$[A-Za-z_\x80-\uffff][\w\x80-\uffff]*/y };
const phpTag = { on: "<", match: /<\?(?:php(?!\w)|=|(?!xml))/iy };

const phpCode: Language = {
  id: "php-code",
  aliases: [],
  extensions: [],
  profile: "code",
  lineComments: [
    { open: "//", until: "?>" },
    { open: { on: "#", match: /#(?!\[)/y }, until: "?>" },
  ],
  blockComments: cComments.blockComments,
  strings: [
    { open: "'", escape: "\\", multiline: true },
    ...['"', "`"].map(
      (open): StringLiteral => ({
        open,
        escape: "\\",
        multiline: true,
        notation: "rust",
        interpolations: phpHoles,
        names: phpName,
      }),
    ),
  ],
  heredocs: [
    {
      on: "<",
      match: /(?<indented><<<)[ \t]{0,99}(?<quote>["']?)(?<tag>[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)\k<quote>(?=\s*$)/y,
      ...{ indent: " \t", goesOn: true, escape: "\\", notation: "rust", interpolations: phpHoles, names: phpName },
    },
  ],
};
const phpIslands: Island = { around: html, isles: [{ open: phpTag, close: "?>", inside: phpCode }] };

const remark: Language = { id: "remark", aliases: [], extensions: [], profile: "code", text: { region: "comment" } };

/** Templates whose islands end wherever the mark stands. */
function islandsOf(inside: string): Island {
  return {
    around: html,
    isles: [
      { open: { on: "<", match: /<%--/y }, close: "--%>", inside: remark, isTextual: true },
      { open: { on: "<", match: /<%!?#/y }, close: "%>", inside: remark, isTextual: true },
      { open: { on: "<", match: /<%(?!%)[=!@-]?/y }, close: "%>", inside, isTextual: true },
    ],
  };
}
export const templates: readonly Language[] = [
  {
    id: "php",
    label: "PHP",
    aliases: ["php3", "php7", "php8", "hack"],
    extensions: [".php", ".phtml", ".php3", ".php4", ".php5", ".phps", ".hack"],
    profile: "code",
    islands: phpIslands,
    fragment: { ...phpCode, id: "php-fragment", islands: { ...phpIslands, startsInside: true } },
  },
  {
    id: "erb",
    label: "ERB",
    aliases: ["html.erb", "rhtml", "html-erb"],
    extensions: [".erb", ".rhtml"],
    profile: "code",
    islands: islandsOf("ruby"),
  },
  {
    id: "ejs",
    label: "EJS",
    aliases: [],
    extensions: [".ejs"],
    profile: "code",
    islands: islandsOf("javascript"),
  },
  {
    id: "jsp",
    label: "JSP",
    aliases: [],
    extensions: [".jsp", ".jspf", ".tag"],
    profile: "code",
    islands: islandsOf("java"),
  },
  {
    id: "heex",
    label: "EEx and HEEx",
    aliases: ["eex", "html-eex", "phoenix-heex"],
    extensions: [".eex", ".leex", ".heex"],
    profile: "code",
    islands: islandsOf("elixir"),
  },
];
