import assert from "node:assert/strict";
import { digitTwin, mixedTwin, passingTwin } from "../../../src/engine/detectors/twins.ts";

const code = (character: string): number => character.codePointAt(0) ?? 0;

describe("the letter that another one passes for", () => {
  it("is one that people type, however often it is asked for", () => {
    for (const _ of [1, 2]) {
      assert.equal(passingTwin(code("\u0430"), "Latn"), "a");
      assert.equal(passingTwin(code("\u0451"), "Latn"), "\u00eb");
      // A small capital.
      assert.equal(passingTwin(code("\u0432"), "Latn"), undefined);
      assert.equal(passingTwin(code("\u0436"), "Latn"), undefined);
    }
  });

  it("may be like it in the middle of a Latin word alone", () => {
    for (const [letter, twin] of [
      ["\u043a", "k"],
      ["\u03ba", "k"],
      ["\u0442", "t"],
    ] as const) {
      assert.equal(passingTwin(code(letter), "Latn"), undefined);
      assert.equal(mixedTwin(code(letter), "Latn"), twin);
      assert.equal(mixedTwin(code(letter), "Armn"), undefined);
    }
    assert.equal(mixedTwin(code("\u043a"), "Grek"), "\u03ba");
    assert.equal(mixedTwin(code("\u0430"), "Latn"), "a");
  });
});

describe("the digit that a character passes for", () => {
  it("is the one with the same skeleton", () => {
    for (const [character, digit] of [
      ["O", "0"],
      ["\u041e", "0"],
      ["\u0555", "0"],
      ["l", "1"],
      ["\u0406", "1"],
      ["\u0661", "1"],
      ["\ua75a", "2"],
      ["\u0417", "3"],
      ["\u13ce", "4"],
      ["\u01bc", "5"],
      ["\u0431", "6"],
      ["\u{104d2}", "7"],
      ["\u09ea", "8"],
      ["\u09ed", "9"],
      ["\u{1d7d8}", "0"],
    ] as const)
      assert.equal(digitTwin(code(character)), digit, character);
  });

  it("is a zero for small rings, too", () => {
    for (const ring of ["o", "\u043e", "\u03bf", "\u0665", "o"]) assert.equal(digitTwin(code(ring)), "0", ring);
  });

  it("is none for letters that look like none", () => {
    for (const letter of ["a", "A", "\u0430", "\u6f22", "a"]) assert.equal(digitTwin(code(letter)), undefined, letter);
  });
});
