import assert from "node:assert/strict";
import { defaultPolicy, type Finding, scan } from "../../../src/engine/index.ts";
import { readings } from "../../../src/engine/payload/readings.ts";

const MILLION = 1_000_000;
const found = (text: string): readonly Finding[] => scan(text, { languageId: "markdown" }, defaultPolicy);

/** Sizes at which anything that looks back over a run would take hours. */
describe("hidden-payload on hostile texts", () => {
  for (const [what, text] of Object.entries({
    "a run": "\u200b".repeat(MILLION),
    "selectors after one emoji": `\u2764${"\ufe0f".repeat(MILLION)}`,
    "a spread in Cyrillic": "\u0436\u200b\u0448\u2060".repeat(MILLION / 2),
    joiners: "\u200c\u200d".repeat(MILLION / 2),
    "vowel separators": "\u180e".repeat(MILLION),
    "tags after a flag": `\u{1f3f4}${"\u{e0061}".repeat(MILLION)}`,
  }))
    it(`makes one finding of a million: ${what}`, () => {
      const payloads = found(text).filter(({ rule }) => rule === "hidden-payload");
      assert.equal(payloads.length, 1);
      assert.ok((payloads[0]?.count ?? 0) >= MILLION - 1);
    }).timeout(60_000);

  it("judges many lines of honest characters that could be bits", () => {
    const line = `${Array.from({ length: 40 }, (_, at) => `\u0915\u094d${(at * at) % 3 ? "\u200c" : "\u200d"}\u0937`).join("")}\n`;
    assert.deepEqual(
      found(line.repeat(3000)).filter(({ rule }) => rule === "hidden-payload"),
      [],
    );
  }).timeout(60_000);

  it("reads a million characters", () => {
    assert.ok(Array.isArray(readings("\u200b\u200c\u200c\u200b\u200c\u200b\u200b\u200b".repeat(MILLION / 8))));
  }).timeout(60_000);
});
