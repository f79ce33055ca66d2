import assert from "node:assert/strict";
import fc from "fast-check";
import { changeBetween, createShadow, type Shadow } from "../../src/edits/shadow.ts";
import { unequalLines } from "../../src/engine/index.ts";

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly string[];
  readonly isCompared: boolean;
}

/** A text as an editor has it: at least one line, of which an edit replaces at least one. */
function apply(lines: readonly string[], { at, removed, inserted }: Omit<Edit, "isCompared">) {
  const start = at % lines.length;
  const count = Math.min(1 + removed, lines.length - start);
  const change = { start, removed: count, inserted: Math.max(1, inserted.length) };
  const put = inserted.length > 0 ? inserted : [""];
  return { change, lines: [...lines.slice(0, start), ...put, ...lines.slice(start + count)] };
}

function narrow(shadow: Shadow, lines: readonly string[]): void {
  const unequal = shadow.regions().flatMap((region) => {
    const { oldStart, newStart, newEnd } = region;
    return unequalLines(shadow.linesOf(region), lines.slice(newStart, newEnd)).map(({ fromA, toA, fromB, toB }) => {
      const old = { oldStart: oldStart + fromA, oldEnd: oldStart + toA };
      return { ...old, newStart: newStart + fromB, newEnd: newStart + toB };
    });
  });
  shadow.narrow(unequal);
}

const edits = fc.array(
  fc.record({
    at: fc.nat(40),
    removed: fc.nat(4),
    inserted: fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 5 }),
    isCompared: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe("the shadow of a document", () => {
  it("tells of any edits which lines were replaced by which", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), edits, fc.constantFrom(2, 3, 1000), (count, made, most) => {
        const old = Array.from({ length: count }, (_, index) => (index % 3 === 0 ? "a" : `line ${index}`));
        const shadow = createShadow(old.join("\n"), most);
        let lines: readonly string[] = old;
        for (const edit of made) {
          const { change, lines: next } = apply(lines, edit);
          shadow.update([change]);
          lines = next;
          if (edit.isCompared) narrow(shadow, lines);
        }
        const rebuilt: string[] = [];
        let at = 0;
        let last = -1;
        assert.ok(shadow.regions().length <= most);
        for (const region of shadow.regions()) {
          assert.ok(region.newStart > last, "regions that touch are one");
          last = region.newEnd;
          assert.equal(region.newStart - at, region.oldStart - rebuilt.length);
          rebuilt.push(...lines.slice(at, region.newStart), ...shadow.linesOf(region));
          at = region.newEnd;
        }
        assert.deepEqual([...rebuilt, ...lines.slice(at)], old);
      }),
    );
  });

  it("takes changes of one line for one", () => {
    const shadow = createShadow("a\nb\nc");
    shadow.update([
      { start: 1, removed: 1, inserted: 3 },
      { start: 0, removed: 2, inserted: 1 },
    ]);
    assert.deepEqual(shadow.regions(), [{ oldStart: 0, oldEnd: 2, newStart: 0, newEnd: 3 }]);
  });

  it("takes any line end", () => {
    const shadow = createShadow("a\r\nb\rc\nd");
    shadow.update([{ start: 1, removed: 2, inserted: 1 }]);
    const [region] = shadow.regions();
    assert.deepEqual(region && shadow.linesOf(region), ["b", "c"]);
  });

  it("keeps a thousand cursors apart", () => {
    const shadow = createShadow("line\n".repeat(10_000));
    const changes = Array.from({ length: 999 }, (_, index) => ({ start: 10 * (index + 1), removed: 1, inserted: 2 }));
    shadow.update(changes.toReversed());
    assert.equal(shadow.regions().length, 999);
    assert.deepEqual(shadow.regions().at(-1), { oldStart: 9_990, oldEnd: 9_991, newStart: 10_988, newEnd: 10_990 });
  });

  it("takes the nearest of too many regions for one", () => {
    const shadow = createShadow("line\n".repeat(100), 4);
    const cursorsAt = (...lines: number[]) => lines.map((start) => ({ start, removed: 1, inserted: 1 }));
    shadow.update(cursorsAt(10, 20, 22, 30));
    assert.equal(shadow.regions().length, 4);
    shadow.update(cursorsAt(70));
    const starts = shadow.regions().map(({ oldStart, oldEnd }) => [oldStart, oldEnd]);
    assert.deepEqual(starts, [
      [10, 31],
      [70, 71],
    ]);
  });

  it("takes as little as it can of a text that was edited already", () => {
    assert.deepEqual(changeBetween("a\nb\r\nc\nd", "a\nB\nx\nc\nd"), { start: 1, removed: 1, inserted: 2 });
    assert.deepEqual(changeBetween("a\na", "a\na\na"), { start: 1, removed: 1, inserted: 2 });
    assert.deepEqual(changeBetween("a\nb\nc", "a\nb\nc"), { start: 2, removed: 1, inserted: 1 });
    const some = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, some, (old, now) => {
        const { start, removed, inserted } = changeBetween(old.join("\n"), now.join("\n"));
        assert.ok(removed > 0 && inserted > 0);
        const made = [...old.slice(0, start), ...now.slice(start, start + inserted), ...old.slice(start + removed)];
        assert.deepEqual(made, now);
      }),
    );
  });
});
