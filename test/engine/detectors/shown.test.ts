import assert from "node:assert/strict";
import { shownWord, spanOf } from "../../../src/engine/detectors/shown.ts";

describe("the shown part of a word", () => {
  it("is the whole of one with sixty letters, and no more than the word", () => {
    const word = "a".repeat(60);
    assert.equal(shownWord(`x ${word} y`, { start: 2, end: 62 }, 2), word);
    assert.equal(shownWord("x word y", { start: 2, end: 6 }, 4), "word");
  });

  it("is what stands around a place in a longer one", () => {
    const text = `${"a".repeat(50)}!${"b".repeat(50)}`;
    assert.equal(shownWord(text, { start: 0, end: 101 }, 50), `${"a".repeat(30)}!${"b".repeat(29)}`);
  });

  it("begins and ends with whole characters", () => {
    const text = "\u{1d400}".repeat(50);
    assert.equal(shownWord(text, { start: 0, end: 100 }, 0), "\u{1d400}".repeat(30));
    assert.equal(shownWord(text, { start: 0, end: 100 }, 41), "\u{1d400}".repeat(29));
  });
});

describe("the span of letters", () => {
  it("reaches from the first to the last", () => {
    const letters = [3, 4, 7].map((start) => ({ codePoint: 0x61, start, end: start + 1 }));
    assert.deepEqual(spanOf(letters), [3, 8]);
    assert.deepEqual(spanOf([]), [0, 0]);
  });
});
