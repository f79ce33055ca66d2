/** Calls something for each key soon after the last of a stretch of calls. */
export interface Pause<Key> {
  readonly call: (key: Key) => void;
  readonly forget: (key: Key) => void;
  readonly dispose: () => void;
}

const SHORTEST_MS = 25;
/** What takes long is called seldom: it takes a tenth of the time at the most. */
const REST = 10;
const LONGEST_MS = 500;

export function createPause<Key>(run: (key: Key) => void): Pause<Key> {
  const waiting = new Map<Key, NodeJS.Timeout>();
  let took = 0;
  const start = (key: Key): void => {
    waiting.delete(key);
    const begun = performance.now();
    run(key);
    took = performance.now() - begun;
  };
  return {
    call: (key) => {
      // While it waits, further calls change nothing: it is never put off for ever.
      if (!waiting.has(key))
        waiting.set(key, setTimeout(start, Math.min(LONGEST_MS, Math.max(SHORTEST_MS, REST * took)), key));
    },
    forget: (key) => {
      clearTimeout(waiting.get(key));
      waiting.delete(key);
    },
    dispose: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
