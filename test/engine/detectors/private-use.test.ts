import assert from "node:assert/strict";
import { defaultPolicy, scan } from "../../../src/engine/index.ts";
import { found } from "../support.ts";

describe("private-use", () => {
  it("finds what no font explains", () => {
    assert.deepEqual(found("typescript", "let a\ue000b = 1"), ["warning private-use 0:5-6"]);
    assert.deepEqual(found("typescript", 's = "pass\ue000word"'), ["information private-use 0:9-10"]);
    assert.deepEqual(found("markdown", "\ue000\ue001\ue002 and \udb80\udc00"), [
      "information private-use 0:0-3",
      "information private-use 0:8-10",
    ]);
    assert.deepEqual(found("markdown", "a \ue000", { path: "AGENTS.md" }), ["warning private-use 0:2-3"]);
  });

  it("is silent where the file speaks of fonts, or is set up with them", () => {
    const honest = [
      ["starship.toml", 'format = "\ue0b0 \udb80\udd01"'],
      [".config/nvim/init.lua", 'local x = { "\uf015" }'],
      ["a.css", '.a::before { content: "\ue001"; }'],
      ["a.css", '@font-face { src: url(a.woff2) }\n.a { quotes: "\uf101" }'],
      ["a.ts", 'const icons = { home: "\uf015", file: "\uf016 " };'],
      ["a.json", '{"a": "\uf015", "b": "\uf016 b", "c": "\uf017"}'],
      ["a.md", "Press \uf8ff to start"],
    ] as const;
    for (const [path, text] of honest) assert.deepEqual(scan(text, { path }, defaultPolicy), [], path);
  });

  it("speaks of long runs and of letters that are glued together, fonts or not", () => {
    const text = 'const icons = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008"; a\ue000b';
    assert.deepEqual(found("typescript", text), ["information private-use 0:15-24", "warning private-use 0:28-29"]);
  });

  it("is told of by its characters, its count and its place", () => {
    const [first, second, ...rest] = scan('\n\nx("\u{f0000}\ue000\ue000", "\u{10fffd}")', {}, defaultPolicy);
    assert.deepEqual([first?.line, first?.start, first?.end], [2, 3, 7]);
    assert.deepEqual([first?.characters, first?.count], [[0xf0000, 0xe000], 3]);
    assert.deepEqual([second?.characters, second?.start, second?.end], [[0x10fffd], 11, 13]);
    assert.deepEqual(rest, []);
  });

  it("is silent about Apple's logo by itself, unless it stands in code", () => {
    assert.deepEqual(found("typescript", "x = '\uf8ff'; // \uf8ff"), []);
    assert.deepEqual(found("typescript", "x = \uf8ff"), ["warning private-use 0:4-5"]);
    assert.deepEqual(found("typescript", "x = '\uf8ff\uf8ff'"), ["information private-use 0:5-7"]);
    assert.deepEqual(found("typescript", "x = '\uf8fe'"), ["information private-use 0:5-6"]);
  });

  it("takes three quoted ones for a table of icons, but nothing else in the file", () => {
    const told = (text: string): number => found("typescript", `x = [${text}]`).length;
    assert.equal(told("'\uf015'"), 1);
    assert.equal(told("'\uf015', '\uf016'"), 2);
    assert.equal(told("'\uf015', '\uf016', '\uf017'"), 0);
    assert.equal(told("'\uf015', '\uf016', '\uf017', 'a \uf018'"), 1);
    assert.equal(told("'\uf015', '\uf016', 'a \uf017'"), 3);
    assert.equal(told("'\uf015', '\uf016', '\uf017a'"), 3);
    assert.equal(told("'a \uf015', 'a \uf016', 'a \uf017'"), 3);
    assert.deepEqual(found("html", "<i>\uf015</i>\n<i>\uf016</i>\n<i>\uf017</i>"), []);
  });

  it("takes up to eight side by side for icons, and those that have a letter to one side only", () => {
    const icons = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007";
    assert.deepEqual(found("typescript", `const icons = "${icons}";`), []);
    assert.deepEqual(found("typescript", `const icons = "${icons}\ue008";`), ["information private-use 0:15-24"]);
    assert.deepEqual(found("typescript", 'const icons = "a\ue000 \ue000b";'), []);
    assert.deepEqual(found("typescript", 'const icons = "a\ue000b";'), ["information private-use 0:16-17"]);
  });

  it("leaves to other rules what is no character at all", () => {
    for (const text of ["\uffff", "\u{fffff}", "\udb7f", "\ud7ff"])
      assert.equal(found("typescript", `x = "${text}"`).filter((one) => one.includes("private-use")).length, 0);
  });
});
