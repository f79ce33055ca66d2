import {
  applyFixes,
  type Comparison,
  compare,
  defaultPolicy,
  type EditContext,
  messageOf,
  putBack,
} from "../../../src/engine/index.ts";

export function compared(before: string, after: string, context: EditContext = { path: "a.ts" }): Comparison {
  return compare(before, after, context, defaultPolicy);
}

/** The changes as `severity rule line:start-end before>now`, code points as hexadecimal numbers. */
export function changes(before: string, after: string, context?: EditContext): string[] {
  const hex = (codePoints: readonly number[] = []): string => codePoints.map((one) => one.toString(16)).join();
  return compared(before, after, context).changes.map(
    ({ severity, rule, line, start, end, change, characters }) =>
      `${severity} ${rule} ${line}:${start}-${end} ${hex(change?.before)}>${hex(characters)}`,
  );
}

/** What the edit brought in as `rule line:start`. */
export function introduced(before: string, after: string, context?: EditContext): string[] {
  return compared(before, after, context).introduced.map(({ rule, line, start }) => `${rule} ${line}:${start}`);
}

export function messages(before: string, after: string, context?: EditContext): string[] {
  return compared(before, after, context).changes.map(messageOf);
}

/** The text after the edit with all its silent changes put back. For texts of line feeds. */
export function restored(before: string, after: string, context?: EditContext): string {
  return applyFixes(after.split("\n"), putBack(compared(before, after, context).changes)).join("\n");
}
