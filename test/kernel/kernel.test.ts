import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import {
  Candidacy,
  candidacyTable,
  defaultPolicy,
  fewestBlanks,
  mostSigns,
  needsFullScan,
  partBlank,
  scan,
  tabColumns,
  wideBlank,
  wideIndent,
} from "../../src/engine/index.ts";
import { nextCandidate } from "../../src/engine/next-candidate.ts";
import { mixedBlanks } from "../../src/engine/plain.ts";
import { createKernel, type Kernel } from "../../src/kernel/kernel.ts";
import { ask, compileKernel, texts } from "./support.ts";

const room = 1 << 16;
const cuts = fc.array(fc.nat(), { maxLength: 6 });

describe("the kernel", () => {
  const kernels: Kernel[] = [];
  let code: Uint8Array;
  let kernel: Kernel;

  before(() => {
    code = compileKernel();
    kernel = createKernel(room, code);
    kernels.push(kernel, createKernel(room, undefined));
  });

  /** What both say. */
  function found(text: string | Buffer): number {
    const bytes = Buffer.from(text);
    const [one, other] = kernels.map((each) => ask(each, bytes));
    assert.ok(one !== undefined && one === other, `${one} and ${other} in ${bytes.toString("latin1")}`);
    return one;
  }
  const isClean = (text: string | Buffer): boolean => found(text) < 0;

  it("is compiled and has a twin", () => {
    assert.deepEqual(
      kernels.map(({ isCompiled }) => isCompiled),
      [true, false],
    );
    assert.ok(!createKernel(64, Buffer.from("no WebAssembly")).isCompiled);
    assert.ok(code.length < 8192, `a few KB: ${code.length}`);
  });

  it("says the same as its twin of any bytes, wherever they are cut and however small the buffer", () => {
    fc.assert(
      fc.property(texts, cuts, fc.integer({ min: 3, max: 300 }), (bytes, at, small) => {
        const whole = found(bytes);
        for (const each of kernels) assert.equal(ask(each, bytes, at), whole);
        for (const some of [code, undefined]) assert.equal(ask(createKernel(small, some), bytes), whole);
      }),
      { numRuns: 3000 },
    );
  });

  it("says the same at every cut of sequences, blanks, line ends, prefixes and escapes", () => {
    for (const text of [
      "\u00e9\u4e2d\u{20000}\u200b",
      "a\u3002b \u3002c \u00e6 \u00e9x",
      `${"\u4e2d\u3002\n\ud55c \u00e9 \u4e00".repeat(9)}  \u4e2d \u4e2d\t\n\u4e2d\u3002${"\t\n\u4e2d".repeat(24)}`,
      `${"\u4e2d ".repeat(9)}\u4e00a\u3002b`,
      `${"x".repeat(70)}\r\n\t\t${" ".repeat(40)}x`,
      `a \t\r\n${"y".repeat(90)}xn--`,
      `a${" ".repeat(79)}\t\r\n${"y".repeat(90)}`,
      `b\r\na \t \t\t\r\nb  \nc${" \t".repeat(9)}\n\t \n\t\r\n`,
      `${"z".repeat(61)}http://a.b%e2%80%8b`,
      `${"\t".repeat(29)}   x\n${"\t".repeat(10)}x${"\t".repeat(10)}`,
      `${" ".repeat(90)}${"-\u2014 ".repeat(10)}${"\t".repeat(10)}y`,
      `\ufeff${"n".repeat(90)}\ufeff`,
    ]) {
      const bytes = Buffer.from(text);
      const whole = found(bytes);
      for (let cut = 0; cut < bytes.length; cut++)
        for (const each of kernels) assert.equal(ask(each, bytes, [cut]), whole, `${JSON.stringify(text)} at ${cut}`);
    }
  });

  it("says where the first byte in question is", () => {
    const long = "x = 1;\n".repeat(100);
    for (const [text, at] of [
      ["\u001b", 0],
      ["\u007f", 0],
      ["\u200b", 0],
      ["\u00e9\u200b", 2],
      ["\rx", 0],
      ["xn--", 3],
      [`a${" \t".repeat(12)}\nb`, 25],
      ["a\t\n".repeat(30), 24 * 3 - 1],
      [`a ${"\t".repeat(10)}\r\n${"\t ".repeat(5)}\r\nb  \tc\t \t\n`, 14 + 12 + 8],
      ["//a@b%80", 5],
      ["a@%d %x@%80", 8],
      [`y${" ".repeat(110)}y`, wideBlank],
      ["\t".repeat(60), wideIndent / tabColumns - 1],
      [`y();${" ".repeat(50)};${" ".repeat(50)}y`, 4 + 50 + partBlank],
    ] as const) {
      assert.equal(found(text), at, JSON.stringify(text));
      assert.equal(found(long + text), long.length + at, JSON.stringify(text));
      assert.equal(found(long + text + long), long.length + at, JSON.stringify(text));
    }
    assert.equal(found("\ufeffabc\u200b"), 6);
    assert.equal(found(`a${"\t".repeat(24)}`), 25);
    assert.equal(found(`a${"\t".repeat(23)}`), -1);
    assert.equal(found(""), -1);
    assert.equal(found("\r"), 0);
  });

  it("finds nothing in the text of many languages, and in boxes and arrows", () => {
    assert.equal(found(`\ufeff${"\u6f22".repeat(100)}`), -1);
    for (const text of [
      "a\tb\r\nc ~\n",
      "\u6f22\u5b57\u304b\u306a\u3002\u6587\u7ae0\u3001\u30c6\u30b9\u30c8\n",
      "\ud55c\uad6d\uc5b4 \uae00\uc790\n",
      "\u00e9t\u00e9 na\u00efve \u00fcber fa\u00e7ade\n",
      "\u250c\u2500\u2510 \u2192 \u2713 \u2026 \u00a9\n",
    ]) {
      assert.equal(found(text), -1, JSON.stringify(text));
      assert.equal(found(text.repeat(100)), -1, JSON.stringify(text));
    }
  });

  it("knows of each code point what the engine knows, in any surroundings", () => {
    const { index, values } = candidacyTable();
    for (const [before, after] of [
      ["a", "b"],
      [" ", " "],
      ["", ""],
      ["\u4e2d", "\u4e2d"],
      ["a", "\u4e2d"],
      ["\u4e2d\n", "-"],
    ] as const) {
      for (let codePoint = 0x80; codePoint < 0x110000; codePoint++) {
        if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
        const text = before + String.fromCodePoint(codePoint) + after;
        const candidacy = values[((index[codePoint >> 6] ?? 0) << 6) | (codePoint & 0x3f)];
        const isKnown = nextCandidate(text, 0) < 0;
        // A byte order mark, where it is one.
        if (codePoint === 0xfeff && before === "") continue;
        for (const each of kernels) {
          each.begin();
          const isSilent = each.examine(0, each.buffer.write(text), true) < 0;
          if (isSilent === isKnown || (!isSilent && candidacy === Candidacy.betweenAscii)) continue;
          assert.fail(`U+${codePoint.toString(16)} in ${JSON.stringify(text)}`);
        }
      }
    }
  }).timeout(120_000);

  it("never calls clean what is no UTF-8, or what the engine has to look at, so nothing with findings", () => {
    const paths = ["a.js", "a.py", "a.md", "a.json", "a.html", "a.unknown", "Makefile"];
    for (const path of paths) assert.ok(!needsFullScan({ path }, defaultPolicy));
    let clean = 0;
    fc.assert(
      fc.property(texts, fc.constantFrom(...paths), (bytes, path) => {
        if (!isClean(bytes)) return;
        clean++;
        assert.ok(isUtf8(bytes));
        const text = new TextDecoder().decode(bytes);
        const lines = text.split("\n");
        const blanks = lines.map((line) => mixedBlanks(line, line.length));
        assert.ok(blanks.reduce((sum, one) => sum + one, 0) < fewestBlanks);
        // Those that are too few are candidates to the engine, which may know more of the text.
        const bare = lines.map((line, at) => (blanks[at] === 0 ? line : line.trimEnd()));
        assert.equal(nextCandidate(bare.join("\n"), 0), -1);
        assert.deepEqual(scan(text, { path }, defaultPolicy), []);
      }),
      { numRuns: 10_000 },
    );
    assert.ok(clean > 500, `${clean} of the texts were clean`);
  });

  it("stops at halves of pairs, overlong forms and all else that is no UTF-8", () => {
    for (const hex of [
      "80",
      "c080",
      "c1bf",
      "e08080",
      "e09fbf",
      "eda080",
      "edbfbf",
      "f08fbfbf",
      "f4908080",
      "f880808080",
    ])
      for (const before of ["", "x", "\u4e2d", "x".repeat(100), "\u4e2d".repeat(100)])
        for (const after of ["", "y", "\u4e2d".repeat(30)]) {
          const bytes = Buffer.concat([Buffer.from(before), Buffer.from(hex, "hex"), Buffer.from(after)]);
          assert.equal(found(bytes), Buffer.byteLength(before), hex);
        }
    for (const cut of ["c3", "e4b8", "f09f98"]) assert.equal(found(Buffer.from(`6161${cut}`, "hex")), 2);
  });
});

