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
});
