import assert from "node:assert/strict";
import fc from "fast-check";
import { isInShard, parseShard } from "../../src/cli/shard.ts";

describe("a shard", () => {
  it("is one of several, counted from 1", () => {
    assert.deepEqual(parseShard("3/4"), { index: 3, count: 4 });
    for (const text of ["", "1", "0/4", "5/4", "1/0", "-1/4", "1/4/5", "1.0/4", "a/b", "1 /4", "1/9999999"])
      assert.equal(parseShard(text), undefined, text);
  });

  it("has each path that is in no other", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (path, count) => {
        const owners = Array.from({ length: count }, (_, at) => ({ index: at + 1, count })).filter((shard) =>
          isInShard(path, shard),
        );
        assert.equal(owners.length, 1);
      }),
    );
  });

  it("is the same on all machines: by FNV-1a of the path in UTF-8", () => {
    // 0xbf9cf968 and 0x811c9dc5: of the algorithm's published vectors.
    assert.ok(isInShard("foobar", { index: (0xbf9cf968 % 1000) + 1, count: 1000 }));
    assert.ok(isInShard("", { index: (0x811c9dc5 % 1000) + 1, count: 1000 }));
  });

  it("gets its share of paths that are numbered", () => {
    const sizes = [1, 2, 3, 4].map(
      (index) =>
        Array.from({ length: 10_000 }, (_, at) => `src/file${at}.ts`).filter((path) =>
          isInShard(path, { index, count: 4 }),
        ).length,
    );
    for (const size of sizes) assert.ok(size > 2300 && size < 2700, String(sizes));
  });
});
