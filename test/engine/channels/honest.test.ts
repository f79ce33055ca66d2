import assert from "node:assert/strict";
import { channelsIn, english } from "./messages.ts";

const curly = english.replaceAll("'", "\u2019");

const honest: Readonly<Record<string, readonly [path: string, text: string]>> = {
  "a typewriter text": ["a.md", `${english}\n\n\u201CQuoted.\u201D`],
  "a typographic text": ["a.md", curly],
  "a pasted part in the other style": ["a.md", `${english}\n\n${curly}\n\n${english}`],
  "straight signs in code, curly ones in text": [
    "a.md",
    `${curly}\n\n\`\`\`js\nconst don = "it's";\n\`\`\`\n\n${curly} Run \`x = "y"\`.`,
  ],
  "code quoted with grave accents": ["a.md", "The `Foo`s of a `Bar`s and \u2019 `it`s.\n".repeat(20)],
  "no-break spaces before French signs": ["a.md", "Qui est l\u00E0\u00A0? Moi\u00A0! Et toi\u00A0: rien.\n".repeat(20)],
  "no-break spaces after one-letter words": [
    "a.md",
    "Pes byl v\u00A0lese a k\u00A0vod\u011B \u0161el s\u00A0n\u00E1mi.\n".repeat(20),
  ],
  "no-break spaces before units": ["a.md", "From 10\u00A0km to 20\u00A0km, or 5 kg and 7 more.\n".repeat(20)],
  "patterns of dates": ["a.json", '{ "a": "E d\u00A0MMM\u00A0y G", "b": "MMM y\u202FG" }\n'.repeat(20)],
  "Uzbek, with two apostrophes": ["a.md", "Ma\u02BClumot yo\u02BBq, so\u02BCrov bo\u02BBldi.\n".repeat(20)],
  "Breton and a transliteration": [
    "a.md",
    "Ar c\u02BChi, Hawai\u02BBi, Qur\u02BCan, gel\u02B9. It's here.\n".repeat(20),
  ],
  "an English name among Breton words": ["a.md", `${"Ar c\u02BChi. ".repeat(9)}Saint John\u02BCs.`],
  "an orthography with a sign at the ends of words": [
    "a.md",
    "Kuan mbe\u02BCs men, lu\u02BC na mbe\u02BC, yu\u02BC.\n".repeat(9),
  ],
  "Mongolian, whose suffixes follow a narrow space": [
    "a.md",
    "\u1828\u1821\u1837\u202F\u1832\u1821\u1822 \u1832\u1825\u1837 ".repeat(20),
  ],
  "ranges of letters": [
    "a.js",
    "const name = '[A-Za-z\u0410-\u042F\u0430-\u044F\u0451\u0401_][A-Za-z\u0410-\u042F\u0430-\u044F]';\n".repeat(9),
  ],
  "German quotation marks": ["a.md", "Er sagte \u201Eja\u201C und \u201Enein\u201C.\n".repeat(20)],
  "attributes with straight quotes": ["a.md", '<a href="x" title="y">\u201Cgut\u201D</a> and <b id="z">.\n'.repeat(20)],
  "hyphens in words and dashes between them": [
    "a.md",
    "A well-known fact \u2014 from 2010\u20132012 \u2014 in UTF-8.\n".repeat(20),
  ],
  "emoji that need a selector beside ones that do not": [
    "a.md",
    "- \u26A0\uFE0F no\n- \u2705 yes \u00A9 us\n".repeat(20),
  ],
  "Yoruba typed on a keyboard that composes some letters": [
    "a.md",
    "o\u0323d\u00FAn o\u0323dun \u00E1 o\u0323\n".repeat(20),
  ],
  "Russian with Latin names": [
    "a.md",
    "\u041E\u043D \u0438 \u043E\u043D\u0430 \u0430 also Cape a Java \u0438 \u043E Opera \u0430 \u0442\u0430\u043C\n".repeat(
      20,
    ),
  ],
  "Russian with names in Latin letters": [
    "a.md",
    "\u041D\u0435 React \u0430 Vue, \u043D\u0435 see \u0430 watch. This is a test.\n".repeat(9),
  ],
  "values of data by many hands": [
    "a.json",
    `[${Array.from({ length: 40 }, (_, i) => `"They don${i % 3 === 1 ? "\u2019" : "'"}t know"`).join(",\n")}]`,
  ],
  "one kind of gap in instructions": ["AGENTS.md", "Run the tests.  Then ask.  Then go on.\n".repeat(20)],
  "one pasted part with CR LF in instructions": ["AGENTS.md", `${"Run.\n".repeat(20)}${"Ask.\r\n".repeat(20)}`],
  "soft hyphens where words part": [
    "a.md",
    "Donau\u00ADdampf\u00ADschiff und Gesell\u00ADschaft am Fluss.\n".repeat(20),
  ],
  "variants of ideographs in names": ["a.md", "\u845B\u{E0100}\u57CE\u5E02 \u8FBB\u{E0101}\u3055\u3093\n".repeat(20)],
};

describe("text channels of honest text", () => {
  for (const [name, [path, text]] of Object.entries(honest))
    it(`finds none in ${name}`, () => assert.deepEqual(channelsIn(text, { path }), []));

  it("judges gaps, trailing blanks, endings and dates in instructions only", () => {
    const text = Array.from(
      { length: 40 },
      (_, i) => `Do it.${i % 2 ? "  " : " "}See 2026${i % 3 ? "-07-" : "/07/"}01${" ".repeat(i % 2)}\n`,
    );
    assert.deepEqual(channelsIn(text.join(""), { path: "README.md" }), []);
    assert.equal(channelsIn(text.join(""), { path: "AGENTS.md" }).length, 3);
  });
});
