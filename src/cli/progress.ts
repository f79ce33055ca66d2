import { countFindings, type ScanTotals } from "../report/totals.ts";

export interface Progress {
  /** So many files are to be scanned, as far as is known. */
  expect(files: number): void;
  show(totals: ScanTotals): void;
  clear(): void;
}

/** In ms. */
const interval = 100;

/** One line on a terminal that says how far the scan is, how fast, and how long it will take; nothing anywhere else. */
export function createProgress(isEnabled: boolean): Progress {
  if (!isEnabled) return { expect: () => {}, show: () => {}, clear: () => {} };
  const start = performance.now();
  let expected = 0;
  let shown = false;
  let last = start;
  return {
    expect: (files) => {
      expected = files;
    },
    show: (totals) => {
      const now = performance.now();
      // No look at standard error before: Node takes 6 ms to make it.
      if (now - last <= interval || !process.stderr.isTTY) return;
      last = now;
      shown = true;
      process.stderr.write(`\r\u001b[K${progressOf(totals, expected, (now - start) / 1000)}`);
    },
    clear: () => {
      if (shown) process.stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}

/** How far a scan is after so many seconds, in words. */
export function progressOf(totals: ScanTotals, expected: number, seconds: number): string {
  const done = totals.files + totals.binary;
  const megabytes = totals.bytes / 1e6;
  const speed = `${megabytes.toFixed(1)} MB, ${(megabytes / seconds).toFixed(0)} MB/s`;
  const left = done > 0 && done < expected ? `, ${Math.ceil((seconds * (expected - done)) / done)} s left` : "";
  return `${done} of ${Math.max(done, expected)} files, ${speed}, ${countFindings(totals)} findings${left}`;
}
