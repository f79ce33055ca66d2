import assert from "node:assert/strict";
import { has, Trait } from "../../../src/engine/unicode/traits.ts";

const all = (trait: number): number[] => Array.from({ length: 0x110000 }, (_, c) => c).filter((c) => has(c, trait));

describe("traits", () => {
  it("has the 69 viramas of combining class 9, and not their neighbours", () => {
    const viramas = all(Trait.virama);
    assert.equal(viramas.length, 69);
    for (const c of [0x94d, 0xd4d, 0xdca, 0x1039, 0x17d2, 0x1b44, 0xa9c0, 0x11046]) assert.ok(viramas.includes(c));
    for (const c of [0x5b0, 0x3099, 0x93c, 0x300]) assert.ok(!viramas.includes(c));
  });

  it("knows which marks have a combining class", () => {
    for (const c of [0x300, 0x334, 0x345, 0x5b0, 0x64b, 0x94d, 0x3099]) assert.ok(has(c, Trait.reordered));
    for (const c of [0x901, 0x93e, 0xf73, 0xf75, 0xf81, 0x20dd, 0x61]) assert.ok(!has(c, Trait.reordered));
  });

  it("has the 371 bases of emoji variation sequences", () => {
    assert.equal(all(Trait.emojiVariation).length, 371);
  });
});
