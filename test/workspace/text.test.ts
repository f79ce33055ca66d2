import assert from "node:assert/strict";
import fc from "fast-check";
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

describe("decoding", function () {
  this.timeout(120_000);

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

describe("whole lines", function () {
  this.timeout(120_000);

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
