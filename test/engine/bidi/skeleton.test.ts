import assert from "node:assert/strict";
import fc from "fast-check";
import { canReorder } from "../../../src/engine/bidi/reorder.ts";
import { bidiSkeleton } from "../../../src/engine/bidi/skeleton.ts";
import { skeleton } from "../../../src/engine/unicode/skeleton.ts";

describe("bidiSkeleton", () => {
  it("is the same for texts that look alike from left to right only", () => {
    assert.equal(bidiSkeleton("ltr", "A1\u05d0"), bidiSkeleton("ltr", "A\u05d01"));
    assert.notEqual(bidiSkeleton("rtl", "A1\u05d0"), bidiSkeleton("rtl", "A\u05d01"));
  });

  it("is the same for texts that look alike from right to left only", () => {
    assert.equal(bidiSkeleton("rtl", "\u05d0A_1"), bidiSkeleton("rtl", "\u05d01_A"));
    assert.notEqual(bidiSkeleton("ltr", "\u05d0A_1"), bidiSkeleton("ltr", "\u05d01_A"));
  });

  it("follows the first strong letter where the direction is open", () => {
    for (const [text, direction] of [
      ["\u05d0A!", "rtl"],
      ["A\u05d0!", "ltr"],
    ] as const)
      assert.equal(bidiSkeleton("auto", text), bidiSkeleton(direction, text));
    assert.notEqual(bidiSkeleton("rtl", "A\u05d0!"), bidiSkeleton("ltr", "A\u05d0!"));
  });

  it("turns brackets round and keeps marks behind their letters", () => {
    assert.equal(bidiSkeleton("ltr", "\u05d0(\u05d1\u05b0\u05bc)\u05d2"), skeleton("\u05d2(\u05d1\u05b0\u05bc)\u05d0"));
    assert.equal(bidiSkeleton("rtl", "a<b"), skeleton("a<b"));
    assert.equal(bidiSkeleton("rtl", "\u05d0<\u05d1"), skeleton("\u05d1>\u05d0"));
  });

  it("keeps the halves of a letter beyond the BMP together, and its marks behind it", () => {
    assert.equal(bidiSkeleton("ltr", "\u{1e900}\u{1e944}\u{1e901}"), skeleton("\u{1e901}\u{1e900}\u{1e944}"));
  });

  it("drops the controls after they have done their work", () => {
    assert.equal(bidiSkeleton("ltr", "\u202eevil\u202c"), skeleton("live"));
    assert.equal(bidiSkeleton("ltr", "\u2067a, b\u2069"), skeleton("a, b"));
  });

  it("is the plain skeleton of whatever cannot be reordered, in a paragraph that does not run from right to left", () => {
    const unit = fc.constantFrom(
      "a",
      "1",
      "+",
      "(",
      "]",
      " ",
      "\t",
      "\u0430",
      "\u0301",
      "\u200d",
      "\u4e00",
      "\ud800",
      "\u{1f600}",
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        assert.ok(!canReorder(text));
        assert.equal(bidiSkeleton("ltr", text), skeleton(text));
        assert.equal(bidiSkeleton("auto", text), skeleton(text));
      }),
    );
  });

  it("sees that letters, digits and controls can reorder a text", () => {
    for (const text of ["\u05d0", "\u0627", "\u0661", "\u{10800}", "\u200f", "\u200e\u061c", "\u202a", "\u2069"])
      assert.ok(canReorder(`abc${text}`), text);
  });
});
