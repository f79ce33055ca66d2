import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { npm, root } from "../process.ts";

/** Programs that look for the same, and VS Code's editor; at these versions, so that figures can be compared. */
const packages = ["anti-trojan-source@1.13.0", "out-of-character@2.3.0", "monaco-editor@0.53.0"];
const cache = path.join(root, ".bench");

export interface Peers {
  /** The path of a package's program. */
  readonly program: (name: "anti-trojan-source" | "out-of-character") => string;
  /** Of VS Code's editor: marks invisible and ambiguous characters. */
  readonly highlight: (lines: readonly string[]) => void;
}

interface Highlighter {
  readonly computeUnicodeHighlights: (
    model: { readonly getLineCount: () => number; readonly getLineContent: (line: number) => string },
    options: Readonly<Record<string, unknown>>,
  ) => unknown;
}

/** The defaults of `editor.unicodeHighlight`, in English. */
const options = {
  nonBasicASCII: false,
  ambiguousCharacters: true,
  invisibleCharacters: true,
  includeComments: false,
  includeStrings: true,
  allowedCodePoints: [],
  allowedLocales: ["en"],
};

/** Installed beside the benchmark, once: the project itself needs none of them. */
export async function installPeers(): Promise<Peers> {
  const folder = path.join(cache, "peers");
  const done = path.join(folder, "installed");
  if (!existsSync(done)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), "{}");
    const { code, output } = await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], folder);
    if (code !== 0) throw new Error(`npm did not install ${packages.join(", ")}: ${output.trim()}`);
    writeFileSync(done, "");
  }
  const modules = path.join(folder, "node_modules");
  const editor = path.join(modules, "monaco-editor", "esm", "vs", "editor", "common", "services");
  const file = pathToFileURL(path.join(editor, "unicodeTextModelHighlighter.js")).href;
  const { UnicodeTextModelHighlighter }: { UnicodeTextModelHighlighter: Highlighter } = await import(file);
  return {
    program: (name) => path.join(modules, ".bin", name),
    highlight: (lines) => {
      const model = { getLineCount: () => lines.length, getLineContent: (line: number) => lines[line - 1] ?? "" };
      UnicodeTextModelHighlighter.computeUnicodeHighlights(model, options);
    },
  };
}
