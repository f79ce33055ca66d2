/** Calls something for each key soon after the first of a stretch of calls. */
export interface Pause<Key> {
  readonly call: (key: Key) => void;
  readonly forget: (key: Key) => void;
  readonly dispose: () => void;
}

const SHORTEST_MS = 25;
/** What takes long is called seldom: each key takes a tenth of the time at the most, however long that is. */
const REST = 10;

/** @param now in ms */
export function createPause<Key>(run: (key: Key) => void, now: () => number = () => performance.now()): Pause<Key> {
  const waiting = new Map<Key, NodeJS.Timeout>();
  const took = new Map<Key, number>();
  const start = (key: Key): void => {
    waiting.delete(key);
    const begun = now();
    run(key);
    took.set(key, now() - begun);
  };
  return {
    call: (key) => {
      // While it waits, further calls change nothing: it is never put off for ever.
      if (waiting.has(key)) return;
      waiting.set(key, setTimeout(start, Math.max(SHORTEST_MS, REST * (took.get(key) ?? 0)), key));
    },
    forget: (key) => {
      clearTimeout(waiting.get(key));
      waiting.delete(key);
      took.delete(key);
    },
    dispose: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
