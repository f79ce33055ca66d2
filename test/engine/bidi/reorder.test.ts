import assert from "node:assert/strict";
import fc from "fast-check";
import { BidiClass, bidiClassOf } from "../../../src/engine/bidi/classes.ts";
import { levelsOf } from "../../../src/engine/bidi/levels.ts";
import { canReorder } from "../../../src/engine/bidi/reorder.ts";

const { Right_To_Left: R, Arabic_Letter: AL, Arabic_Number: AN, Left_To_Right_Isolate: LRI } = BidiClass;

/** A letter, a digit, separators, signs and brackets, a mark, an emoji; a Hebrew and an Arabic letter, an Arabic digit, beyond the BMP too. */
const characters = [..."a1,+$ ([])\t\u0301\u2029\u00ad\u{1f600}", ..."\u05d0\u0627\u0661\u{10900}"];
const texts = fc.array(fc.constantFrom(...characters), { maxLength: 40 }).map((parts) => parts.join(""));

describe("what can stand in another order than it runs", () => {
  it("is within the stretches that are asked about", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const levels = levelsOf(text, "ltr");
        canReorder(text, (start, end) => {
          levels.fill(0, start, end);
          return true;
        });
        assert.deepEqual([...levels].indexOf(1), -1);
        assert.deepEqual([...levels].indexOf(2), -1);
      }),
      { numRuns: 5000 },
    );
  });

  it("is asked about from left to right, each unit once", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        canReorder(text, (start, end) => {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
          return true;
        });
      }),
    );
  });

  it("is each character of class R, AL or AN, and each control", () => {
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      const bidiClass = bidiClassOf(codePoint);
      const isOne = bidiClass === R || bidiClass === AL || bidiClass === AN || bidiClass >= LRI;
      assert.equal(canReorder(`a${String.fromCodePoint(codePoint)}`), isOne, codePoint.toString(16));
    }
  });

  it("is anything where a control stands, before the stretch or behind it", () => {
    for (const control of ["\u202e", "\u2067", "\u2069", "\u202c"])
      for (const text of [`${control}\u05d0`, `\u05d0${control}`, `\u05d0a${control}`, `a${control}`])
        assert.ok(
          canReorder(text, () => true),
          text,
        );
  });

  it("is nothing where every stretch stays whole", () => {
    assert.ok(!canReorder("a \u05d0 + 1", () => true));
    assert.ok(canReorder("a \u05d0 + 1", () => false));
    assert.ok(
      canReorder("a \u05d0, b \u05d1", (start) => start < 4),
      "the second stretch",
    );
  });
});
