import assert from "node:assert/strict";
import { after as indexAfter } from "../../../src/engine/detectors/run.ts";
import { defaultPolicy, parsePolicy, scan } from "../../../src/engine/index.ts";

const runs = (text: string, policy = defaultPolicy): string[] =>
  scan(text, { path: "a.ts" }, policy).map(
    ({ start, end, count, characters }) =>
      `${start}-${end} ${count}: ${characters.map((codePoint) => codePoint.toString(16)).join(" ")}`,
  );

describe("a run of characters of one class", () => {
  it("is one finding, which counts all and lists each once", () => {
    assert.deepEqual(runs("a\u200b\u2060\u200bb = 1"), ["1-4 3: 200b 2060"]);
    assert.deepEqual(runs("a\u{e0001}\u{e0002} = 1"), ["1-5 2: e0001 e0002"]);
    assert.deepEqual(runs("a\u200b"), ["1-2 1: 200b"]);
  });

  it("ends at another class and at what is allowed", () => {
    assert.deepEqual(runs("a\u200b\u00a0\u200b= 1"), ["1-2 1: 200b", "2-3 1: a0", "3-4 1: 200b"]);
    const { policy } = parsePolicy({ "glyphguard.allow": [{ characters: "U+2060", reason: "glue" }] });
    assert.deepEqual(runs("a\u200b\u2060\u200bb = 1", policy), ["1-2 1: 200b", "3-4 1: 200b"]);
  });
});

describe("the index after a code point", () => {
  it("is two further beyond the BMP", () => {
    assert.deepEqual([indexAfter(3, 0x61), indexAfter(3, 0xffff), indexAfter(3, 0x10000)], [4, 4, 5]);
  });
});
