import assert from "node:assert/strict";
import { characterNames, controlNames, rangesOf, valuesOf } from "../../../scripts/unicode/properties.ts";
import { CharacterClass, classOf } from "../../../src/engine/unicode/classes.ts";
import { confusables } from "../../../src/engine/unicode/confusables.ts";
import { blockOf, nameOf } from "../../../src/engine/unicode/names.ts";

describe("nameOf", () => {
  it("has the Unicode name of all that a finding can be about", async () => {
    const names = await characterNames();
    for (let c = 0; c < 0x110000; c++) {
      const name = names.get(c);
      // Of right-to-left letters only the order is judged.
      if (name === undefined || classOf(c) === CharacterClass.none || classOf(c) === CharacterClass.rightToLeft)
        continue;
      assert.equal(nameOf(c), name);
    }
  });

  it("has the name of every letter among the confusables", async () => {
    const names = await characterNames();
    let count = 0;
    for (const c of confusables().keys()) {
      const name = names.get(c) ?? "";
      if (!/LETTER|SYLLAB|IDEOGRAPH|HIEROGLYPH/.test(name) || /^OUTLINED|FULLWIDTH BAR/.test(name)) continue;
      if (!/\p{L}/u.test(String.fromCodePoint(c))) continue;
      assert.equal(nameOf(c), name);
      count++;
    }
    assert.ok(count > 2500, `${count}`);
  });

  it("has the usual names of the controls", async () => {
    for (const [c, name] of await controlNames()) assert.equal(nameOf(c), name);
    assert.equal(nameOf(0x00), "NULL");
    assert.equal(nameOf(0x1b), "ESCAPE");
    assert.equal(nameOf(0x08), "BACKSPACE");
    assert.equal(nameOf(0x80), "PADDING CHARACTER");
    assert.equal(nameOf(0x9b), "CONTROL SEQUENCE INTRODUCER");
  });

  it("derives the names that follow from the code point", async () => {
    const names = await characterNames();
    const derived = [0xfe00, 0xfe0f, 0xe0100, 0xe01ef, 0xe0001, 0xe0020, 0xe0041, 0xe007e, 0xe007f, 0x17000, 0x18b00];
    const syllables = Array.from({ length: 11172 }, (_, i) => 0xac00 + i);
    const ideographs = [0x3400, 0x4e00, 0x9fff, 0x20000, 0x323af, 0x33479, 0xf900, 0x2fa1d, 0x13460, 0x1b170];
    for (const c of [...derived, ...syllables, ...ideographs]) assert.equal(nameOf(c), names.get(c));
  });

  it("describes what has no name here", () => {
    assert.equal(nameOf(0x2065), "unassigned default-ignorable code point");
    assert.equal(nameOf(0xe0fff), "unassigned default-ignorable code point");
    assert.equal(nameOf(0x378), "unassigned code point");
    assert.equal(nameOf(0xe0b0), "private-use character");
    assert.equal(nameOf(0xffff), "noncharacter");
    assert.equal(nameOf(0xd800), "lone surrogate");
    assert.equal(nameOf(0xe9), "Latin letter");
    assert.equal(nameOf(0x1d165), "mark of Musical Symbols");
  });

  it("says something of every code point", () => {
    for (let c = 0; c < 0x110000; c += 5) assert.match(nameOf(c), /^[A-Za-z][ -~]+$/);
  });
});

describe("blockOf", () => {
  it("knows the ends of every block", async () => {
    for (const block of valuesOf("Block"))
      for (const range of block === "No_Block" ? [] : await rangesOf(`Block/${block}`)) {
        assert.equal(blockOf(range.begin), block.replaceAll("_", " "));
        assert.equal(blockOf(range.end - 1), block.replaceAll("_", " "));
      }
    assert.equal(blockOf(0xe0fff), "No Block");
  });
});
