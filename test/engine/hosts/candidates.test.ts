import assert from "node:assert/strict";
import { hostLetters, hostSigns, isHostCandidate } from "../../../src/engine/hosts/candidates.ts";
import { smallCapitals } from "../../../src/engine/hosts/small-capitals.ts";
import { CharacterClass, classOf } from "../../../src/engine/unicode/classes.ts";
import { confusables } from "../../../src/engine/unicode/confusables.ts";
import { scriptOf } from "../../../src/engine/unicode/scripts.ts";
import { skeleton } from "../../../src/engine/unicode/skeleton.ts";

describe("signs that pass for something in a host", () => {
  it("are those that the confusables say to look like signs of hosts, and a few more", () => {
    const expected = new Set([0x3002, 0xff0e, 0xff61, 0x338, 0x30fc, 0x4e00, ...smallCapitals.keys()]);
    for (const source of confusables().keys()) {
      if (source < 0x80 || classOf(source) !== CharacterClass.none) continue;
      if (/^([a-z0-9]|[a-z]{2,3}|[-./:@#\\])$/i.test(skeleton(String.fromCodePoint(source)))) expected.add(source);
    }
    assert.deepEqual([...hostLetters, ...hostSigns].sort(), [...expected].sort());
    for (const letter of hostLetters) assert.equal(scriptOf(letter), "Latn");
    for (const sign of hostSigns) assert.notEqual(scriptOf(sign), "Latn");
  });

  it("are looked at between signs of names, Latin letters beside one", () => {
    const isCandidate = (text: string): boolean => isHostCandidate(text, 1, text.codePointAt(1) ?? 0);
    assert.ok(isCandidate("a\u3002b") && isCandidate("a\u{1d206}b"));
    assert.ok(!isCandidate("a\u3002 ") && !isCandidate(" \u3002b") && !isCandidate("a\u{1d206} "));
    assert.ok(isCandidate("a\u0262 ") && isCandidate(" \u0262b"));
    assert.ok(!isCandidate(" \u0262 ") && !isCandidate("a\u00e9b"));
  });
});
