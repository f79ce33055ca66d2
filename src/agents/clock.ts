/** Events that come late come this late at the most, in ms; what is earlier means that the clock was set back. */
const latest = 2_000;

/** What `Date` can hold: beyond it, numbers have no milliseconds. */
const furthest = 8.64e15;

/** Time that only goes on, made of the times of events. */
export interface Clock {
  /** An event's time on this clock; at most `latest` behind `now`. */
  read(t: number): number;
  /** The latest time that was read. */
  now(): number;
  /** A time of this clock as events have it since the clock was last set. */
  asEvent(time: number): number;
}

export function createClock(): Clock {
  let offset = 0;
  let high = Number.NEGATIVE_INFINITY;
  return {
    read(t) {
      if (!(Math.abs(t) <= furthest)) return Number.isFinite(high) ? high : 0;
      let time = t + offset;
      if (time < high - latest) {
        offset = high - t;
        time = high;
      }
      high = Math.max(high, time);
      return time;
    },
    now: () => high,
    asEvent: (time) => time - offset,
  };
}
