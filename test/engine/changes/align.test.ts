import assert from "node:assert/strict";
import fc from "fast-check";
import { align } from "../../../src/engine/changes/align.ts";

const kinds = 5;
const sequence = fc
  .array(fc.integer({ min: 0, max: kinds - 1 }), { maxLength: 14 })
  .map((numbers) => Int32Array.from(numbers));

/** Length of the longest common subsequence. */
function longest(a: Int32Array, b: Int32Array): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    for (const [at, other] of b.entries())
      next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

describe("an alignment", () => {
  it("pairs equal elements, in ascending order, and one that both have if there is any", () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const pairs = [...align(a, b, kinds).entries()].filter(([, partner]) => partner >= 0);
        for (const [at, [mine, partner]] of pairs.entries()) {
          assert.equal(a[partner], b[mine]);
          assert.ok(partner > (pairs[at - 1]?.[1] ?? -1));
        }
        assert.equal(pairs.length > 0, longest(a, b) > 0);
      }),
    );
  });

  it("is the longest where no element stands once in both", () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const twice = (numbers: Int32Array): Int32Array => Int32Array.from([...numbers, ...numbers.toReversed()]);
        const [one, other] = [twice(a), twice(b)];
        const pairs = align(one, other, kinds).filter((partner) => partner >= 0).length;
        // What both begin and end with is paired first, which is never shorter.
        assert.equal(pairs, longest(one, other));
      }),
    );
  });

  it("does not give up on long sequences that have much in common", () => {
    const repeated = Int32Array.from({ length: 20_000 }, (_, at) => at % 2);
    const changed = repeated.map((one, at) => (at % 4000 === 7 ? 2 : one));
    assert.equal(align(repeated, changed, 3).filter((partner) => partner < 0).length, 5);
  });
});
