import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { isBinary } from "../../src/workspace/binary.ts";

const code = "<?php\nfunction greet($name) {\n  return 'Hello ' . $name;\n}\n".repeat(20);

/** Noise that looks the same in every run. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 48271) % 2147483647;
      return state & 0xff;
    }),
  );
}

describe("what is binary", () => {
  const gif = "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b";

  for (const [name, bytes] of [
    ["a picture of this project", readFileSync("media/icon.png")],
    ["a program", readFileSync(process.execPath).subarray(0, 4 << 20)],
    ["a tiny GIF", Buffer.from(gif, "hex")],
    ["gzip", gzipSync(noise(20_000))],
    ["compressed data without a header", deflateRawSync(noise(20_000))],
    ["a PDF", Buffer.concat([Buffer.from("%PDF-1.4\n%\u00e2\u00e3\n1 0 obj\n<< /Length 9 >>\nstream\n"), noise(9000)])],
    ["nothing but NULs", Buffer.alloc(100)],
  ] as const) {
    it(`${name} is`, () => assert.ok(isBinary("a.blob", bytes)));
  }

  it("UTF-16 without a byte order mark is not", () => {
    assert.ok(!isBinary("a.blob", Buffer.from(code, "utf16le")));
  });

  const magics = ["BZh=1\n", "GIF89a", "%PDF-1.4\n", "PK\u0003\u0004", "\u007fELF", "wOF2", "wOFF", "7z"];
  for (const magic of magics) {
    it(`a text that starts with ${JSON.stringify(magic)} is not`, () => {
      assert.ok(!isBinary("x.php", Buffer.from(magic + code)));
    });
  }
  for (const magic of ["89504e470d0a1a0a", "ffd8ffe000104a464946", "1f8b0800", "28b52ffd", "fd377a585a00"]) {
    it(`a text that starts with the bytes ${magic} is not`, () => {
      assert.ok(!isBinary("x.php", Buffer.concat([Buffer.from(magic, "hex"), Buffer.from(code)])));
    });
  }

  it("a text with a few stray bytes is not, however short it is", () => {
    for (const stray of ["00ff", "ff00", "0001ff"]) {
      for (const text of ["", "ls\n", "<?=1;#", code]) {
        assert.ok(!isBinary("y.php", Buffer.concat([Buffer.from(text), Buffer.from(stray, "hex")])), stray + text);
      }
    }
  });

  it("a text that starts with a page of noise is not", () => {
    const bytes = Buffer.concat([Buffer.from("<?php /*"), noise(8192), Buffer.from(`*/ ?>${code.repeat(100)}`)]);
    assert.ok(!isBinary("y.php", bytes));
  });

  it("valid UTF-8 with few control characters never is", () => {
    const text = fc.string({ unit: "binary", minLength: 1 });
    fc.assert(
      fc.property(text, fc.nat({ max: 0x1f }), (start, control) => {
        const plain = start.replace(/[\0-\x1f]/g, " ");
        const bytes = Buffer.from(plain + String.fromCharCode(control).repeat(plain.length / 10));
        assert.ok(!isBinary("a.unknown", bytes));
      }),
    );
  });

  it("text in a legacy encoding is not", () => {
    // Windows-1251, Shift JIS and ISO-2022-JP.
    for (const hex of ["cff0e8e2e5f220ece8f00a", "93fa967b8cea0a", "1b2442467c4b5c386c1b28420a"]) {
      assert.ok(!isBinary("a.unknown", Buffer.from(hex.repeat(100), "hex")), hex);
    }
  });

  it("a name that is known for text is not, nor what has a byte order mark", () => {
    assert.ok(!isBinary("a.ts", Buffer.alloc(100)));
    assert.ok(!isBinary("a.unknown", Buffer.from(`\ufeff${"\0".repeat(100)}`, "utf16le")));
  });
});
