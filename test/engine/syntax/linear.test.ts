import assert from "node:assert/strict";
import { type Language, languages } from "../../../src/engine/syntax/languages.ts";
import { initialState, lexLine, type Span } from "../../../src/engine/syntax/regions.ts";
import { unknown } from "../../../src/engine/syntax/table/unknown.ts";

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
const backticks = Array.from({ length: 900 }, (_, index) => "`".repeat(index + 1)).join(" ");

/** Milliseconds for a line of so many UTF-16 units, and for a fiftieth as many lines. */
function timeOf(language: Language, unit: string, length: number): number {
  const count = Math.ceil(length / unit.length);
  const line = unit.repeat(count);
  const spans: Span[] = [];
  const start = performance.now();
  lexLine(line, initialState(language), spans);
  let state = initialState(language);
  for (let index = 0; index < count / 50; index++) state = lexLine(unit, state);
  return performance.now() - start;
}

/**
 * Whether eight times the text takes less than 24 times the time; in quadratic time it takes 64 times as long. What is
 * measured is the fastest of some runs, and 60 ms more are granted: a quadratic pass over 25,000 units takes far longer.
 */
function isLinear(language: Language, unit: string, length = 25_000): boolean {
  let [small, large] = [Infinity, Infinity];
  for (let run = 0; run < 8; run++) {
    small = Math.min(small, timeOf(language, unit, length / 8));
    large = Math.min(large, timeOf(language, unit, length));
    if (large < 24 * small + 60) return true;
  }
  return false;
}

describe("hostile text", function () {
  this.timeout(60_000);

  for (const language of languages) {
    it(`is read in linear time: ${language.id}`, () => {
      assert.deepEqual(
        [...units, ...mixed, backticks].filter((unit) => !isLinear(language, unit)),
        [],
      );
    });
  }

  it("is not where a row of the table searches the rest of the line again and again", () => {
    const quadratic: Language = { ...unknown, plain: [{ on: "a", match: /a(?=.*x)/y }] };
    assert.equal(isLinear(quadratic, "a"), false);
    assert.ok(isLinear(quadratic, "b"));
  });
});
