import { type Channel, isText, type Sign, spanReader } from "./signs.ts";

const months =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
const notations: readonly (readonly [name: string, pattern: string])[] = [
  ["YYYY-MM-DD", "\\d{4}-\\d{1,2}-\\d{1,2}"],
  ["YYYY/MM/DD", "\\d{4}/\\d{1,2}/\\d{1,2}"],
  ["YYYY.MM.DD", "\\d{4}\\.\\d{1,2}\\.\\d{1,2}"],
  ["DD-MM-YYYY", "\\d{1,2}-\\d{1,2}-\\d{4}"],
  ["DD/MM/YYYY", "\\d{1,2}/\\d{1,2}/\\d{4}"],
  ["DD.MM.YYYY", "\\d{1,2}\\.\\d{1,2}\\.\\d{4}"],
  ["D Month YYYY", `\\d{1,2}(?:st|nd|rd|th)? (?:${months})\\.?,? \\d{4}`],
  ["Month D YYYY", `(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`],
];
const date = new RegExp(
  `(?<![\\w./-])(?:${notations.map(([, pattern]) => `(${pattern})`).join("|")})(?![\\w/-])`,
  "gi",
);

/** In which notation dates are written. */
export const dateNotations: Channel = {
  classes: 0,
  isForInstructions: true,
  between: 6,
  needs: /\d{4}/,
  *read(line): Generator<Sign> {
    const spanAt = spanReader(line);
    for (const match of line.text.matchAll(date)) {
      const start = match.index;
      if (!isText(spanAt(start))) continue;
      const symbol = notations[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? "";
      yield { context: "date", symbol, start, end: start + match[0].length, text: match[0] };
    }
  },
};
