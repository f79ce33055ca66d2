type Method = (this: string, ...args: never[]) => unknown;

/** What each function goes over: the text that it makes, or the text between the start and what it finds. */
const natives: Readonly<Record<string, (text: string, args: readonly unknown[], result: unknown) => number>> = {
  slice: (_text, _args, result) => lengthOf(result),
  repeat: (_text, _args, result) => lengthOf(result),
  indexOf: (text, [, from = 0], result) => (result === -1 ? text.length : Number(result)) - Number(from),
  lastIndexOf: (text, [, from = text.length], result) => Math.min(Number(from), text.length) - Number(result),
  ...Object.fromEntries(
    [
      ...["normalize", "split", "replace", "replaceAll", "toLowerCase", "toUpperCase"],
      ...["match", "search", "trim", "includes", "padStart"],
    ].map((name) => [name, (text: string) => text.length]),
  ),
};

const lengthOf = (value: unknown): number => (typeof value === "string" ? value.length : 0);

/** Counts, until it is restored, the UTF-16 units that built-in functions of strings go over. */
export function countNative(): { readonly units: () => number; readonly restore: () => void } {
  let units = 0;
  const prototype = String.prototype as unknown as Record<string, Method>;
  const originals = Object.keys(natives).map((name) => [name, prototype[name] as Method] as const);
  for (const [name, original] of originals) {
    const cost = natives[name];
    prototype[name] = function (this: string, ...args) {
      const result = original.apply(this, args);
      units += cost?.(this, args, result) ?? 0;
      return result;
    };
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
      for (const [name, original] of originals) prototype[name] = original;
      RegExp.prototype.exec = exec;
    },
  };
}
