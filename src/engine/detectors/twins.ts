import { lazy } from "../unicode/packed.ts";
import { skeleton, twinOf } from "../unicode/skeleton.ts";

export const LATIN = "Latn";
export const GREEK = "Grek";

/** Computed when a letter is first met: a text of a million letters has a hundred different ones. */
const latin = lazy(() => new Map<number, string | undefined>());

/**
 * The character of `script` (ISO 15924) that a letter passes for. Latin letters beyond ASCII and its accents, such as
 * small capitals, pass for nothing that anybody types.
 */
export function passingTwin(codePoint: number, script: string): string | undefined {
  if (script !== LATIN) return twinOf(codePoint, script);
  const twins = latin();
  if (!twins.has(codePoint)) twins.set(codePoint, latinTwin(codePoint));
  return twins.get(codePoint);
}

function latinTwin(codePoint: number): string | undefined {
  const twin = twinOf(codePoint, LATIN);
  return twin !== undefined && twin.normalize("NFD").charCodeAt(0) < 0x80 ? twin : undefined;
}

/** Letters that UTS #39 gives other prototypes, and that nobody tells apart in the middle of a word. */
const drawnAlike: ReadonlyMap<string, string> = new Map([
  ["\u043A", "k"],
  ["\u03BA", "k"],
  ["\u0442", "t"],
]);

/** As `passingTwin`, for a letter that stands among letters of `script`, where less likeness is enough to deceive. */
export function mixedTwin(codePoint: number, script: string): string | undefined {
  return (
    passingTwin(codePoint, script) ?? (script === LATIN ? drawnAlike.get(String.fromCodePoint(codePoint)) : undefined)
  );
}

/** Between digits a small ring is a zero too. */
const digits = lazy(
  () => new Map([["o", "0"], ...Array.from("0123456789", (digit) => [skeleton(digit), digit] as const)]),
);

const known = lazy(() => new Map<number, string | undefined>());

/** The ASCII digit that a character passes for where digits stand. Computed when it is first met. */
export function digitTwin(codePoint: number): string | undefined {
  const twins = known();
  if (!twins.has(codePoint)) twins.set(codePoint, digits().get(skeleton(String.fromCodePoint(codePoint))));
  return twins.get(codePoint);
}
