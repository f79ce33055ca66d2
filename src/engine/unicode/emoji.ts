import { lazy, unpackNumbers } from "./packed.ts";
import { emojiZwjSequences } from "./tables.generated.ts";
import { unitsOf } from "./text.ts";
import { has, Trait } from "./traits.ts";

const zwj = 0x200d;
const emojiSelector = 0xfe0f;

const key = (elements: readonly number[]): string => elements.join(" ");

const sequences = lazy(() => {
  const numbers = unpackNumbers(emojiZwjSequences);
  const keys = new Set<string>();
  const members = new Set<number>();
  let longest = 0;
  for (let i = 0; i < numbers.length; ) {
    const length = numbers[i] ?? 0;
    const elements = numbers.slice(i + 1, i + 1 + length);
    keys.add(key(elements));
    for (const element of elements) members.add(element);
    longest = Math.max(longest, length);
    i += 1 + length;
  }
  return { keys, members, longest };
});

const isModifier = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;

/** An emoji of a sequence, with U+FE0F or a skin tone where it may have one. UTF-16 units, `end` exclusive. */
interface Element {
  readonly base: number;
  readonly start: number;
  readonly end: number;
}

function elementAfter(line: string, start: number): Element | undefined {
  const base = line.codePointAt(start);
  if (base === undefined) return undefined;
  const end = start + unitsOf(base);
  const next = line.codePointAt(end) ?? 0;
  if (next === emojiSelector) return { base, start, end: end + 1 };
  if (isModifier(next)) return has(base, Trait.modifierBase) ? { base, start, end: end + 2 } : undefined;
  return { base, start, end };
}

/** The element that ends at `end`: found by trying the starts that its one or two code points allow. */
function elementBefore(line: string, end: number): Element | undefined {
  for (const length of [4, 3, 2, 1]) {
    const element = end >= length ? elementAfter(line, end - length) : undefined;
    if (element?.end === end) return element;
  }
  return undefined;
}

/**
 * Whether the ZWJ at `index` joins emoji into a sequence that is recommended for general interchange
 * (RGI_Emoji_ZWJ_Sequence of UTS #51): the whole chain that it stands in must be one, disregarding
 * U+FE0F and skin tones. Looks no further than the longest sequence, nor beyond what no sequence has.
 */
export function joinsEmoji(line: string, index: number): boolean {
  const { keys, members, longest } = sequences();
  const chain: number[] = [];
  for (let at = index; chain.length <= longest && line.charCodeAt(at) === zwj; ) {
    const element = elementAfter(line, at + 1);
    if (!element) break;
    if (!members.has(element.base)) return false;
    chain.push(element.base);
    at = element.end;
  }
  for (let at = index; chain.length <= longest && line.charCodeAt(at) === zwj; ) {
    const element = elementBefore(line, at);
    if (!element) break;
    if (!members.has(element.base)) return false;
    chain.unshift(element.base);
    at = element.start - 1;
  }
  return keys.has(key(chain));
}

/** England, Scotland and Wales: the RGI_Emoji_Tag_Sequences. */
const tagFlags = lazy(() =>
  ["gbeng", "gbsct", "gbwls"].map((code) => {
    const tags = Array.from(code, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)));
    return `\u{1f3f4}${tags.join("")}\u{e007f}`;
  }),
);
const flagUnits = 14;

/** Whether the tag at `index` is part of a flag: U+1F3F4, a subdivision in tags, U+E007F. */
export function isFlagTag(line: string, index: number): boolean {
  const from = Math.max(0, index - flagUnits + 2);
  const flag = line.slice(from, index).lastIndexOf("\u{1f3f4}");
  return flag >= 0 && tagFlags().some((sequence) => line.startsWith(sequence, from + flag));
}

/** The regions of RGI_Emoji_Flag_Sequence, two letters each. */
const regions = lazy(
  () =>
    new Set(
      `acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcgchcickclcmcncocpcq
      crcucvcwcxcyczdedgdjdkdmdodzeaeceeegehereseteufifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhr
      hthuicidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemfmgmhmkmlmmmnmomp
      mqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsisj
      skslsmsnsosrssstsvsxsysztatctdtftgthtjtktltmtntotrtttvtwtzuaugumunusuyuzvavcvevgvivnvuwfwsxkyeytzazmzw`.match(
        /[a-z]{2}/g,
      ),
    ),
);

/**
 * Whether the tag at `index` is part of a flag that is no recommended one but may be valid (UTS #51, ED-14a): U+1F3F4,
 * a region and one to three letters or digits for its subdivision in tags, U+E007F.
 */
export function isSubdivisionTag(line: string, index: number): boolean {
  if ((line.codePointAt(index) ?? 0) < 0xe0020) return false;
  const from = Math.max(0, index - flagUnits + 2);
  const flag = line.slice(from, index).lastIndexOf("\u{1f3f4}");
  if (flag < 0) return false;
  let code = "";
  for (let at = from + flag + 2; code.length <= 6; at += 2) {
    const tag = (line.codePointAt(at) ?? 0) - 0xe0000;
    if (tag === 0x7f) return at >= index && /^[a-z]{2}[a-z0-9]{1,3}$/.test(code) && regions().has(code.slice(0, 2));
    if (tag < 0x20 || tag > 0x7f) return false;
    code += String.fromCharCode(tag);
  }
  return false;
}
