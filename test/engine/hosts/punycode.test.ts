import assert from "node:assert/strict";
import { domainToASCII } from "node:url";
import fc from "fast-check";
import { decodePunycode, encodePunycode } from "../../../src/engine/hosts/punycode.ts";

/** RFC 3492 §7.1, some of the samples. */
const samples: readonly (readonly [string, string])[] = [
  ["\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587", "ihqwcrb4cv8a8dqg056pqjye"],
  [
    "\u05DC\u05DE\u05D4\u05D4\u05DD\u05E4\u05E9\u05D5\u05D8\u05DC\u05D0\u05DE\u05D3\u05D1\u05E8\u05D9\u05DD\u05E2\u05D1\u05E8\u05D9\u05EA",
    "4dbcagdahymbxekheh6e0a7fei0b",
  ],
  ["3\u5E74B\u7D44\u91D1\u516B\u5148\u751F", "3B-ww4c5e180e575a65lsy2b"],
  ["\u30D1\u30D5\u30A3\u30FCde\u30EB\u30F3\u30D0", "de-jg4avhby1noc0d"],
  ["m\u00FCnchen", "mnchen-3ya"],
  ["\u0430\u0440\u0440\u04CF\u0435", "80ak6aa92e"],
  ["i\u2764", "i-7iq"],
];

const codePoint = fc.oneof(fc.integer({ min: 0x80, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }));

describe("Punycode", () => {
  for (const [text, encoded] of samples) {
    it(`reads and writes ${encoded}`, () => {
      assert.equal(decodePunycode(encoded), text);
      assert.equal(encodePunycode(text), encoded);
    });
  }

  it("reads what it has written", () => {
    fc.assert(
      fc.property(fc.array(codePoint, { minLength: 1, maxLength: 8 }), (codePoints) => {
        const text = String.fromCodePoint(...codePoints);
        assert.equal(decodePunycode(encodePunycode(text)), text);
      }),
    );
  });

  it("agrees with the host's own", () => {
    const letter = fc.constantFrom(
      ..."abc019",
      "\u00FC",
      "\u0433",
      "\u03B4",
      "\u4E2D",
      "\u0915",
      "\u3042",
      "\u{20000}",
    );
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 12 }), (label) => {
        fc.pre(/[^\0-\x7f]/.test(label));
        const expected = domainToASCII(label);
        fc.pre(expected !== "");
        assert.equal(`xn--${encodePunycode(label)}`, expected);
      }),
    );
  });

  it("refuses what nobody writes", () => {
    const bad = ["99999999", "a-\u00E9", "mnchen-3y!", "mnchen-3", "999999b", "a".repeat(64), "\u00FC"];
    for (const text of bad) assert.equal(decodePunycode(text), undefined, text);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."az09-"), maxLength: 63 }), (text) => {
        const decoded = decodePunycode(text);
        assert.ok(decoded === undefined || decoded.length <= 2 * text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
