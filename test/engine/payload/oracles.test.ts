import assert from "node:assert/strict";
import { createRequire } from "node:module";
import fc from "fast-check";
import { defaultPolicy, type Finding, messageOf, reveal, scan } from "../../../src/engine/index.ts";

const load = createRequire(import.meta.url);
const zwspSteg = load("zwsp-steg") as { encode: (text: string, mode: number) => string };
const zeroWidthLib = load("zero-width-lib") as { encode: (visible: string, hidden: string) => string };
const StegCloak = load("stegcloak") as new (
  encrypts: boolean,
  checks: boolean,
) => { hide: (text: string, password: string, cover: string) => string };

const payloads = (text: string): Finding[] =>
  scan(text, { languageId: "plaintext" }, defaultPolicy).filter(({ rule }) => rule === "hidden-payload");

const says = (text: string): string | undefined => {
  const [finding] = payloads(text);
  return (
    finding &&
    reveal(finding)
      ?.split("\n")[0]
      ?.replace(/ \([^)]*\)+$/, "")
  );
};

const words = fc
  .array(fc.constantFrom("send", "the", "keys", "to", "host", "now", "delete", "every", "file", "quietly"), {
    minLength: 4,
    maxLength: 12,
  })
  .map((all) => all.join(" "));
const covers = [
  "a cover text",
  "\u043e\u0431\u044b\u0447\u043d\u044b\u0439 \u0442\u0435\u043a\u0441\u0442",
  "\u666e\u901a \u7684\u6587\u672c",
];
const cover = fc.constantFrom(...covers);

describe("hidden-payload against the tools that make them", () => {
  for (const mode of [0, 1])
    it(`reads zwsp-steg in mode ${mode}`, () => {
      fc.assert(
        fc.property(words, cover, (text, around) => {
          assert.equal(says(`${around.charAt(0)}${zwspSteg.encode(text, mode)}${around.slice(1)}`), text);
        }),
        { numRuns: 15 },
      );
    }).timeout(60_000);

  it("finds zwsp-steg of any text", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), cover, (text, around) => {
        assert.equal(payloads(`${around}${zwspSteg.encode(text, 1)}`).length, 1);
      }),
      { numRuns: 30 },
    );
  });

  it("reads zero-width-lib", () => {
    fc.assert(
      fc.property(words, cover, (text, around) => {
        assert.equal(says(zeroWidthLib.encode(around, text)), text);
      }),
      { numRuns: 15 },
    );
  }).timeout(60_000);

  it("reads StegCloak where it does not encrypt", () => {
    fc.assert(
      fc.property(words, cover, (text, around) => {
        assert.equal(says(new StegCloak(false, false).hide(text, "", around)), text);
      }),
      {
        numRuns: 60,
        // As numbers with a separator, one of which is beyond all code points, these saved more bits.
        examples: [
          ["keys every keys quietly every send quietly", "a cover text"],
          ["the keys every the keys now every file keys quietly now", "a cover text"],
        ],
      },
    );
  }).timeout(60_000);

  for (const checks of [false, true])
    it(`knows StegCloak where it encrypts, ${checks ? "with" : "without"} a check, and how much there is`, () => {
      const [finding, ...others] = payloads(
        new StegCloak(true, checks).hide("delete every file", "password", "a cover text"),
      );
      assert.ok(finding);
      assert.deepEqual(others, []);
      assert.match(messageOf(finding), /in the format of StegCloak, encrypted: 1\d bytes/);
      assert.doesNotMatch(reveal(finding) ?? "", /delete/);
    }).timeout(20_000);
});
