import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultPolicy, scan } from "../../../src/engine/index.ts";
import { nfc, nfd, nfkc } from "../../../src/engine/unicode/normalize.ts";

const forms = [
  [nfc, "NFC"],
  [nfd, "NFD"],
  [nfkc, "NFKC"],
] as const;

/** Marks of two combining classes by turns: as long as they are, so often each is moved. */
const marks = (length: number): string => `a${"\u0315\u0300\u0327".repeat(length / 3)}`;

describe("normalisation", () => {
  it("is the host's for texts whose runs of marks are no longer than 30", () => {
    const text = fc.array(fc.constantFrom("a", "e", "\u0301", "\u0327", "\u1100\u1161", "\u00e9", "\ufb01", "\uff21"), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const joined = parts.map((part, at) => (at % 20 === 0 ? `x${part}` : part)).join("");
        for (const [normalize, form] of forms) assert.equal(normalize(joined), joined.normalize(form));
      }),
    );
    assert.equal(nfd(`${"\u00e9".repeat(100)}`), "e\u0301".repeat(100));
  });

  it("cuts longer runs", () => {
    for (const [normalize, form] of forms)
      assert.equal(normalize(`${marks(30)}\u0300b`), `${marks(30).normalize(form)}\u0300b`);
  });

  it("is linear in marks", function () {
    this.timeout(10_000);
    const long = `${"\u0315".repeat(100_000)}${"\u0300".repeat(100_000)}`;
    const spacing = "\u{1d16d}\u302e\uff9e".repeat(60_000);
    for (const [normalize] of forms) {
      assert.equal(normalize(`a${long}`).length >= 200_000, true);
      assert.equal(normalize(`a${spacing}`).length > 100_000, true);
    }
  });

  it("knows every character that is sorted", () => {
    for (let codePoint = 0x80; codePoint < 0x20000; codePoint++) {
      if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
      const [first = ""] = String.fromCodePoint(codePoint).normalize("NFKD");
      const isSorted =
        `\u0345${first}`.normalize("NFD") !== `\u0345${first}` ||
        `${first}\u0334`.normalize("NFD") !== `${first}\u0334`;
      const text = `a${"\u0300".repeat(30)}${String.fromCodePoint(codePoint)}\u0316`;
      // Where it was not cut, a mark of a lower class moves over it to the front.
      if (isSorted && first !== "\u0345") assert.notEqual(nfkc(text), text.normalize("NFKC"), codePoint.toString(16));
    }
  });

  it("does not keep a scan of 200,000 marks", function () {
    this.timeout(20_000);
    for (const language of ["typescript", "python", "markdown"])
      assert.ok(scan(`caf${marks(200_000)} = 1`, { languageId: language }, defaultPolicy).length > 0, language);
  });
});
