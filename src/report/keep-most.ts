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

interface Entry<T> {
  readonly one: T;
  /** The how-manieth it was. */
  readonly at: number;
}

/** Keeps the `limit` most severe of any number, the first by path among equals, in memory for twice as many. */
export function keepMost<T extends Ranked>(limit: number): Most<T> {
  let kept: Entry<T>[] = [];
  let last: T | undefined;
  let count = 0;
  const prune = (): void => {
    kept = kept.sort((a, b) => bySeverity(a.one, b.one) || a.at - b.at).slice(0, limit);
    if (kept.length === limit) last = kept.at(-1)?.one;
  };
  const fits = (one: Ranked): boolean => last === undefined || bySeverity(one, last) < 0;
  return {
    fits,
    add: (one) => {
      if (fits(one)) kept.push({ one, at: count++ });
      if (kept.length === limit || kept.length >= 2 * limit) prune();
    },
    finish: () => {
      prune();
      return kept.sort((a, b) => byPath(a.one, b.one) || a.at - b.at).map(({ one }) => one);
    },
  };
}

function bySeverity(a: Ranked, b: Ranked): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || byPath(a, b);
}

export function byPath(a: Pick<Ranked, "path">, b: Pick<Ranked, "path">): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
