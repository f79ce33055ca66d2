/** Languages whose honest texts are measured, by the codes (BCP 47, ISO 639-3) and names that files carry. */
const codes: Readonly<Record<string, string>> = {
  Amharic: "am amh",
  Arabic: "ar arb ara arz",
  Armenian: "hy hye",
  Bengali: "bn ben bd",
  Burmese: "my mya mymr",
  Chinese: "zh cmn zho cn chs cht zhcn zhtw zhhk",
  French: "fr fra frca frch",
  Georgian: "ka kat",
  German: "de deu deat dech",
  Greek: "el ell",
  Gujarati: "gu guj",
  Hebrew: "he heb iw hebrew",
  Hindi: "hi hin",
  Japanese: "ja jpn jp",
  Kannada: "kn kan",
  Khmer: "km khm kh",
  Korean: "ko kor",
  Lao: "lo lao",
  Malayalam: "ml mal",
  Marathi: "mr mar",
  Mongolian: "mn khk mon mvf",
  Nepali: "ne nep npi",
  Persian: "fa pes prs fas fair",
  Polish: "pl pol",
  Punjabi: "pa pan pnb",
  Russian: "ru rus",
  Serbian: "sr srp srcyrl srlatn",
  Sinhala: "si sin",
  Spanish: "es spa",
  Tamil: "ta tam",
  Telugu: "te tel",
  Thai: "th tha",
  Tibetan: "bo bod",
  Turkish: "tr tur",
  Ukrainian: "uk ukr ua",
  Urdu: "ur urd",
  Vietnamese: "vi vie",
};

const byCode = new Map(
  Object.entries(codes).flatMap(([language, list]) => [
    [language.toLowerCase(), language] as const,
    ...list.split(" ").map((code) => [code, language] as const),
  ]),
);

/** Texts that name no language, and those in none of the languages above. */
export const others = "code and other languages";

/** Folders in which packages keep modules for ECMAScript's own loader, and not Spanish. */
const modules = /^es\/|\/es\/(?!.*\.json$)/;

/** The language that a path speaks of: its file name, or else the nearest folder that is named like a language. */
export function languageOf(path: string): string {
  const lower = path.toLowerCase();
  const [file = "", ...folders] = lower.replace(modules, "/").split("/").reverse();
  for (const segment of [file, ...folders]) {
    const [stem = ""] = segment.split(".");
    const language = byCode.get(stem) ?? byTag(stem);
    if (language !== undefined) return language;
  }
  return others;
}

/** `fa-IR`, `zh_Hant_TW`, `ell_monotonic`; and behind a longer name, as in `summernote-el-GR`. */
function byTag(stem: string): string | undefined {
  const [first = "", ...rest] = stem.split(/[-_]/);
  if (rest.length === 0) return byCode.get(stem);
  if (/^[a-z]{2,3}$/.test(first)) return byCode.get(first);
  return rest.length <= 2 ? byCode.get(rest[0] ?? "") : undefined;
}
