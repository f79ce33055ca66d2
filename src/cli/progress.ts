import { countFindings, type ScanTotals } from "../report/totals.ts";

export interface Progress {
  show(totals: ScanTotals): void;
  clear(): void;
}

const interval = 100;

/** One line on a terminal that says how far the scan is; nothing anywhere else. */
export function createProgress(stream: NodeJS.WriteStream, enabled: boolean): Progress {
  if (!enabled || !stream.isTTY) {
    return { show: () => {}, clear: () => {} };
  }
  let shown = false;
  let last = performance.now();
  return {
    show: (totals) => {
      if (performance.now() - last > interval) {
        last = performance.now();
        shown = true;
        const megabytes = (totals.bytes / 1e6).toFixed(1);
        stream.write(`\r\u001b[K${totals.files} files, ${megabytes} MB, ${countFindings(totals)} findings`);
      }
    },
    clear: () => {
      if (shown) {
        stream.write("\r\u001b[K");
        shown = false;
      }
    },
  };
}
