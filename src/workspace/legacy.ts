/** VS Code's names that are not the Encoding Standard's, without their signs. The rest follows rules or is the same. */
const labels: Readonly<Record<string, string>> = {
  big5hkscs: "big5",
  cp932: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  eucjp: "euc-jp",
  euckr: "euc-kr",
  iso885911: "windows-874",
  koi8r: "koi8-r",
  koi8u: "koi8-u",
  macroman: "macintosh",
  shiftjis: "shift_jis",
  utf16: "utf-16le",
  utf16be: "utf-16be",
  utf16le: "utf-16le",
  utf16lebom: "utf-16le",
};

/**
 * The Encoding Standard's name for what VS Code (`windows1252`), git and iconv (`CP1252`) call an encoding. Nothing for
 * one that is not known here.
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 */
export function encodingNamed(name: string): string | undefined {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const ruled = bare.replace(/^(?:windows|cp)(\d+)$/, "windows-$1").replace(/^iso8859(\d+)$/, "iso-8859-$1");
  return [labels[bare], name, ruled].map(known).find((one) => one !== undefined);
}

function known(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** A text in chunks of bytes, in an encoding that {@link encodingNamed} gave. What is none in it is U+FFFD. */
export function* decodeAs(chunks: Iterable<Buffer>, encoding: string): Generator<string> {
  if (encoding === "windows-1252") {
    for (const chunk of chunks) yield decodeWestern(chunk);
    return;
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Of windows-1252, from 0x80 on; the rest is as in ISO 8859-1. */
const western =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Node 22.13 to 24 takes these for control characters (nodejs/node#56542), and VS Code runs on such. */
function decodeWestern(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (unit) => western[unit.charCodeAt(0) - 0x80] ?? unit);
}
