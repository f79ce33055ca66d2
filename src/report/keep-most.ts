import { type Severity, severities } from "../engine/index.ts";

/** Something that has a severity and a place in a report. */
export interface Ranked {
  readonly severity: Severity;
  readonly path: string;
}

export interface Most<T extends Ranked> {
  /** Whether it would be kept. */
  fits(ranked: Ranked): boolean;
  /** Of one path, in their order. */
  add(one: T): void;
  /** What is kept, by path. */
  finish(): readonly T[];
}

/** Keeps the `limit` most severe of any number, the first by path among equals, in memory for twice as many. */
export function keepMost<T extends Ranked>(limit: number): Most<T> {
  let kept: T[] = [];
  let last: T | undefined;
  const prune = (): void => {
    if (kept.length > limit) kept = kept.sort(bySeverity).slice(0, limit);
    if (kept.length === limit) last = kept.at(-1);
  };
  const fits = (one: Ranked): boolean => last === undefined || bySeverity(one, last) < 0;
  return {
    fits,
    add: (one) => {
      if (fits(one)) kept.push(one);
      if (kept.length >= 2 * limit) prune();
    },
    finish: () => {
      prune();
      return kept.sort(byPath);
    },
  };
}

/** Sorting is stable: what is equal stays in its order. */
function bySeverity(a: Ranked, b: Ranked): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || byPath(a, b);
}

export function byPath(a: Pick<Ranked, "path">, b: Pick<Ranked, "path">): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
