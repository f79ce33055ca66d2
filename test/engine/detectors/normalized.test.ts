import assert from "node:assert/strict";
import fc from "fast-check";
import { applyFixes, defaultPolicy, fixesFor, scan } from "../../../src/engine/index.ts";

const findings = (languageId: string, text: string) =>
  scan(text, { languageId }, defaultPolicy).filter(({ rule }) => rule === "not-normalized");

describe("not-normalized", () => {
  it("finds what keyboards spell in another way", () => {
    for (const [text, start, end, twin] of [
      ["cafe\u0301s = 1", 3, 5, "\u00e9"],
      ["\u212bngstrom = 1", 0, 1, "\u00c5"],
      ["\u2126 = 1", 0, 1, "\u03a9"],
      ["a\u0340 = 1", 0, 2, "\u00e0"],
      ["\u1112\u1161\u11ab = 1", 0, 3, "\ud55c"],
      ["\u0958 = 1", 0, 1, "\u0915\u093c"],
      ["a\u0301\u0323 = 1", 0, 3, "\u1ea1\u0301"],
    ] as const)
      assert.deepEqual(
        findings("typescript", text).map((finding) => [finding.start, finding.end, finding.twin, finding.severity]),
        [[start, end, twin, "warning"]],
        text,
      );
  });

  it("judges identifiers alone", () => {
    assert.deepEqual(findings("typescript", "// cafe\u0301\nx = 'cafe\u0301'; y = caf\u00e9"), []);
    assert.deepEqual(findings("markdown", "cafe\u0301"), []);
    assert.deepEqual(findings("unknown", "cafe\u0301"), []);
  });

  it("is mended by its fix", () => {
    const latin = fc.constantFrom("e", "a", "\u0301", "\u0323", "\u00e9", "\u212b", "_");
    const hangul = fc.constantFrom("\u1112", "\u1161", "\u11ab", "\ud558", "_");
    const devanagari = fc.constantFrom("\u0915", "\u093c", "\u0958", "_");
    const name = fc.oneof(...[latin, hangul, devanagari].map((unit) => fc.string({ unit, maxLength: 12 })));
    fc.assert(
      fc.property(name, (rest) => {
        const text = `_${rest}`;
        const [finding] = findings("rust", text);
        assert.equal(finding === undefined, text.normalize("NFC") === text);
        if (!finding) return;
        const [fix] = fixesFor(finding, text);
        assert.deepEqual(fix && applyFixes([text], [fix]), [text.normalize("NFC")]);
      }),
      { numRuns: 2000 },
    );
  });
});
