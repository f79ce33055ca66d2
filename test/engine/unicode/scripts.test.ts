import assert from "node:assert/strict";
import { scriptName, scriptOf, scriptsOf } from "../../../src/engine/unicode/scripts.ts";
import { onUnicode17 } from "./host.ts";

describe("scripts", () => {
  it("gives the script and its name", () => {
    assert.equal(scriptOf(0x430), "Cyrl");
    assert.equal(scriptOf(0x20), "Zyyy");
    assert.equal(scriptOf(0x301), "Zinh");
    assert.equal(scriptOf(0x378), "Zzzz");
    assert.equal(scriptName("Cyrl"), "Cyrillic");
    assert.equal(scriptName("Cans"), "Canadian Aboriginal");
    assert.equal(scriptName("Xxxx"), "Xxxx");
  });

  it("augments script sets by the writing systems that mix scripts (UTS #39 5.1)", () => {
    assert.deepEqual(scriptsOf(0x4e00), ["Hani", "Hanb", "Jpan", "Kore"]);
    assert.deepEqual(scriptsOf(0x3042), ["Hira", "Jpan"]);
    assert.deepEqual(scriptsOf(0x30a2), ["Kana", "Jpan"]);
    assert.deepEqual(scriptsOf(0xac00), ["Hang", "Kore"]);
    assert.deepEqual(scriptsOf(0x3105), ["Bopo", "Hanb"]);
    assert.deepEqual(new Set(scriptsOf(0x30fc)), new Set(["Hira", "Kana", "Jpan"]));
  });

  it("gives the empty set, all scripts, for common and inherited", () => {
    for (const c of [0x20, 0x31, 0x2014, 0x20dd, 0x1f600]) assert.deepEqual(scriptsOf(c), []);
  });

  it("knows the extensions of common characters", () => {
    assert.deepEqual(new Set(scriptsOf(0x964)).has("Deva"), true);
    assert.deepEqual(scriptsOf(0x964).includes("Latn"), false);
  });

  it("agrees with a host of the same Unicode version on every code point", function () {
    onUnicode17(this);
    this.timeout(60_000);
    const codes = new Set<string>();
    for (let c = 0; c < 0x110000; c++) codes.add(scriptOf(c));
    codes.delete("Zzzz");
    const properties = [...codes].map((code) => ({
      code,
      script: new RegExp(`\\p{Script=${code}}`, "u"),
      extensions: new RegExp(`\\p{Script_Extensions=${code}}`, "u"),
    }));
    for (let c = 0; c < 0x20000; c++) {
      const char = String.fromCodePoint(c);
      const own = properties.find(({ script }) => script.test(char))?.code ?? "Zzzz";
      assert.equal(scriptOf(c), own, c.toString(16));
      if (!/^(Zyyy|Zinh)$/.test(own) || c > 0x3400) continue;
      const extensions = properties.filter((property) => property.extensions.test(char)).map(({ code }) => code);
      const plain = scriptsOf(c).filter((code) => !/^(Hanb|Jpan|Kore)$/.test(code));
      assert.deepEqual(new Set(plain), new Set(extensions.filter((code) => code !== own)), c.toString(16));
    }
  });
});
