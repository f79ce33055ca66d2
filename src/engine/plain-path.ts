/** So many blanks in a row push a name's end out of a list of files. */
export const wideInName = 10;
const suspicious = new RegExp(`[^ -~]|xn--|[ ]{${wideInName}}| (?:/|$)`, "i");

/** Whether nothing can be found in a path. Apart from what judges the others: few trees have one of those. */
export function isPlainPath(path: string): boolean {
  return !suspicious.test(path);
}
