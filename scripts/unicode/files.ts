import { buildBidiTables } from "./bidi.ts";
import { buildTables } from "./build.ts";
import { identifierTables } from "./identifiers.ts";

/** What makes each generated file of `src/engine/unicode`: packed tables by their names. */
export const generatedFiles: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>> = {
  "tables.generated.ts": buildTables,
  "bidi.generated.ts": buildBidiTables,
  "identifiers.generated.ts": identifierTables,
};

const header = `// Made by scripts/unicode.ts from Unicode 17.0 data; see THIRD-PARTY-NOTICES.md. Do not edit.
// The formats are described where the tables are read.
`;

/** The text of a generated file. */
export async function textOf(make: () => Promise<Readonly<Record<string, string>>>): Promise<string> {
  const tables = Object.entries(await make());
  return header + tables.map(([name, text]) => `export const ${name} =\n  ${JSON.stringify(text)};\n`).join("");
}