describe("the clean test", () => {
  const kernels: Kernel[] = [];
  before(() => {
    kernels.push(createKernel(room, compileKernel()), createKernel(room, undefined));
  });
  function isClean(text: string): boolean {
    const [one, other] = kernels.map((each) => ask(each, Buffer.from(text)) < 0);
    assert.equal(one, other, JSON.stringify(text));
    return one === true;
  }

  it("is true of ASCII text with any line ends but a lone CR, and of no other controls", () => {
    assert.ok(isClean("a\tb\r\nc ~\n"));
    assert.ok(isClean(""));
    for (let before = 0; before < 100; before++)
      for (const text of ["\f", "x\n\fx", "x\r\n\f\nx"]) {
        assert.ok(isClean(`${"x\n".repeat(before)}${text}`), JSON.stringify(text));
        assert.equal(nextCandidate(`${"x\n".repeat(before)}${text}`, 0), -1, JSON.stringify(text));
      }
    assert.ok(!isClean("\f\f") && nextCandidate("\f\f", 0) === 1);
    for (let before = 0; before < 100; before++)
      for (const unit of ["\0", "\u0008", "\u000b", "a\u000c", "\u001b", "\u007f", "\u200b", "\r"])
        assert.ok(!isClean(`${"x".repeat(before)}${unit}def\r\n${"x".repeat(90)}`), JSON.stringify(unit));
    assert.ok(!isClean("abc\r"));
  });

  /** Each with its width in columns. */
  const blanksOf = (columns: number): string[] => [
    " ".repeat(columns),
    "\t".repeat(Math.ceil(columns / tabColumns)),
    `\t${" ".repeat(columns - tabColumns)}`,
    `${" ".repeat(columns - tabColumns)}\t`,
  ];
  /** The engine may stop where the kernel does not have to, never the other way round. */
  const isFound = (text: string): boolean => {
    const isCandidate = nextCandidate(text, 0) >= 0;
    const isStop = !isClean(text);
    assert.ok(isStop || !isCandidate, JSON.stringify(text));
    return isCandidate && isStop;
  };

  it("stops at blanks that reach far, wherever they stand", () => {
    for (let at = 0; at < 200; at++) {
      const before = "x".repeat(at);
      for (const blanks of blanksOf(wideBlank)) assert.ok(isFound(`${before}y${blanks}z${"z".repeat(90)}`));
      for (const blanks of blanksOf(wideIndent)) assert.ok(isFound(`${before}\n${blanks}y${"z".repeat(90)}`));
      const narrower = [...blanksOf(wideBlank - tabColumns), " ".repeat(wideBlank - 1)].map((blanks) => `y${blanks}y`);
      const indented = [...blanksOf(wideIndent - tabColumns), " ".repeat(wideIndent - 1)].map(
        (blanks) => `\n${blanks}y`,
      );
      for (const text of [...narrower, ...indented]) assert.ok(isClean(`${before}${text}${"z".repeat(90)}`));
    }
  });

  it("stops at the second of two runs of blanks with no word between them", () => {
    const between = [";", "   ; ", "-".repeat(mostSigns), " \u2014".repeat(mostSigns / 2), "\t; \t"];
    const apart = ["a", "_", ";7;", "-".repeat(mostSigns + 1), ";\n", ";\r\n;", `;${" ".repeat(partBlank - 1)}a;`];
    for (let at = 0; at < 130; at++) {
      const text = (first: string, signs: string, second: string): string =>
        `${"x".repeat(at)}\n${first}${signs}${second}y${"z".repeat(90)}`;
      for (const one of [...blanksOf(partBlank), ...blanksOf(partBlank + 9)]) {
        for (const signs of between) assert.ok(isFound(text(one, signs, " ".repeat(partBlank))), JSON.stringify(signs));
        for (const signs of apart) assert.ok(isClean(text(one, signs, "\t".repeat(10))), JSON.stringify(signs));
        assert.ok(isFound(text("x;;", `${one}/**/`, "\t".repeat(10))));
        assert.ok(isClean(text("x;;", `${one}/**/`, "\t".repeat(9))));
        assert.ok(isClean(text("x;;", `${"\t".repeat(9)}   /**/`, one)));
      }
    }
  });

  it("stops where the blanks at lines' ends that have both kinds, or tabs after text, are many", () => {
    const more = fewestBlanks - 3;
    for (const end of ["a  \t\nb", "a\t\t\t\nb", "a\t  \r\nb", "a\t\t\t", "  \t", "\t  \n"])
      for (let before = 0; before < 100; before++) {
        const others = `${`${"y".repeat(before)}z\t\n`.repeat(more)}`;
        assert.ok(isFound(others + end), JSON.stringify(end));
        assert.ok(isFound(`${others}z\nz  \n\t\t\t\n \tz\n${end}`), JSON.stringify(end));
        assert.ok(isClean(others.slice(before + 3) + end), JSON.stringify(end));
      }
    // Of each file anew.
    const few = `${"a\t\n".repeat(fewestBlanks - 1)}b`;
    for (let time = 0; time < 3; time++) assert.ok(isClean(few));
  });

  it("stops at encoded host names and at escapes in hosts", () => {
    const found = ["xn--a", "https://XN--A", "Xn--", "a.xN--"];
    const escapes = ["http://a\u0025E2%80%8B.b/", "//a@b.c%80", "ftp://a.b-c_d%fF"];
    for (const text of [...found, ...escapes]) {
      assert.ok(nextCandidate(text, 0) >= 0, JSON.stringify(text));
      for (let before = 0; before < 100; before++)
        assert.ok(!isClean(`${"y".repeat(before)}\n${text}`), JSON.stringify(text));
      assert.ok(!isClean(`${"y\n".repeat(100)}${text}\n${"y".repeat(100)}`), JSON.stringify(text));
    }
    for (const text of [
      "a  \n\t\n\t * c",
      "\t a",
      "x--n",
      "xn-",
      "n--x",
      "100%",
      "%d %e2",
      "://a/%e2",
      "http://%41",
      "cpu@%d",
      "i@%e",
    ]) {
      assert.equal(nextCandidate(text, 0), -1, JSON.stringify(text));
      for (let before = 0; before < 100; before++)
        assert.ok(isClean(`${"y".repeat(before)}\n${text}\n${"y".repeat(90)}`), JSON.stringify(text));
    }
  });

  it("looks back a whole host, and doubts longer ones", () => {
    assert.ok(!isClean(`http://${"a".repeat(900)}%80`));
    assert.ok(isClean(` ${"a".repeat(900)}%80`));
    assert.ok(!isClean(` ${"a".repeat(1100)}%80`));
  });
});
