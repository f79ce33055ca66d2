import type { Language } from "../languages.ts";
import { htmlComment } from "../literals.ts";

/** Environments whose contents are shown as they are; `%` begins no comment there. */
const listing = "verbatim\\*?|Verbatim|BVerbatim|lstlisting|alltt|comment|filecontents\\*?";

export const documents: readonly Language[] = [
  {
    id: "markdown",
    label: "Markdown",
    aliases: ["md", "prompt", "instructions", "chatagent", "chatmode", "skill", "mdx", "rmd", "quarto", "rmarkdown"],
    extensions: [".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdc", ".mdx", ".rmd", ".qmd"],
    profile: "prose",
    text: { region: "prose", notation: "html" },
    plain: [{ on: "\\", match: /\\[!-/:-@[-`{-~]/y }],
    blockComments: [htmlComment],
    oddities: ["markdown"],
  },
  {
    id: "latex",
    label: "LaTeX",
    aliases: ["tex", "latex-expl3", "context", "doctex"],
    extensions: [".tex", ".ltx", ".sty", ".cls", ".dtx", ".ins"],
    profile: "prose",
    mathematics: true,
    text: { region: "prose" },
    codeSpans: [
      { on: "\\", match: /\\(?:verb|lstinline)\*?([^\s\w*{[])(?:(?!\1).)*(?:\1|$)/y },
      { on: "\\", match: new RegExp(`\\\\(?!begin\\{(?:${listing}|minted)\\})(?:[a-zA-Z@]+\\*?|[^a-zA-Z@])`, "uy") },
    ],
    lineComments: ["%"],
    embeddings: [
      {
        open: { on: "\\", match: /\\begin\{minted\}(?:\[[^\]]{0,256}\])?\{([\w+#-]{1,32})\}/y },
        close: "\\end{minted}",
      },
    ],
    strings: [
      {
        open: { on: "\\", match: new RegExp(`\\\\begin\\{(${listing})\\}`, "y") },
        close: "\\end{$1}",
        multiline: true,
      },
    ],
  },
  {
    id: "restructuredtext",
    label: "reStructuredText",
    aliases: ["rst", "rest", "restructured"],
    extensions: [".rst", ".rest"],
    profile: "prose",
    text: { region: "prose" },
    codeSpans: [{ on: "`", match: /``(?=\S)[^`]*(?:``|$)/y }],
    plain: [{ on: "\\", match: /\\./y }],
    oddities: ["literal-blocks"],
  },
  {
    id: "plaintext",
    label: "plain text, logs, licences and the like",
    aliases: [
      ...["text", "txt", "plain", "none", "output"],
      ...[
        "stdout",
        "stderr",
        "log",
        "logs",
        "tree",
        "ascii",
        "asciidoc",
        "adoc",
        "org",
        "textile",
        "wiki",
        "mediawiki",
        "git-commit",
      ],
    ],
    extensions: [
      ...[".txt", ".text", ".log", ".adoc", ".asciidoc", ".asc", ".org", ".textile", ".mediawiki"],
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
  {
    id: "shellsession",
    label: "console sessions",
    aliases: ["shell-session", "console", "terminal", "session", "sh-session", "bash-session"],
    extensions: [],
    profile: "prose",
    text: { region: "prose" },
    codeSpans: [{ on: "$%>", match: /(?<=^\s*)[$%>] .*/y }],
  },
  {
    id: "mermaid",
    label: "Mermaid and PlantUML",
    aliases: ["plantuml", "puml", "mmd", "d2", "bytefield"],
    extensions: [".mmd", ".mermaid", ".puml", ".plantuml"],
    profile: "code",
    text: { region: "string" },
    lineComments: [{ open: { on: "%'", match: /(?<=^\s*)(?:%%|')/y } }],
  },
  {
    id: "http",
    label: "HTTP",
    aliases: ["https", "rest-client"],
    extensions: [".http"],
    profile: "code",
    text: { region: "string" },
    lineComments: [{ open: { on: "#/", match: /^(?:#|\/\/)/y } }],
  },
];
