import assert from "node:assert/strict";
import { defaultPolicy, scan, scanPath } from "../../../src/engine/index.ts";

const severities = (path: string, text: string): string[] =>
  scan(text, { path }, defaultPolicy)
    .filter(({ rule }) => rule === "hidden-character")
    .map(({ severity }) => severity);

describe("soft hyphens", () => {
  for (const [path, text] of [
    ["a.yml", "role: ad\u00admin"],
    [".env", "ROLE=ad\u00admin"],
    ["a.ini", "role=ad\u00admin"],
    ["a.csv", "1,ad\u00admin,2"],
    ["a.json", '{"role":"ad\u00admin"}'],
    ["a.md", "https://ex.com/ad\u00administration"],
    ["a.md", "use --for\u00adcefully"],
    ["a.md", "the ad\u00admin_role is"],
    ["a.md", "in ./src/con\u00adfiguration"],
    ["a.md", "write con\u00adfiguration.json"],
    ["a.md", "of\u00adf"],
    ["a.ts", 'if (role === "ad\u00admin") {}'],
  ] as const)
    it(`are found in ${path}: ${text.replace("\u00ad", "<SHY>")}`, () => {
      assert.ok(severities(path, text).some((severity) => severity !== "information"));
    });

  it("are errors in the name of a file", () => {
    assert.ok(scanPath("ad\u00admin.ts", defaultPolicy).some(({ severity }) => severity === "error"));
    assert.ok(scanPath("ad\u00administration.ts", defaultPolicy).some(({ severity }) => severity === "error"));
  });

  it("may part one vowel from a word, but not one letter after the other", () => {
    assert.deepEqual(severities("a.md", "im Deutschen Thea\u00adter und The\u00ada\u00adter"), []);
    assert.deepEqual(severities("a.json", '{"name": "The\u00ada\u00adter"}'), []);
    for (const word of [
      "Th\u00ade\u00ada\u00adter",
      "The\u00adt\u00adter",
      "T\u00adh\u00ade\u00ada\u00adt\u00ade\u00adr",
    ])
      assert.ok(severities("a.md", word).length > 0, word.replaceAll("\u00ad", "-"));
  });

  it("are left alone in words of text and of translations", () => {
    for (const [path, text] of [
      ["a.md", "Die Donau\u00addampf\u00adschiff\u00adfahrt, und (Benut\u00adzer/innen) der Ver\u00adwaltung."],
      ["a.txt", "Stadt- und -ver\u00adwaltung"],
      ["a.json", '{"long": "ste\u00addialen", "one": "kilo\u00admeter", "few": "{0} \u00e5ng\u00adstr\u00f6m"}'],
      ["a.yml", "a: Pro\u00adze\u00adssor"],
      ["a.yml", "a: Der Name ist an\u00adders"],
    ] as const)
      assert.deepEqual(
        severities(path, text).filter((severity) => severity !== "information"),
        [],
        text,
      );
  });
});
