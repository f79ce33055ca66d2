import assert from "node:assert/strict";
import { defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";
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

  it("counts them", () => {
    const messages = scan("\ufffd a \ufffd", { path: "a.txt" }, defaultPolicy).map(messageOf);
    assert.deepEqual(messages, ["2 characters were lost here: U+FFFD REPLACEMENT CHARACTER"]);
  });
});
