import assert from "node:assert/strict";
import { languages } from "../../../src/engine/syntax/languages.ts";
import { initialState, lexLine, type Span } from "../../../src/engine/syntax/regions.ts";

/** Everything that opens, nests, or makes the lexer look back or ahead. */
const units = (
  "\x24{ \x24( ` ' \" \\ / // /* */ # < </ <a <a= <> << <<E <!-- <script> </script> = > >> ( ) (( { } [ ] /[ `{` " +
  '{/ R"( r#" r# 1\' \' ! & | - : f\'{ f\'{: f\'{{ """ ``` ~~~ \\` - ? url( ="'
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
  "if (",
  "< a",
  "(a)",
  "!a ",
];

describe("hostile text", () => {
  const length = 200_000;
  const backticks = Array.from({ length: 900 }, (_, index) => "`".repeat(index + 1)).join(" ");

  for (const language of languages) {
    // Takes a third of a second; one unit that were read in quadratic time would take longer than the limit.
    it(`is read in linear time: ${language.id}`, function () {
      this.timeout(10_000);
      for (const unit of [...units, ...mixed, backticks]) {
        const count = Math.ceil(length / unit.length);
        const spans: Span[] = [];
        lexLine(unit.repeat(count), initialState(language), spans);
        let state = initialState(language);
        for (let line = 0; line < count / 50; line++) state = lexLine(unit, state);
        assert.equal(spans[0]?.start, 0);
      }
    });
  }
});
