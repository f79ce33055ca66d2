import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultPolicy, partBlank, scan, tabColumns, wideBlank } from "../../src/engine/index.ts";
import { nextCandidate } from "../../src/engine/line.ts";
import { isClean, joinsClean } from "../../src/workspace/clean.ts";
import { decodeChunks, type Invalid, shown, undecoded } from "../../src/workspace/decode.ts";
import { wholeLines } from "../../src/workspace/lines.ts";

/** Cuts something sliceable at some indices. */
function cutAt<T extends { slice(from: number, to?: number): T; readonly length: number }>(
  whole: T,
  cuts: number[],
): T[] {
  const sorted = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return sorted.slice(1).map((cut, index) => whole.slice(sorted[index] ?? 0, cut));
}

describe("decoding", () => {
  function decode(chunks: Buffer[]): { text: string; invalid: number[] } {
    const invalid: number[] = [];
    const text = [...shown(decodeChunks(chunks, ({ offset }) => invalid.push(offset)))].join("");
    return { text, invalid };
  }

  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(`\ufeff${text}`, "utf16le")),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()),
  );

  it("gives what the platform's decoder gives, wherever the chunks are cut", () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 5 }), (whole, cuts) => {
        // The first chunk of a file holds its byte order mark.
        const chunks = cutAt(
          whole,
          cuts.map((cut) => cut + 3),
        ).filter((chunk) => chunk.length > 0);
        fc.pre((chunks[0]?.length ?? 0) >= Math.min(whole.length, 3));
        const [first, second] = whole;
        const name =
          first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
        const expected = new TextDecoder(name).decode(whole);
        assert.equal(decode(chunks).text, expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("tells the first byte that does not decode, and only if there is one", () => {
    assert.deepEqual(decode([Buffer.from("a\ufffdb\u20ac")]).invalid, []);
    assert.deepEqual(decode([Buffer.from("\ufffd\u20ac"), Buffer.from([0x61, 0xff, 0xff])]).invalid, [7]);
    assert.deepEqual(decode([Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xe2]), Buffer.from([0x82])]).invalid, [4]);
    assert.deepEqual(decode([Buffer.from("\ufeffa\ufffd\ud800b", "utf16le")]).invalid, [6]);
    assert.deepEqual(decode([Buffer.from("\ufeffab", "utf16le"), Buffer.from([0x61])]).invalid, [6]);
  });

  /** What is told of a file in one piece. */
  function invalidIn(bytes: Buffer): Omit<Invalid, "encoding">[] {
    const told: Omit<Invalid, "encoding">[] = [];
    for (const _ of decodeChunks([bytes], ({ offset, bytes: first, count }) =>
      told.push({ offset, bytes: first, count }),
    ));
    return told;
  }

  it("counts what an editor shows as U+FFFD, and keeps the first bytes in a row", () => {
    const overlong = Buffer.concat([Buffer.from("ab"), Buffer.from([0xc0, 0xaf, 0x63, 0xe0, 0x80, 0x64])]);
    assert.deepEqual(invalidIn(overlong), [{ offset: 2, bytes: [0xc0, 0xaf], count: 4 }]);
    const surrogates = Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]);
    assert.deepEqual(invalidIn(surrogates), [{ offset: 0, bytes: [...surrogates], count: 6 }]);
    const cut = Buffer.concat([Buffer.from("\ufffd"), Buffer.from([0xf0, 0x9f, 0x98, 0x61, 0xf4, 0x90, 0x61])]);
    assert.deepEqual(invalidIn(cut), [{ offset: 3, bytes: [0xf0, 0x9f, 0x98], count: 3 }]);
    assert.deepEqual(invalidIn(Buffer.alloc(100, 0xff)), [{ offset: 0, bytes: Array(8).fill(0xff), count: 100 }]);
  });

  it("tells a U+FFFD of the file from one that the decoder would make", () => {
    const bytes = Buffer.concat([Buffer.from("\ufffda"), Buffer.from([0xe2, 0x82]), Buffer.from("\ufffd\ufffd")]);
    assert.deepEqual([...decodeChunks([bytes], () => {})], [`\ufffda${undecoded}\ufffd\ufffd`]);
  });

  it("takes ASCII with a NUL beside each character for UTF-16, and no less", () => {
    const wide = Buffer.from("const a = 1;\r\n", "utf16le");
    assert.equal(decode([wide]).text, "const a = 1;\r\n");
    assert.equal(decode([Buffer.from(wide).swap16()]).text, "const a = 1;\r\n");
    assert.equal(decode([Buffer.from("a\0b\0c\0")]).text, "a\0b\0c\0");
    assert.equal(decode([Buffer.from("a\0b\0c\0 plain text follows here")]).text, "a\0b\0c\0 plain text follows here");
  });

  it("drops one byte order mark and keeps the second, at a chunk's start too", () => {
    assert.equal(decode([Buffer.from("\ufeff\ufeffa")]).text, "\ufeffa");
    assert.equal(decode([Buffer.from("abcd"), Buffer.from("\ufeffe")]).text, "abcd\ufeffe");
  });
});

