import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** An entry of `glyphguard.allow`. */
export interface Entry {
  readonly characters: string;
  readonly files: string;
  readonly reason: string;
}

/** A change of a text, in UTF-16 units. */
export interface Insertion {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

const KEY = "glyphguard.allow";

/**
 * Where an entry goes in a settings file (JSON with comments), and as what; or what has to be mended first, and where.
 * It goes to the front, right behind the bracket: all else stays as it is, and no comment changes its owner.
 */
export function insertEntry(text: string, entry: Entry): Insertion | { problem: string; offset: number } {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = /^([\t ]+)\S/m.exec(text)?.[1] ?? "  ";
  const line = `${eol}${indent}${indent}${oneLine(entry)}`;
  const list = `${eol}${indent}"${KEY}": [${line}${eol}${indent}]`;
  if (text.trim() === "") return { offset: 0, length: text.length, text: `{${list}${eol}}${eol}` };

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) return { problem: printParseErrorCode(error.error), offset: error.offset };
  if (root?.type !== "object") return { problem: "not an object", offset: root?.offset ?? 0 };
  const present = findNodeAtLocation(root, [KEY]);
  if (!present) return behindBracket(text, root, list, eol);
  if (present.type !== "array") return { problem: `${KEY} is no list`, offset: present.offset };
  return behindBracket(text, present, line, `${eol}${indent}`);
}

/** An empty list or object may be written as `[]`: then its closing bracket gets a line of its own. */
function behindBracket(source: string, node: Node, text: string, closing: string): Insertion {
  const { offset, length, children = [] } = node;
  if (children.length > 0) {
    // A comment behind the bracket is about the whole list.
    const comment = /^[ \t]*\/\/[^\r\n]*/.exec(source.slice(offset + 1))?.[0].length ?? 0;
    return { offset: offset + 1 + comment, length: 0, text: `${text},` };
  }
  return length === 2
    ? { offset: offset + 1, length: 0, text: text + closing }
    : { offset: offset + 1, length: 0, text };
}

function oneLine(entry: Entry): string {
  const pairs = Object.entries(entry).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{ ${pairs.join(", ")} }`;
}
