import assert from "node:assert/strict";
import { decimalValue, isIdentifierPart, restrictionLevelOf } from "../../../src/engine/unicode/identifiers.ts";
import { onUnicode17 } from "./host.ts";

describe("restrictionLevelOf (UTS #39 5.2)", () => {
  for (const [level, texts] of Object.entries({
    "ascii-only": ["scope", "a_1", ""],
    "single-script": ["caf\u00e9", "\u0436\u0438\u0437\u043d\u044c", "\u6f22\u5b57\u304b\u306a", "\u0440\u0430\u0443"],
    "highly-restrictive": ["Toys\u6f22\u304b", "\ud55cLatin", "\u3105a\u6f22"],
    "moderately-restrictive": ["a\u0905", "a\u0627", "a\u0561"],
    "minimally-restrictive": ["a\u0430", "a\u03b1", "\u0430\u03b1", "a\u0905\u0985"],
    unrestricted: ["a b", "\u2665", "\u{1d431}", "\u13a0a", "a\u200b", "\u2c81"],
  }))
    it(`calls ${level} what is`, () => {
      for (const text of texts) assert.equal(restrictionLevelOf(text), level, JSON.stringify(text));
    });
});

describe("identifier characters", () => {
  it("are XID_Continue, and digits have their values, as a host of Unicode 17 says", function () {
    onUnicode17(this);
    this.timeout(20_000);
    const part = /^\p{XIDC}$/u;
    const digit = /^\p{Nd}$/u;
    for (let c = 0; c < 0x110000; c++) {
      const character = String.fromCodePoint(c);
      assert.equal(isIdentifierPart(c), part.test(character), c.toString(16));
      assert.equal(decimalValue(c) !== undefined, digit.test(character), c.toString(16));
    }
    assert.deepEqual([0x37, 0x667, 0x96d, 0x1d7d5].map(decimalValue), [7, 7, 7, 7]);
  });
});
