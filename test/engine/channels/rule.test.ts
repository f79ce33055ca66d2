import assert from "node:assert/strict";
import fc from "fast-check";
import { capacityOf } from "../../../src/engine/channels/evidence.ts";
import { createDocument, defaultPolicy, fill, parsePolicy, scan } from "../../../src/engine/index.ts";
import { isQuick } from "../work.ts";
import { channelsIn } from "./messages.ts";

const alternating = Array.from({ length: 12 }, (_, i) => `they don${i % 2 ? "\u2019" : "'"}t`).join(" ");

describe("the rule for text channels", () => {
  it("says which ways there are, how often, and the room for bits", () => {
    const [finding] = channelsIn(alternating);
    assert.deepEqual([finding?.line, finding?.start, finding?.end, finding?.count], [0, 19, 20, 6]);
    assert.deepEqual(finding?.characters, [0x2019]);
    assert.equal(
      finding?.says && fill(finding.says),
      "One sign is written in 2 ways that alternate: U+0027 \u00D76, U+2019 \u00D76; room for 12 bits",
    );
  });

  it("is an error in what agents read", () => {
    assert.equal(channelsIn(alternating)[0]?.severity, "warning");
    assert.equal(channelsIn(alternating, { path: "AGENTS.md" })[0]?.severity, "error");
  });

  it("never says a hidden character raw", () => {
    const text = Array.from({ length: 12 }, (_, i) => `\u26A0${i % 2 ? "\uFE0F" : ""} and`).join(" ");
    assert.doesNotMatch(channelsIn(text)[0]?.says?.values.join() ?? "\uFE0F", /\uFE0F/);
  });

  it("takes an allowed sign for no sign", () => {
    const settings = { "glyphguard.allow": [{ characters: "U+2019", reason: "House style" }] };
    const { policy } = parsePolicy(settings);
    assert.deepEqual(
      scan(alternating, { path: "a.md" }, policy).filter(({ rule }) => rule === "text-channel"),
      [],
    );
  });

  it("counts log2 of a choice for each sign", () => {
    assert.equal(
      capacityOf([
        new Map([
          ["a", 8],
          ["b", 8],
        ]),
      ]),
      16,
    );
    assert.equal(
      capacityOf([
        new Map([
          ["a", 8],
          ["b", 8],
          ["c", 8],
          ["d", 8],
        ]),
      ]),
      64,
    );
    assert.equal(capacityOf([new Map([["a", 30]])]), 0);
  });

  it("follows an edit as a new scan would see the text", () => {
    const word = fc.constantFrom(
      "it's",
      "it\u2019s",
      "",
      "a-b",
      "a\u2010b",
      "x\u00A0yz ab",
      "- cd ef",
      "e\u0301",
      "\u00E9",
    );
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), line, fc.nat(), (lines, added, place) => {
        const texts = [...lines];
        const document = createDocument(
          { count: () => texts.length, at: (i) => texts[i] ?? "" },
          { path: "a.md" },
          defaultPolicy,
        );
        document.findings();
        const at = place % texts.length;
        texts.splice(at, 1, added, added);
        document.update([{ start: at, removed: 1, inserted: 2 }]);
        assert.deepEqual(document.findings(), scan(texts.join("\n"), { path: "a.md" }, defaultPolicy));
      }),
    );
  });

  it("has no slow expression", function () {
    this.timeout(60_000);
    const hostile = [
      "a\u2019b'".repeat(25_000),
      "\u26A0\uFE0F\u26A0".repeat(25_000),
      "ab\u00A0cd ".repeat(15_000),
      "e\u0301\u00E9".repeat(25_000),
      `${" ".repeat(50_000)}a\u00A0`,
      "- ".repeat(50_000),
      "\u4E00\u{E0150}".repeat(25_000),
      "a\u00AD".repeat(30_000),
      "1 July ".repeat(15_000),
    ];
    for (const text of hostile) {
      // What is linear takes 150 ms; to search the rest of the text from each place takes 5 s.
      assert.ok(
        isQuick(() => void channelsIn(text, { path: "AGENTS.md" }), 3000),
        text.slice(0, 8),
      );
    }
  });
});
