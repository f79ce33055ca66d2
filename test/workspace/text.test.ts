import assert from "node:assert/strict";
import fc from "fast-check";
import { isClean } from "../../src/workspace/clean.ts";
import { decodeChunks } from "../../src/workspace/decode.ts";
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
    const text = [...decodeChunks(chunks, (offset) => invalid.push(offset))].join("");
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
});