describe("whole lines", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\r", "\n", "\r\n", "\u200b"), maxLength: 30 });
  const cuts = fc.array(fc.nat(), { maxLength: 6 });

  it("are the same text, in pieces that end with a line, wherever the chunks are cut", () => {
    fc.assert(
      fc.property(text, cuts, (whole, at) => {
        const pieces = [...wholeLines(cutAt(whole, at), 1000, () => assert.fail())];
        assert.equal(pieces.join(""), whole);
        for (const [index, piece] of pieces.slice(0, -1).entries()) {
          assert.match(piece, /[\r\n]$/);
          assert.ok(!(piece.endsWith("\r") && pieces[index + 1]?.startsWith("\n")));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("drop a line that is too long and keep the numbers of the others", () => {
    let calls = 0;
    const chunks = ["a\nbbb", "bbbbb", "bbbbbbb", "bb\nc", "\nd"];
    const pieces = [...wholeLines(chunks, 10, () => calls++)];
    assert.equal(pieces.join(""), "a\n\nc\nd");
    assert.equal(calls, 1);
  });
});

describe("the clean test", () => {
  it("is true of ASCII text with any line ends but a lone CR, and of nothing else", () => {
    assert.ok(isClean(Buffer.from("a\tb\r\nc ~\n")));
    assert.ok(isClean(Buffer.alloc(0)));
    for (const unit of ["\0", "\u0008", "\u000b", "\u000c", "\u001b", "\u007f", "\u00e9", "\u200b", "\r"]) {
      assert.ok(!isClean(Buffer.from(`abc${unit}def\r\n`)), JSON.stringify(unit));
    }
    assert.ok(!isClean(Buffer.from("abc\r")));
  });

  it("stops at blanks that reach far, wherever they stand", () => {
    for (let at = 0; at < 100; at++) {
      for (const blanks of [
        " ".repeat(wideBlank),
        "\t".repeat(wideBlank / tabColumns),
        `\t${" ".repeat(wideBlank - 4)}`,
      ]) {
        assert.ok(!isClean(Buffer.from(`${"x".repeat(at)}${blanks}y`)));
        assert.ok(nextCandidate(`${"x".repeat(at)}${blanks}y`, 0) >= 0);
      }
      const narrower = `\n${" ".repeat(wideBlank - 1)}y${" ".repeat(partBlank - 1)}z`;
      assert.ok(isClean(Buffer.from("x".repeat(at) + narrower)));
      const inside = `${"x".repeat(at)}y${" ".repeat(partBlank)}z`;
      assert.ok(!isClean(Buffer.from(inside)));
      assert.ok(nextCandidate(inside, 0) >= 0);
    }
  });

  it("stops at both kinds of blanks at a line's end, and at encoded host names", () => {
    for (const text of [
      "a \t\nb",
      "b\t\nc",
      "a\t \r\nb",
      "a\t  ",
      " \t\t",
      "xn--a",
      "https://XN--A",
      "Xn--",
      "a.xN--",
    ]) {
      assert.ok(!isClean(Buffer.from(text)), JSON.stringify(text));
      assert.ok(nextCandidate(text, 0) >= 0, JSON.stringify(text));
    }
    for (const text of ["a  \n\t\n\t * c", "\t a", "x--n", "xn-", "n--x"]) {
      assert.ok(isClean(Buffer.from(text)), JSON.stringify(text));
      assert.equal(nextCandidate(text, 0), -1, JSON.stringify(text));
    }
  });

  const units = ["a", "x", "n", "-", " ", "\t", "\n", "\r", "|", ";", "\u001b", "\u200b", "\u00e9"];
  const unit = fc.oneof(fc.constantFrom(...units), fc.constantFrom("xn--", " ".repeat(30), "\t".repeat(9), "\r\n"));
  const text = fc.string({ unit, maxLength: 60 });

  it("is true of no text that has a candidate, so of none with findings", () => {
    fc.assert(
      fc.property(text, fc.uint8Array({ maxLength: 30 }), (whole, noise) => {
        const bytes = Buffer.concat([Buffer.from(whole), Buffer.from(noise)]);
        const decoded = bytes.toString();
        if (isClean(bytes)) {
          assert.equal(nextCandidate(decoded, 0), -1);
          assert.deepEqual(scan(decoded, { path: "a.js" }, defaultPolicy), []);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("is true of two pieces together only if it is of the whole", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [Buffer.from(one), Buffer.from(other)];
        if (isClean(before) && isClean(after) && joinsClean(before, after)) {
          assert.ok(isClean(Buffer.concat([before, after])));
        }
      }),
      { numRuns: 3000 },
    );
  });
});
