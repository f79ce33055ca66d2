/**
 * Small capitals that UTS #39 gives prototypes of their own. Hosts are written small, and registered ones have been used
 * to pass for those of ASCII.
 */
export const smallCapitals: ReadonlyMap<number, string> = new Map([
  [0x138, "k"],
  [0x262, "g"],
  [0x26a, "i"],
  [0x274, "n"],
  [0x280, "r"],
  [0x28f, "y"],
  [0x299, "b"],
  [0x29c, "h"],
  [0x29f, "l"],
  [0x1d00, "a"],
  [0x1d05, "d"],
  [0x1d07, "e"],
  [0x1d0a, "j"],
  [0x1d0b, "k"],
  [0x1d0d, "m"],
  [0x1d18, "p"],
  [0x1d1b, "t"],
  [0x1d1c, "u"],
  [0xa730, "f"],
  [0xa731, "s"],
]);
