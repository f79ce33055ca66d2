import assert from "node:assert/strict";
import { defaultPolicy, messageOf, parsePolicy, scan } from "../../../src/engine/index.ts";
import { found } from "../support.ts";

describe("broken-encoding", () => {
  it("has one finding a line for U+FFFD, one for halves of pairs and one for noncharacters", () => {
    assert.deepEqual(found("typescript", "a\ufffd = '\ufffd\ufffd'\nb\ufffd"), [
      "warning broken-encoding 0:1-8",
      "warning broken-encoding 1:1-2",
    ]);
    assert.deepEqual(found("markdown", "\ud800a\udc00 \ufdd0\ufdef\ufffe\uffff\udbff\udfff \ufffd"), [
      "warning broken-encoding 0:0-3",
      "warning broken-encoding 0:4-10",
      "warning broken-encoding 0:11-12",
    ]);
  });

  it("leaves whole pairs and the neighbours of noncharacters alone", () => {
    assert.deepEqual(found("markdown", "\ud83d\ude00 \ufdcf \ufdf0 \ufffc"), []);
  });

  it("does so beside broken ones, too", () => {
    assert.deepEqual(found("markdown", "\ufffd \ud83d\ude00 \ufb01 \ufdcf \ufdf0 \ufffc \u{1fffd} \u{20000}"), [
      "warning broken-encoding 0:0-1",
    ]);
  });

  it("says what they are, and how many of each kind", () => {
    const messages = (text: string): string[] => scan(text, { path: "a.txt" }, defaultPolicy).map(messageOf);
    for (const [text, ...expected] of [
      ["\ufffd", "A character was lost here: U+FFFD REPLACEMENT CHARACTER"],
      ["\ufffd a \ufffd", "2 characters were lost here: U+FFFD REPLACEMENT CHARACTER"],
      ["\ud800", "Not text: U+D800 lone surrogate"],
      ["\udfff a \udfff", "2 places that are not text: U+DFFF lone surrogate"],
      ["\ufdd0", "Not text: U+FDD0 noncharacter"],
      ["\ufdef \u{10ffff}", "2 places that are not text, among them U+FDEF noncharacter, U+10FFFF noncharacter"],
      ["\udfff\ufdef", "Not text: U+DFFF lone surrogate", "Not text: U+FDEF noncharacter"],
    ] as const)
      assert.deepEqual(messages(text), expected, JSON.stringify(text));
  });

  it("is silent about what is allowed", () => {
    const { policy } = parsePolicy({
      "glyphguard.allow": [{ characters: "U+FFFD, U+D800", reason: "a test of decoders" }],
    });
    const starts = scan("\ufffd \ud800 \ud801", { path: "a.txt" }, policy).map(({ start }) => start);
    assert.deepEqual(starts, [4]);
  });
});
