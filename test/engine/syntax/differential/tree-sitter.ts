import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Language, type Node, Parser } from "web-tree-sitter";
import { code, comment, type Oracle, string, uncertain } from "./compare.ts";

const require = createRequire(import.meta.url);

/** Node types by what is in them; a type that is in none says nothing new. */
export interface Grammar {
  readonly comments?: readonly string[];
  readonly strings?: readonly string[];
  /** Code inside strings. */
  readonly holes?: readonly string[];
  /** What another rule of ours decides, such as the text of markup. */
  readonly ignored?: readonly string[];
}

const usual: Required<Grammar> = {
  comments: ["comment", "line_comment", "block_comment", "multiline_comment", "doc_comment"],
  strings: [
    ...["string", "string_literal", "char_literal", "character_literal", "raw_string_literal", "template_string"],
    ...["regex", "regex_pattern", "string_value", "character", "rune_literal", "interpreted_string_literal"],
  ],
  holes: ["interpolation", "template_substitution", "interpolated_expression", "command_substitution", "expansion"],
  ignored: [],
};

/** The parser of a grammar from `tree-sitter-wasms`. */
export async function treeSitter(name: string, grammar: Grammar = {}): Promise<Oracle> {
  await Parser.init();
  const file = require.resolve(`tree-sitter-wasms/out/tree-sitter-${name}.wasm`);
  const parser = new Parser();
  parser.setLanguage(await Language.load(withCurrentLinking(readFileSync(file))));
  const kinds = new Map<string, number>();
  for (const type of [...usual.comments, ...(grammar.comments ?? [])]) kinds.set(type, comment);
  for (const type of [...usual.strings, ...(grammar.strings ?? [])]) kinds.set(type, string);
  for (const type of [...usual.holes, ...(grammar.holes ?? [])]) kinds.set(type, code);
  for (const type of [...usual.ignored, ...(grammar.ignored ?? [])]) kinds.set(type, uncertain);
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error(`${name}: no tree`);
    const classes = new Uint8Array(text.length).fill(code);
    const visit = (node: Node): void => {
      const kind = node.isError ? uncertain : kinds.get(node.type);
      if (kind !== undefined && node.isNamed) classes.fill(kind, node.startIndex, node.endIndex);
      for (const child of node.children) if (child !== null) visit(child);
    };
    visit(tree.rootNode);
    tree.delete();
    return classes;
  };
}

/**
 * The grammars were built when a module said in a section `dylink` what its host needs to know; now that is a part of
 * one that is called `dylink.0` (WebAssembly tool conventions, Dynamic Linking).
 */
function withCurrentLinking(bytes: Buffer): Uint8Array {
  const header = 8;
  const length = bytes[header + 1] ?? 0;
  const end = header + 2 + length;
  const name = bytes.subarray(header + 3, header + 3 + (bytes[header + 2] ?? 0));
  if (name.toString() !== "dylink" || length > 127) return bytes;
  // Without the number of libraries, which is none.
  const memory = bytes.subarray(header + 3 + name.length, end - 1);
  const section = Buffer.concat([Buffer.from("\x08dylink.0\x01"), Buffer.from([memory.length]), memory]);
  return Buffer.concat([bytes.subarray(0, header), Buffer.from([0, section.length]), section, bytes.subarray(end)]);
}
