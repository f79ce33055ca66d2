import assert from "node:assert/strict";
import { defaultPolicy } from "../../src/engine/index.ts";
import { cleaned } from "../../src/extension/paste.ts";

describe("a paste", () => {
  it("is offered without what cannot be seen in it, with its line ends", () => {
    const clean = (text: string): string | undefined =>
      cleaned(text, { languageId: "typescript" }, defaultPolicy)?.text;
    assert.equal(
      clean("let a\u200b = \u2018b\u2019;\r\nconst s\u0441ope = 1;\n"),
      "let a = 'b';\r\nconst scope = 1;\n",
    );
    assert.equal(clean("const a = 1; // it\u2019s \u00e9t\u00e9\n"), undefined);
    assert.equal(clean(""), undefined);
  });
});
