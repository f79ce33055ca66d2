import { mixedTwin, passingTwin } from "../detectors/twins.ts";
import { nfkc } from "../unicode/normalize.ts";
import { lazy } from "../unicode/packed.ts";
import { scriptOf } from "../unicode/scripts.ts";
import { skeleton } from "../unicode/skeleton.ts";
import { has, Trait } from "../unicode/traits.ts";
import { smallCapitals } from "./small-capitals.ts";

export const LATIN = "Latn";

/** What a character of a host is taken for. */
export interface Sign {
  readonly text: string;
  readonly codePoint: number;
  readonly script: string;
  /**
   * `foreign`: a letter of another script. `latin`: any letter of Latin, ASCII or not. `styled`: NFKC, and with it
   * every browser (UTS #46), makes an ASCII letter or digit of it. `hidden`: browsers drop it. `sign`: it looks like one
   * of the signs that part a URL. `other`: digits, marks, symbols.
   */
  readonly kind: "latin" | "foreign" | "styled" | "hidden" | "sign" | "other";
  /** The ASCII letters or signs that it passes for anywhere in a host. */
  readonly twin?: string | undefined;
  /** As `twin`, but only among letters of Latin or digits, such as a Cyrillic be for a six. */
  readonly looseTwin?: string | undefined;
}

const known = lazy(() => new Map<number, Sign>());

/** Computed when a character is first met. */
export function signOf(character: string): Sign {
  const codePoint = character.codePointAt(0) ?? 0;
  const sign = known().get(codePoint) ?? makeSign(character, codePoint);
  known().set(codePoint, sign);
  return sign;
}

/** An overlay that cuts a name as a slash would; strokes of East Asian scripts that look like a hyphen among letters. */
const cuts: ReadonlyMap<number, string> = new Map([
  [0x338, "/"],
  [0x30fc, "-"],
  [0x4e00, "-"],
]);

/** Common, inherited, and what is not assigned: no font draws it as a letter of anything. */
const noScripts: ReadonlySet<string> = new Set(["Zyyy", "Zinh", "Zzzz"]);

function makeSign(text: string, codePoint: number): Sign {
  const script = scriptOf(codePoint);
  const sign = { text, codePoint, script };
  if (codePoint < 0x80) return { ...sign, kind: script === LATIN ? "latin" : "other" };
  if (has(codePoint, Trait.defaultIgnorable)) return { ...sign, kind: "hidden", twin: "" };
  const folded = nfkc(text);
  const alike = skeleton(text);
  const cut = cuts.get(codePoint);
  if (cut !== undefined) return { ...sign, kind: "sign", twin: cut };
  for (const twin of [folded, alike]) if (/^[-_./:@#\\]$/.test(twin)) return { ...sign, kind: "sign", twin };
  if (folded !== text && /^[\x21-\x7e]+$/.test(folded)) return { ...sign, kind: "styled", twin: folded.toLowerCase() };
  if (script === LATIN) return { ...sign, kind: "latin", twin: latinTwin(codePoint, alike) };
  if (noScripts.has(script)) return { ...sign, kind: "other", twin: asciiOf(alike) };
  const twin = asciiOf(passingTwin(codePoint, LATIN), text) ?? passing.get(text);
  const digit = /^[2-9]$/.test(alike) ? alike : drawnAlike.get(text);
  return { ...sign, kind: "foreign", twin, looseTwin: twin ?? asciiOf(mixedTwin(codePoint, LATIN)) ?? digit };
}

/** Letters that no word of a language with a domain at home is full of, and that pass for Latin ones (Chromium too). */
const passing: ReadonlyMap<string, string> = new Map(Object.entries({ "\u044C": "b", "\u0503": "d", "\u050D": "g" }));

/** Letters that UTS #39 gives other prototypes. Among letters of Latin, or among digits, so much likeness deceives. */
const drawnAlike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\u0432": "b",
    "\u0437": "3",
    "\u043C": "m",
    "\u043D": "h",
    "\u0499": "3",
    "\u04E1": "3",
    "\u0577": "2",
    "\u03B5": "e",
    "\u03B7": "n",
    "\u03C4": "t",
    "\u03C7": "x",
    "\u03C9": "w",
  }),
);

/** Nobody takes a ligature of an orthography for the two letters that its skeleton has. */
const ligatures = /^(ae|oe)$/i;

function latinTwin(codePoint: number, alike: string): string | undefined {
  const twin = asciiOf(passingTwin(codePoint, LATIN)) ?? smallCapitals.get(codePoint);
  if (twin !== undefined) return twin;
  return /^([2-9]|[a-z]{2,3})$/.test(alike) && !ligatures.test(alike) ? alike : undefined;
}

/** Hosts are written small: a stroke is an el, but for the capital letters of other scripts. */
function asciiOf(twin: string | undefined, text = ""): string | undefined {
  if (twin === undefined || !/^[a-zA-Z]$/.test(twin)) return undefined;
  return twin === "I" && text.toLowerCase() === text ? "l" : twin.toLowerCase();
}
