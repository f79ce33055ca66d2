import { lazy, lookUp, tableOf, unpackNumbers } from "./packed.ts";
import { scriptAliases, scriptRuns, scriptSets } from "./tables.generated.ts";

interface ScriptSet {
  readonly script: string;
  readonly augmented: readonly string[];
}

const unknown: ScriptSet = { script: "Zzzz", augmented: ["Zzzz"] };

/** UTS #39 §5.1: the writing systems that mix scripts. */
const writingSystems: Readonly<Record<string, readonly string[]>> = {
  Hani: ["Hanb", "Jpan", "Kore"],
  Hira: ["Jpan"],
  Kana: ["Jpan"],
  Hang: ["Kore"],
  Bopo: ["Hanb"],
};

const aliases = lazy(() => scriptAliases.split(" ").map((pair) => pair.split(":")));
const names = lazy(() => new Map(aliases().map(([code = "", name = ""]) => [code, name.replaceAll("_", " ")])));
const table = lazy(() => tableOf(scriptRuns));

/** Set 0 is that of unassigned code points. */
const sets = lazy(() => {
  const numbers = unpackNumbers(scriptSets);
  const made = [unknown];
  for (let i = 0; i < numbers.length; ) {
    const length = numbers[i] ?? 0;
    const codes = numbers.slice(i + 1, i + 1 + length).map((rank) => aliases()[rank]?.[0] ?? unknown.script);
    made.push(setOf(codes));
    i += 1 + length;
  }
  return made;
});

/** @param codes the script, and its extensions where they are more than the script itself. */
function setOf([script = unknown.script, ...extensions]: readonly string[]): ScriptSet {
  const all = extensions.length > 0 ? extensions : script === "Zyyy" || script === "Zinh" ? [] : [script];
  return { script, augmented: [...new Set(all.flatMap((code) => [code, ...(writingSystems[code] ?? [])]))] };
}

const lookUpSet = (codePoint: number): ScriptSet => sets()[lookUp(table(), codePoint)] ?? unknown;

/** ISO 15924 code of the Script property: `Cyrl`; `Zyyy` common, `Zinh` inherited, `Zzzz` unassigned. */
export function scriptOf(codePoint: number): string {
  return lookUpSet(codePoint).script;
}

/**
 * The augmented script set of UTS #39 §5.1: Script_Extensions, with `Hanb`, `Jpan` and `Kore` for
 * the writing systems that mix scripts. **Empty means all scripts**: common and inherited.
 */
export function scriptsOf(codePoint: number): readonly string[] {
  return lookUpSet(codePoint).augmented;
}

/** Unicode's name of a script: `Cyrillic` for `Cyrl`; the code itself if there is none. */
export function scriptName(code: string): string {
  return names().get(code) ?? code;
}

/** Complex-context scripts (UAX #14 SA) and others without spaces, in which U+200B says where a line may break. */
const unspaced: ReadonlySet<string> = new Set("Thai Laoo Khmr Mymr Tale Talu Lana Tavt Ahom Java Bali Cham".split(" "));

/** Whether words of this script are not parted by spaces. */
export function isUnspaced(script: string): boolean {
  return unspaced.has(script);
}
