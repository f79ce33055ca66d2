import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import type Mocha from "mocha";
import { BidiClass, bidiClassOf } from "../../../src/engine/bidi/classes.ts";
import { type Direction, levelsOf } from "../../../src/engine/bidi/levels.ts";
import { orderOf } from "../../../src/engine/bidi/order.ts";
import { skip } from "../../reporter.ts";

/** Where Debian's `unicode-data` puts Unicode's own files. */
function official(context: Mocha.Context, name: string): string {
  const file = `/usr/share/unicode/${name}`;
  if (!existsSync(file)) skip(context, `${file} is in Debian's package unicode-data`);
  return readFileSync(file, "utf8");
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "");

/** Levels by code point, `x` where the file has none, and the order of those that have one. */
function assertResolves(text: string, direction: Direction, levels: string, order: string): void {
  const wanted = levels.trim().split(/\s+/);
  const found = levelsOf(text, direction);
  const places: number[] = [];
  const own: string[] = [];
  let at = 0;
  for (const character of text) {
    const level = wanted[own.length] === "x" ? "x" : String(found[at]);
    if (level !== "x") places[at] = own.length;
    own.push(level);
    if (character.length === 2) assert.equal(found[at], found[at + 1], text);
    at += character.length;
  }
  const kept: number[] = [];
  for (const unit of orderOf(text, found)) {
    const place = places[unit];
    if (place !== undefined) kept.push(place);
  }
  const result = `${own.join(" ")} | ${kept.join(" ")}`;
  if (result === `${wanted.join(" ")} | ${order.trim()}`) return;
  const codePoints = Array.from(text, (character) => character.codePointAt(0)?.toString(16)).join(" ");
  assert.equal(result, `${wanted.join(" ")} | ${order.trim()}`, `${codePoints} ${direction}`);
}

const { Left_To_Right: L, Right_To_Left: R, Arabic_Letter: AL, Boundary_Neutral: BN } = BidiClass;

describe("the bidirectional algorithm, by Unicode's own tests", function () {
  this.timeout(120_000);

  it("BidiCharacterTest.txt", function () {
    let count = 0;
    for (const line of linesOf(official(this, "BidiCharacterTest.txt"))) {
      const [codePoints = "", direction = "", paragraph = "", levels = "", order = ""] = line.split(";");
      const text = String.fromCodePoint(...codePoints.split(" ").map((hex) => Number.parseInt(hex, 16)));
      const base = (["ltr", "rtl", "auto"] as const)[Number(direction)] ?? "auto";
      assertResolves(text, base, levels, order);
      assert.ok(base !== "auto" || paragraph === (levelsOf(`${text}\u2029`, base).at(-1) ?? 0).toString());
      count++;
    }
    assert.ok(count > 90_000, String(count));
  });

  it("BidiTest.txt", function () {
    const samples = new Map(
      Object.entries({ L: "a", R: "\u05d0", AL: "\u0627", EN: "1", ES: "+", ET: "$", AN: "\u0661", CS: "," }),
    );
    const others =
      "NSM 300 BN ad B 2029 S 9 WS 20 ON 21 LRI 2066 RLI 2067 FSI 2068 PDI 2069 LRE 202a RLE 202b LRO 202d RLO 202e PDF 202c";
    for (const [, name = "", c = ""] of others.matchAll(/(\w+) (\w+)/g))
      samples.set(name, String.fromCodePoint(Number.parseInt(c, 16)));
    let levels = "";
    let order = "";
    let count = 0;
    for (const line of linesOf(official(this, "BidiTest.txt"))) {
      if (line.startsWith("@Levels:")) levels = line.slice(8);
      else if (line.startsWith("@Reorder:")) order = line.slice(9);
      else if (!line.startsWith("@")) {
        const [types = "", bits = ""] = line.split(";");
        const text = types
          .trim()
          .split(/\s+/)
          .map((type) => samples.get(type))
          .join("");
        for (const [bit, direction] of (["auto", "ltr", "rtl"] as const).entries()) {
          if (!(Number(bits) & (1 << bit))) continue;
          assertResolves(text, direction, levels, order);
          count++;
        }
      }
    }
    assert.ok(count > 700_000, String(count));
  });

  it("DerivedBidiClass.txt, but for what Unicode changed after its version 15", function () {
    const short = new Map(
      Object.keys(BidiClass).map((name) => [
        name === "Nonspacing_Mark" ? "NSM" : name === "Boundary_Neutral" ? "BN" : name,
        (BidiClass as Readonly<Record<string, number>>)[name] ?? -1,
      ]),
    );
    const named = { L, R, AL, BN };
    for (const [name, value] of Object.entries(named)) short.set(name, value);
    const changed = new Set([0x1171e, 0x1d6c1, 0x1d6fb, 0x1d735, 0x1d76f, 0x1d7a9]);
    let count = 0;
    for (const line of linesOf(official(this, "extracted/DerivedBidiClass.txt"))) {
      const [, first = "", last = first, name = ""] = /^(\w+)(?:\.\.(\w+))?\s*;\s*(\w+)/.exec(line) ?? [];
      const wanted = short.get(name);
      if (wanted === undefined) continue;
      for (let c = Number.parseInt(first, 16); c <= Number.parseInt(last, 16); c++, count++)
        if (!changed.has(c)) assert.equal(bidiClassOf(c), wanted, c.toString(16));
    }
    assert.ok(count > 280_000, String(count));
  });
});
