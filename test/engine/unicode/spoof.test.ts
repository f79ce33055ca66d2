import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { confusables } from "../../../src/engine/unicode/confusables.ts";
import { restrictionLevels, scriptLevelOf } from "../../../src/engine/unicode/identifiers.ts";
import { scriptOf, scriptsOf } from "../../../src/engine/unicode/scripts.ts";
import { skeleton } from "../../../src/engine/unicode/skeleton.ts";
import { has, Trait } from "../../../src/engine/unicode/traits.ts";
import { skip } from "../../reporter.ts";
import { onUnicode17 } from "./host.ts";

/** Debian's own Python, for which python3-icu is built. */
const python = "/usr/bin/python3";
const program = fileURLToPath(new URL("spoof.py", import.meta.url));

type Answer = readonly [skeleton: string, level: number, scripts: readonly string[]];

/** What ICU's SpoofChecker says of each text; undefined where it is not installed. */
function askICU(texts: readonly string[]): { version: string; answers: readonly Answer[] } | undefined {
  const lines: string[] = [];
  for (let at = 0; at < texts.length; at += 10_000) lines.push(JSON.stringify(texts.slice(at, at + 10_000)));
  const { status, stdout } = spawnSync(python, [program], {
    input: lines.join("\n"),
    maxBuffer: 1 << 30,
    encoding: "utf8",
  });
  if (status !== 0) return undefined;
  const [version = "", ...answers] = stdout.trimEnd().split("\n");
  return { version, answers: answers.flatMap((line) => JSON.parse(line) as Answer[]) };
}

/** A generator of numbers below `limit` (xorshift), the same ones each time. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Assigned since long, so that ICU 72 has them; confusable ones are in here many times over. */
function poolOf(): string[] {
  const pool: string[] = [];
  const take = (codePoint: number): void => {
    if (!has(codePoint, Trait.defaultIgnorable) && scriptOf(codePoint) !== "Zzzz")
      pool.push(String.fromCodePoint(codePoint));
  };
  for (const [source, prototype] of confusables()) {
    take(source);
    for (const character of prototype) take(character.codePointAt(0) ?? 0);
  }
  for (let round = 0; round < 20; round++) for (let c = 0x21; c < 0x7f; c++) take(c);
  for (const [first, last] of [
    [0xa1, 0x24f],
    [0x300, 0x36f],
    [0x370, 0x6ff],
    [0x900, 0xdff],
    [0x10a0, 0x10ff],
    [0x13a0, 0x13ff],
    [0x1e00, 0x1fff],
    [0x3041, 0x30ff],
    [0x3105, 0x312f],
    [0x4e00, 0x4eff],
    [0xac00, 0xacff],
  ] as const)
    for (let c = first; c <= last; c++) take(c);
  return pool;
}

const COUNT = 1_000_000;

describe("ICU's SpoofChecker", function () {
  this.timeout(120_000);

  it(`gives ${COUNT} texts the skeletons and script levels that we do`, function () {
    onUnicode17(this);
    const pool = [...new Set(poolOf())];
    const singles = askICU(pool);
    if (!singles) return skip(this, "no python3-icu for /usr/bin/python3: apt-get install python3-icu");
    // Unicode 15 to 17: what was added, what got another prototype or other scripts.
    const changed = new Set(pool.filter((character, at) => !isSame(character, singles.answers[at])));
    assert.ok(changed.size < pool.length / 10, `${changed.size} characters of ${pool.length}`);
    const stable = poolOf().filter((character) => !changed.has(character));
    const next = numbers(39);
    const texts = Array.from({ length: COUNT }, () => {
      let text = "";
      for (let left = 1 + next(6); left > 0; left--) text += stable[next(stable.length)] ?? "";
      return text;
    });
    const { answers } = askICU(texts) ?? { answers: [] };
    assert.equal(answers.length, COUNT);
    const seen = new Map<string, number>();
    for (const [at, text] of texts.entries()) {
      const [theirs, level = -1] = answers[at] ?? [];
      assert.equal(skeleton(text), theirs, JSON.stringify(text));
      const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
      const ours = codePoints.every((codePoint) => codePoint < 0x80) ? "ascii-only" : scriptLevelOf(codePoints);
      // ICU lets any script stand beside Latin but three; UTS #39 only the recommended ones but two.
      if (ours === "minimally-restrictive" && restrictionLevels[level] === "moderately-restrictive")
        assert.ok(codePoints.some(isUnrecommended), JSON.stringify(text));
      else assert.equal(ours, restrictionLevels[level], JSON.stringify(text));
      seen.set(ours, (seen.get(ours) ?? 0) + 1);
    }
    for (const level of restrictionLevels.slice(0, 5)) assert.ok((seen.get(level) ?? 0) > 100, level);
  });
});

const recommended = new Set(
  "Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Latn Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt".split(
    " ",
  ),
);

const isUnrecommended = (codePoint: number): boolean =>
  scriptsOf(codePoint).length > 0 && !scriptsOf(codePoint).some((script) => recommended.has(script));

/** Whether a character has the skeleton and the scripts that ICU knows. */
function isSame(character: string, [theirs, , scripts]: Answer = ["", -1, []]): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  const own = scriptsOf(codePoint).filter((script) => !/^(Hanb|Jpan|Kore)$/.test(script));
  const expected = scripts.filter((script) => script !== "Zyyy" && script !== "Zinh");
  return theirs === skeleton(character) && own.sort().join() === [...expected].sort().join();
}
