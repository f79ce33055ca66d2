import assert from "node:assert/strict";
import { progressOf } from "../../src/cli/progress.ts";
import { emptyTotals } from "../../src/report/totals.ts";

describe("progress", () => {
  it("says how far a scan is, how fast, and how long it will take", () => {
    const totals = { ...emptyTotals(), files: 290, binary: 10, bytes: 50e6 };
    totals.findings.error = 2;
    assert.equal(progressOf(totals, 1200, 0.5), "300 of 1200 files, 50.0 MB, 100 MB/s, 2 findings, 2 s left");
  });

  it("says nothing of what is left where that is not known, or nothing", () => {
    assert.equal(progressOf(emptyTotals(), 10, 1), "0 of 10 files, 0.0 MB, 0 MB/s, 0 findings");
    assert.equal(progressOf({ ...emptyTotals(), files: 3 }, 2, 1), "3 of 3 files, 0.0 MB, 0 MB/s, 0 findings");
  });
});
