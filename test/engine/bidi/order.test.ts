import assert from "node:assert/strict";
import fc from "fast-check";
import { levelsOf } from "../../../src/engine/bidi/levels.ts";
import { orderOf, visualOrder } from "../../../src/engine/bidi/order.ts";
import { assertLinear, countedModules } from "../work.ts";

const shown = (text: string, direction: "ltr" | "rtl" | "auto" = "ltr"): string =>
  Array.from(visualOrder(text, direction), (index) => text.charAt(index)).join("");

/** L2 as it is written: from the highest level down to the lowest odd one, every stretch at or above it is reversed. */
function reversedByLevel(levels: Uint8Array): number[] {
  let order = Array.from(levels, (_, index) => index);
  for (let level = Math.max(0, ...levels); level >= 1; level--) {
    const next: number[] = [];
    for (let at = 0; at < order.length; ) {
      let end = at;
      while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end++;
      next.push(...order.slice(at, end).reverse());
      if (end < order.length) next.push(order[end] ?? 0);
      at = end + 1;
    }
    order = next;
  }
  return order;
}

describe("visual order", () => {
  it("shows the operands of Arabic-Indic digits swapped", () => {
    assert.equal(shown("x = \u0661 + \u0662"), "x = \u0662 + \u0661");
  });

  it("keeps the halves of a pair in order", () => {
    assert.equal(shown("\u{10800}\u{10801}a\u{1e900}"), "\u{10801}\u{10800}a\u{1e900}");
  });

  it("takes each paragraph by itself", () => {
    assert.deepEqual([...levelsOf("\u05d0!\u2029a!", "auto")], [1, 1, 1, 0, 0]);
    assert.deepEqual([...levelsOf("\u05d0!\u2029a!", "ltr")], [1, 0, 0, 0, 0]);
  });

  it("is what reversing once a level gives, for levels of any kind", () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 6 }), (levels) => {
        assert.deepEqual([...orderOf("a".repeat(levels.length), levels)], reversedByLevel(levels));
      }),
    );
  });

  it("has every unit once", () => {
    const unit = fc.constantFrom(
      "a",
      "\u05d0",
      "\u0661",
      "1",
      "(",
      ")",
      "\u2067",
      "\u2069",
      "\u202b",
      "\u202c",
      "\u{10800}",
      "\ud800",
      "\u2029",
    );
    fc.assert(
      fc.property(fc.string({ unit }), fc.constantFrom("ltr", "rtl", "auto"), (text, direction) => {
        const order = [...visualOrder(text, direction)].sort((a, b) => a - b);
        assert.deepEqual(
          order,
          Array.from(text.split(""), (_, index) => index),
        );
      }),
    );
  });

  it("takes work in proportion to the text, however deep it nests", async function () {
    this.timeout(60_000);
    const { modules, workOf } =
      await countedModules<typeof import("../../../src/engine/bidi/order.ts")>("src/engine/bidi/order.ts");
    for (const part of ["\u2067", "\u2068", "\u202b", "\u2067a\u2069\u05d0", "(\u05d0[", "$\u202d1", "\u05d0a"])
      assertLinear((length) => {
        const text = part.repeat(length / part.length);
        return workOf(() => void modules.visualOrder(text, "ltr"));
      });
  });
});
