import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { failure } from "../report/failure.ts";
import { type RawPath, rawPathOf } from "../workspace/raw-path.ts";
import { reasonOf } from "../workspace/remarks.ts";

/** The paths that a list names: between NULs if it has any, else one a line. `-` is standard input. */
export async function pathsFrom(list: string): Promise<RawPath[]> {
  const bytes = await readList(list);
  const byNull = bytes.includes(0);
  if (isUtf8(bytes)) return split(bytes.toString(), byNull);
  return split(bytes.toString("latin1"), byNull).map((name) => rawPathOf(Buffer.from(name, "latin1")));
}

function split(text: string, byNull: boolean): string[] {
  // Windows' programs put a mark before the text, and CR before LF.
  const names = byNull ? text.split("\0") : text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, "").split(/\r?\n/);
  return names.filter((name) => name !== "");
}

async function readList(list: string): Promise<Buffer> {
  try {
    if (list !== "-") return readFileSync(list);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (error) {
    throw failure(
      `The list of files cannot be read from ${list === "-" ? "standard input" : list}: ${reasonOf(error)}`,
    );
  }
}
