type Series = string | readonly unknown[];
type Method = (this: Series, ...args: never[]) => unknown;
type Costs = Readonly<Record<string, (series: Series, args: readonly unknown[], result: unknown) => number>>;

/** What each function goes over: the text or the array that it makes, or what stands between the start and what it finds. */
const searches: Costs = {
  slice: (_text, _args, result) => lengthOf(result),
  indexOf: (text, [, from = 0], result) => (result === -1 ? text.length : Number(result)) - Number(from),
  lastIndexOf: (text, [, from = text.length], result) => Math.min(Number(from), text.length) - Number(result),
  includes: (text) => text.length,
};
const ofStrings: Costs = {
  ...searches,
  ...Object.fromEntries(
    [
      ...["normalize", "split", "replace", "replaceAll", "toLowerCase", "toUpperCase"],
      ...["match", "search", "trim", "padStart"],
    ].map((name) => [name, (text: Series) => text.length]),
  ),
  repeat: (_text, _args, result) => lengthOf(result),
};
const ofArrays: Costs = {
  ...searches,
  concat: (_array, _args, result) => lengthOf(result),
  ...Object.fromEntries(["splice", "shift", "unshift"].map((name) => [name, (array: Series) => array.length])),
};

const lengthOf = (value: unknown): number => (typeof value === "string" || Array.isArray(value) ? value.length : 0);

/** Counts, until it is restored, the UTF-16 units and elements that built-in functions of strings and arrays go over. */
export function countNative(): { readonly units: () => number; readonly restore: () => void } {
  let units = 0;
  const restores: (() => void)[] = [];
  for (const [of, costs] of [
    [String, ofStrings],
    [Array, ofArrays],
  ] as const) {
    const prototype = of.prototype as unknown as Record<string, Method>;
    for (const [name, cost] of Object.entries(costs)) {
      const original = prototype[name] as Method;
      prototype[name] = function (this: Series, ...args) {
        const result = original.apply(this, args);
        units += cost(this, args, result);
        return result;
      };
      restores.push(() => {
        prototype[name] = original;
      });
    }
  }
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    units += found ? found.index + found[0].length - from : this.sticky ? 1 : text.length - from;
    return found;
  };
  return {
    units: () => units,
    restore: () => {
      for (const restore of restores) restore();
      RegExp.prototype.exec = exec;
    },
  };
}
