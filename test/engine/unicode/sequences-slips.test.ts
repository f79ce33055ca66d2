import assert from "node:assert/strict";
import { type Context, defaultPolicy, scan } from "../../../src/engine/index.ts";

const strict: Context = { path: "AGENTS.md" };
const found = (text: string, context: Context): string[] =>
  scan(text, context, defaultPolicy).map(({ rule, severity }) => `${severity} ${rule}`);
const inString = (text: string): string[] => found(`x = "${text}"`, { languageId: "typescript" });

/** As they stand in the locales of CLDR, Angular and antd. */
const slips: Readonly<Record<string, string>> = {
  "a doubled non-joiner in Persian": "\u0645\u06cc\u200c\u200c\u062e\u0648\u0627\u0647\u0645",
  "both joiners in Kannada": "\u0ca1\u0cbe\u0cb2\u0cb0\u0ccd\u200c\u200d\u0c97\u0cb3\u0cc1",
  "a non-joiner before a Bengali vowel": "\u200c\u0993\u0997\u09b7\u09cd\u099f",
  "doubled vowel separators": "MMMM\u180e\u180e \u1824\u1829",
  "a selector before a Mongolian word": "y \u180b\u1823\u1828",
  "a word joiner between two holes": "{0}\u2060{1}",
  "a space of no width for no symbol": "\u200b",
  "soft hyphens in a name": "Reyk\u00adja\u00advik",
  "two spaces of no width in Khmer":
    "\u1791\u17c6\u1796\u17d0\u179a\u200b\u200b\u1794\u1793\u17d2\u1791\u17b6\u1794\u17cb",
  "a byte order mark at the start of a file in a string": "\ufeff/* */",
};

describe("slips of honest texts", () => {
  for (const [what, text] of Object.entries(slips)) {
    it(`are information in a string: ${what}`, () => {
      const all = inString(text);
      assert.ok(all.length > 0);
      assert.ok(
        all.every((one) => one === "information hidden-character" || one === "information lookalike-letter"),
        String(all),
      );
    });

    it(`are errors where agents read: ${what}`, () => {
      assert.ok(found(text, strict).includes("error hidden-character"));
    });
  }

  it("are said nothing of in texts for readers, but what no script asks for", () => {
    const { "a space of no width for no symbol": _symbol, "soft hyphens in a name": _name, ...ofScripts } = slips;
    const { "a byte order mark at the start of a file in a string": _order, ...usual } = ofScripts;
    for (const [what, text] of Object.entries(usual))
      assert.deepEqual(found(`{"a": "${text}"}`, { languageId: "json" }), [], what);
    assert.deepEqual(found('{"a": "\ufeff/* */"}', { languageId: "json" }), ["information hidden-character"]);
    assert.deepEqual(found('{"a": "{1}\u202f{0}\u2060"}', { languageId: "json" }), []);
    for (const text of ["{0}\u2060", "%d\u200b", "a {0}\u2060 b", "{0}\u2060\u2060{1}"])
      assert.ok(found(`{"a": "${text}"}`, { languageId: "json" }).length > 0, text);
    assert.deepEqual(found("{0}\u2060{1}", { languageId: "markdown" }), ["information hidden-character"]);
  });

  it("are said nothing of where one joiner stands between letters of one Brahmic word, but in code", () => {
    for (const word of [
      "\u0905\u200d\u0945\u092e\u0938\u094d\u091f\u0930",
      "\u0995\u09c3\u09a4\u09bf\u200c\u0987",
      "\u0d28\u0d7c\u200c\u0d37",
    ]) {
      assert.deepEqual(inString(word), []);
      assert.deepEqual(found(word, strict), []);
      assert.deepEqual(found(word, { languageId: "markdown" }), []);
      assert.deepEqual(found(word, { languageId: "typescript" }), ["error hidden-character"]);
      const doubled = word.replace(/[\u200c\u200d]/, "$&$&");
      assert.deepEqual(inString(doubled), ["information hidden-character"]);
      assert.deepEqual(found(doubled, { languageId: "markdown" }), []);
      assert.deepEqual(found(`{"a": "${doubled}"}`, { languageId: "json" }), []);
      assert.deepEqual(found(doubled, strict), ["error hidden-character"]);
    }
    assert.deepEqual(found("\u0995\u09bf\u200c\u0905", strict), ["error hidden-character"]);
  });

  it("are none where they part a word, or go on", () => {
    for (const text of [
      "pass\u200bword",
      "a\u2060b",
      "\ufeffa",
      "a\u200c\u200db",
      "\u0628\u200c\u200c\u200c\u200c\u200c\u0628",
    ])
      assert.ok(
        inString(text).some((one) => /^(?:warning|error) hidden/.test(one)),
        JSON.stringify(text),
      );
  });

  it("are none in code", () => {
    assert.deepEqual(found("a\u00adb", { languageId: "typescript" }), ["error hidden-character"]);
  });
});
