interface Stretch {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** So many steps are taken for each element, and for short sequences: enough for 100 elements that differ altogether. */
const STEPS = 2;
const STEPS_AT_LEAST = 4000;
const UNREACHABLE = -0x40000000;

/**
 * Pairs what a shortest edit leaves (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). Sequences that
 * differ in more than the square root of their length are left unpaired: time and memory stay in line with the length.
 */
export function shortestEdit(a: Int32Array, b: Int32Array, stretch: Stretch, partners: Int32Array): void {
  const { fromA, toA, fromB, toB } = stretch;
  const [lengthA, lengthB] = [toA - fromA, toB - fromB];
  let steps = STEPS * (lengthA + lengthB) + STEPS_AT_LEAST;
  /** Of each number of edits, how far into `a` each diagonal reaches: `rounds[d][(k + d) / 2]`. */
  const rounds: Int32Array[] = [];
  const reached = (edits: number, diagonal: number): number => {
    if (edits < 0) return 0;
    const slot = (diagonal + edits) >> 1;
    return Math.abs(diagonal) > edits ? -1 : (rounds[edits]?.[slot] ?? -1);
  };
  /** Where a path with one edit less goes on to a diagonal: by leaving out an element of `a`, or taking one of `b`. */
  const arrival = (edits: number, diagonal: number): number =>
    edits === 0 ? 0 : Math.max(reached(edits - 1, diagonal - 1) + 1, reached(edits - 1, diagonal + 1));
  for (let edits = 0; steps > 0; edits++) {
    const round = new Int32Array(edits + 1);
    rounds.push(round);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2, steps--) {
      let x = arrival(edits, diagonal);
      let y = x - diagonal;
      if (x > lengthA || y > lengthB || y < 0) {
        round[(diagonal + edits) >> 1] = UNREACHABLE;
        continue;
      }
      for (; x < lengthA && y < lengthB && a[fromA + x] === b[fromB + y]; steps--) {
        x++;
        y++;
      }
      round[(diagonal + edits) >> 1] = x;
      if (x < lengthA || y < lengthB) continue;
      pairAlong(edits, diagonal);
      return;
    }
  }

  function pairAlong(last: number, lastDiagonal: number): void {
    let x = lengthA;
    let diagonal = lastDiagonal;
    for (let edits = last; edits >= 0; edits--) {
      const start = arrival(edits, diagonal);
      while (x > start) {
        x--;
        partners[fromB + x - diagonal] = fromA + x;
      }
      if (edits === 0) return;
      const leavesOut = reached(edits - 1, diagonal - 1) + 1 >= reached(edits - 1, diagonal + 1);
      diagonal += leavesOut ? -1 : 1;
      x = leavesOut ? start - 1 : start;
    }
  }
}
