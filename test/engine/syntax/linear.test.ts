import assert from "node:assert/strict";
import { type Language, languages } from "../../../src/engine/syntax/languages.ts";
import { initialState, lexLine } from "../../../src/engine/syntax/regions.ts";
import { unknown } from "../../../src/engine/syntax/table/unknown.ts";
import { assertLinear, type Counted, countedModules, isQuick } from "../work.ts";

/** Everything that opens, nests, or makes the lexer look back or ahead. */
const units = (
  '\x24{ \x24( ` \' " \\ / // /* */ # < </ <a <a= <> << <<E <<" <!-- --> <![CDATA[ <script> </script> <title> </title> = > ' +
  '>> ( ) (( { } [ ] /[ `{` {/ R"( r#" r# 1\' \' ! & | - : . ++ ++! !++ a/ f\'{ f\'{: f\'{{ """ ``` ~~~ \\` - ? url( =" ' +
  "\\u \\\\ \\u0022 \\\\u0022 await await/ }/ /\u2028 //\u2028 #\u2028 <script><!-- <!--<script>"
).split(" ");
const mixed = [
  "' ",
  '" ',
  "`` ` ",
  "- ",
  "> ",
  "| ",
  "|\t",
  ": ' ",
  " ",
  "a",
  "\\ ",
  "/ ",
  "++ ",
  "! ",
  "await ",
  ". ",
  "if (",
  "< a",
  "(a)",
  "!a ",
  "# \u2028",
  ' <<"a" ',
];

type Make = (length: number) => string;

const repeated =
  (unit: string): Make =>
  (length) =>
    unit.repeat(Math.ceil(length / unit.length));
/** Runs of backticks, each one longer than the one before, so that none closes another. */
const backticks: Make = (length) =>
  Array.from({ length: Math.sqrt(2 * length) }, (_, index) => "`".repeat(index + 1)).join(" ");
const hostile: readonly Make[] = [...[...units, ...mixed].map(repeated), backticks];

/** What is linear takes 8 ms at most; to search the rest of the line from each place takes half a second. */
const isReadQuickly = (language: Language, make: Make): boolean => {
  const line = make(25_000);
  return isQuick(() => void lexLine(line, initialState(language), []), 100);
};

describe("hostile text", function () {
  this.timeout(60_000);

  let built: Counted<typeof import("../../../src/engine/syntax/regions.ts")>;
  before(async () => {
    built = await countedModules("src/engine/syntax/regions.ts");
  });

  for (const language of languages) {
    it(`is read with work in proportion to its length: ${language.id}`, () => {
      const { modules, workOf } = built;
      const state = modules.initialState(language);
      for (const make of hostile) {
        assertLinear(
          (length) => {
            const line = make(length);
            return workOf(() => void modules.lexLine(line, state, []));
          },
          500,
          1,
        );
        assertLinear(
          (count) => {
            const line = make(10);
            return workOf(() => {
              let at = state;
              for (let index = 0; index < count; index++) at = modules.lexLine(line, at);
            });
          },
          100,
          1,
        );
      }
    });

    it(`is read without a slow expression: ${language.id}`, () => {
      assert.deepEqual(
        hostile.filter((make) => !isReadQuickly(language, make)).map((make) => make(10)),
        [],
      );
    });
  }

  it("is not where a row of the table searches the rest of the line again and again", () => {
    const quadratic: Language = { ...unknown, plain: [{ on: "a", match: /a(?=.*x)/y }] };
    assert.equal(isReadQuickly(quadratic, repeated("a")), false);
    assert.ok(isReadQuickly(quadratic, repeated("b")));
  });
});
