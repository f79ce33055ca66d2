import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { others } from "../../scripts/honest/languages.ts";
import { type Measured, measure } from "../../scripts/honest/measure.ts";
import { root } from "../../scripts/process.ts";
import { messageOf } from "../../src/engine/index.ts";

/** What an installed package brings up; `npm run honest` does it with many more. */
function measured(name: string): Measured {
  const folder = path.join(root, "node_modules", name);
  const result: Measured = { hits: [], amounts: new Map() };
  const files = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  measure(
    name,
    files.map((file) => ({
      path: path.relative(folder, file).split(path.sep).join("/"),
      bytes: readFileSync(file),
    })),
    result,
  );
  return result;
}

const said = ({ hits }: Measured): string[] =>
  hits.map(({ path: file, finding }) => `${file}:${finding.line + 1}: ${finding.rule}: ${messageOf(finding)}`);

describe("an installed package", () => {
  it("with messages in two dozen languages and more is left alone", () => {
    const zod = measured("zod");
    assert.ok([...zod.amounts.keys()].filter((language) => language !== others).length > 24);
    // Its tests list each emoji with and without its selector by turns: just what a channel looks like.
    const rest = said(zod).filter((one) => !one.includes("tests/string.test.ts"));
    assert.deepEqual(rest, []);
  }).timeout(20_000);

  for (const name of ["lodash", "valibot", "rxjs", "yaml", "parse5"])
    it(`such as ${name} is left alone`, () => {
      assert.deepEqual(said(measured(name)), []);
    });
});
