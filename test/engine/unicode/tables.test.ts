import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { generatedFiles, textOf } from "../../../scripts/unicode/files.ts";
import { packNumbers, packRuns } from "../../../scripts/unicode/pack.ts";
import { lookUp, tableOf, unpackNumbers } from "../../../src/engine/unicode/packed.ts";
import { onUnicode17 } from "./host.ts";

describe("packed tables", () => {
  for (const [name, make] of Object.entries(generatedFiles)) {
    const read = (): string => readFileSync(new URL(`../../../src/engine/unicode/${name}`, import.meta.url), "utf8");

    it(`are what the generator makes: ${name}`, async function () {
      onUnicode17(this);
      this.timeout(60_000);
      assert.ok((await textOf(make)) === read(), "out of date: npm run unicode");
    });

    it(`hold printable ASCII only, and no backslash that would double: ${name}`, () => {
      assert.match(read(), /^[\n -[\]-~]*$/);
    });
  }

  it("give back the numbers that were packed", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(200), fc.maxSafeNat())), (numbers) => {
        assert.deepEqual(unpackNumbers(packNumbers(numbers)), numbers);
      }),
    );
  });

  it("refuse what they cannot hold", () => {
    for (const bad of [-1, 0.5, Number.NaN]) assert.throws(() => packNumbers([bad]), /cannot pack/);
  });

  it("look up what was packed, within blocks, across them and in whole ones", () => {
    const run = fc.record({ start: fc.nat(3000), length: fc.integer({ min: 1, max: 700 }), value: fc.nat(60_000) });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        const values = new Uint16Array(4096);
        for (const { start, length, value } of runs) values.fill(value, start, start + length);
        const table = tableOf(packRuns((c) => values[c] ?? 0));
        for (const [c, value] of values.entries()) assert.equal(lookUp(table, c), value);
        assert.equal(lookUp(table, 0x10ffff), 0);
      }),
      { numRuns: 20 },
    );
  });
});
