import assert from "node:assert/strict";
import { sequencesOf } from "../../scripts/unicode/properties.ts";
import { emojiVariationBases, standardizedVariants } from "../../scripts/unicode/variations.ts";
import { codePointsOf, saidAbout } from "./support.ts";

const places = ["README.md", "messages.json", "messages.ts", "comment.ts", "notes.txt"];

/** Sequences about which anything at all is said, alone or between words. */
function spokenAbout(
  sequences: Iterable<string>,
  around: readonly ((text: string) => string)[] = contexts,
  where = places,
): string[] {
  const result: string[] = [];
  for (const sequence of sequences)
    for (const context of around) {
      const said = saidAbout(context(sequence), where);
      if (said.length > 0) result.push(`${codePointsOf(sequence)}: ${said[0]}`);
    }
  return result;
}

const contexts = [
  (text: string) => text,
  (text: string) => `Shipped ${text} today`,
  (text: string) => `done${text}`,
  (text: string) => `${text}${text} done`,
];

describe("honest sequences", () => {
  for (const property of [
    "Emoji_Test",
    "RGI_Emoji",
    "Basic_Emoji",
    "Emoji_Keycap_Sequence",
    "RGI_Emoji_Flag_Sequence",
    "RGI_Emoji_Tag_Sequence",
    "RGI_Emoji_ZWJ_Sequence",
  ])
    it(`of ${property} are left alone, fully qualified or not`, async () => {
      const sequences = await sequencesOf(property);
      assert.ok(sequences.length > 2);
      assert.deepEqual(spokenAbout(sequences), []);
    }).timeout(60_000);

  it("of RGI_Emoji are left alone where agents read, too", async () => {
    const spoken = spokenAbout(await sequencesOf("RGI_Emoji"), contexts, ["AGENTS.md", ".github/workflows/ci.yml"]);
    assert.deepEqual(spoken, []);
  }).timeout(60_000);

  it("of emoji with a selector for text or emoji presentation are left alone", async () => {
    const sequences: string[] = [];
    for (const base of await emojiVariationBases()) {
      // A digit with a selector is a keycap or nothing.
      if (base < 0x80) sequences.push(`${String.fromCodePoint(base)}\ufe0f\u20e3`);
      else for (const selector of ["\ufe0e", "\ufe0f"]) sequences.push(String.fromCodePoint(base) + selector);
    }
    assert.equal(sequences.length, 12 + 359 * 2);
    assert.deepEqual(spokenAbout(sequences), []);
  });

  it("of StandardizedVariants.txt are left alone", async () => {
    const sequences: string[] = [];
    for (const [base, bits] of standardizedVariants())
      for (let selector = 0; selector < 3; selector++)
        if (bits & (1 << selector)) sequences.push(String.fromCodePoint(base, 0xfe00 + selector));
    assert.ok(sequences.length > 100);
    assert.deepEqual(spokenAbout(sequences, contexts.slice(0, 2)), []);
  });

  it("of ideographs, of Mongolian and of compatibility ideographs are left alone", () => {
    const sequences = [
      "\u845b\u{e0100}\u57ce",
      "\u8fbb\u{e0101}",
      "\u795e\ufe00",
      "\u{20122}\ufe00",
      "\u1820\u180b\u1828",
      "\u182c\u180d\u180e\u1820",
      "\u182d\u180b",
      "\u{13091}\ufe00",
    ];
    assert.deepEqual(spokenAbout(sequences, contexts.slice(0, 2)), []);
  });
});
