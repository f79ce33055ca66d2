/**
 * Top-level domains under which most hosts in a script are: there a label of that script is taken for what it is, even
 * if each of its letters looks like a Latin one. Domains that are written in the script themselves need no row.
 */
const homes: Readonly<Record<string, string>> = {
  Arab: "ae af bh dj dz eg iq ir jo kw lb ly ma mr om pk ps qa sa sd so sy td tn ye",
  Armn: "am",
  Beng: "bd in",
  Cans: "ca",
  Cyrl: "ba bg by kg kz me mk mn moscow rs ru su tatar tj ua uz",
  Deva: "in np",
  Ethi: "er et",
  Geor: "ge",
  Grek: "cy gr",
  Gujr: "in",
  Guru: "in pk",
  Hang: "kp kr",
  Hani: "cn hk jp kr mo sg tw",
  Hebr: "il",
  Hira: "jp",
  Kana: "jp",
  Khmr: "kh",
  Knda: "in",
  Laoo: "la",
  Mlym: "in",
  Mong: "cn mn",
  Mymr: "mm",
  Orya: "in",
  Sinh: "lk",
  Taml: "in lk my sg",
  Telu: "in",
  Tfng: "dz ma",
  Thaa: "mv",
  Thai: "th",
  Tibt: "bt cn in",
};

const homesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(homes).map(([script, domains]) => [script, new Set(domains.split(" "))]),
);

/** Whether hosts in `script` (ISO 15924) are usual under a top-level domain of ASCII letters, in lower case. */
export function isAtHome(script: string, domain: string): boolean {
  return homesOf.get(script)?.has(domain) ?? false;
}

/**
 * Letters of Latin orthographies whose skeleton is an ASCII letter: dotless i, thorn. They are what they are where
 * their languages are written.
 */
const orthographic: ReadonlyMap<number, ReadonlySet<string>> = new Map([
  [0x131, new Set(["az", "cy", "ist", "istanbul", "tr"])],
  [0xfe, new Set(["fo", "is"])],
  [0xde, new Set(["fo", "is"])],
]);

export function isOrthographicAt(codePoint: number, domain: string): boolean {
  return orthographic.get(codePoint)?.has(domain) ?? false;
}

/**
 * Top-level domains that make a host of what no scheme introduces. Those that are file extensions or methods too
 * (`py`, `rs`, `md`, `sh`, `at`, `in`) are left out: elsewhere the word is judged as a word.
 */
const usual: ReadonlySet<string> = new Set(
  (
    "com net org edu gov mil int info biz io co ai me tv us uk de fr eu nl ch be es it se no dk fi pt ie cz ro hu gr " +
    "jp cn tw hk kr sg br mx ar ca au nz za tr ir il ru su ua by kz bg am ge dev app xyz online site shop store tech " +
    "cloud club top live blog news wiki finance bank page link ly gg fm gl la vn th"
  ).split(" "),
);

export function isUsualDomain(label: string): boolean {
  return usual.has(label);
}
