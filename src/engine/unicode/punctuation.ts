import { lazy, lookUp, tableOf } from "./packed.ts";
import { punctuationRuns } from "./tables.generated.ts";

const table = lazy(() => tableOf(punctuationRuns));

/** The one ASCII sign that a non-ASCII sign (class `punctuation`) passes for. */
export function punctuationTwin(codePoint: number): string | undefined {
  const twin = lookUp(table(), codePoint);
  return twin === 0 ? undefined : String.fromCharCode(twin);
}
