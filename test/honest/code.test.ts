import assert from "node:assert/strict";
import { saidAbout, saidIn } from "./support.ts";

/** Programs in languages that are written with symbols, or in one's own language. */
const programs: Readonly<Record<string, string>> = {
  "model.jl": `# \u0394T and \u03c1u
f(x, \u03b8) = x \u2264 \u03b8 ? \u221ax : x \u2208 1:3 && x \u2260 2
\u03b1\u2081, \u03b1\u2082 = 1.0, 2.0
\u0394x = \u03b1\u2081 \u22c5 \u03b1\u2082 \u2297 \u03b2\u0302; x\u0304 = \u2211(x) \u00f7 length(x); \u211d = Real; \u2207f = x \u2192 2x
d\u03b1 = \u2202u / \u2202x; \u03c3\u00b2 = 1; x\u2032 = x \u2212 1; \u03b5 = \u03f5
`,
  "life.apl": `\u235d the game of life
life\u2190{\u2191 1 \u2375\u2228.\u22273 4=+/,\u00af1 0 1\u2218.\u2296\u00af1 0 1\u2218.\u233d\u2282\u2375}
x\u2190\u23735 \u22c4 y\u2190x\u2218.\u00d7x \u22c4 \u2395\u2190\u2374y \u22c4 \u2368\u236b\u2371\u2308\u230a\u2223\u2229\u222a\u2260\u2264\u2265
`,
  "Nat.agda": `module Nat where
-- \u2200 n, n \u2261 n
data \u2115 : Set where
  zero : \u2115
  suc  : \u2115 \u2192 \u2115
_\u2238_ : \u2115 \u2192 \u2115 \u2192 \u2115
\u03bb-id : \u2200 {A : Set\u2081} \u2192 A \u2192 A
\u03bb-id = \u03bb x \u2192 x
x\u2032 : \u2203[ n ] (n \u2261 zero \u228e n \u2262 zero \u00d7 \u22a4)
`,
  "Basic.lean": `/-- If \u03b1 \u2243 \u03b2 then \u2026 -/
theorem foo {\u03b1 \u03b2 : Type*} (h : \u2200 x \u2208 s, x \u2264 y \u2227 \u00ac p x) : \u2203 \u03b5 > 0, \u2016x\u2016 < \u03b5 := by
  obtain \u27e8\u03b4, h\u03b4\u27e9 := h
  rcases h with \u27e8x, hx\u27e9 | \u00abgeneral case\u00bb
  exact fun x \u21a6 \u27ea(x : \u211d), by simp [\u2190 h, \u00b7 + 1, f\u207b\u00b9, x\u2081 \u2022 y \u2218 g \u2223 n]\u27eb
`,
  "Main.hs": `{-# LANGUAGE UnicodeSyntax #-}
-- \u03bb-calculus \u2014 it\u2019s here
f \u2237 \u2200 a. Show a \u21d2 a \u2192 String
f x = show x
x' = \u03b1 + \u03b2 where { \u03b1 = 1; \u03b2 = 2 }
`,
  "proof.v": `(* \u0393 \u22a2 e : \u03c4 *)
Notation "\u2200 x , P" := (forall x, P) (at level 200).
Lemma \u03bb_eq : \u2200 \u03b1 \u03b2, \u03b1 = \u03b2 \u2192 \u03b2 = \u03b1.
`,
  "physics.py": `import numpy as np
# \u0394T is in \u00b0C, \u03c1u in kg/(m\u00b2\u00b7s)
def step(\u03b1, \u03b2, \u0394t, \u03c3x, \u03bc_max, \u03c9t):
    d\u03b1 = \u03b1 * \u0394t; \u03c1u = d\u03b1 * \u03c3x; R\u03bd = \u03bc_max; \u0394T = \u03c9t
    return \u03b1 + \u03b2 * d\u03b1 + \u03c1u + R\u03bd + \u0394T
`,
  "model.ts":
    "export const \u0394T = 3;\nexport const d\u03b1 = \u0394T * Math.PI; // \u03c1u, \u211d, \u2202f/\u2202x\nconst \u03c1u = d\u03b1;\n",
  "\u043f\u0440\u0438\u043c\u0435\u0440.py":
    "\u043a\u043b\u0430\u0441\u0441_\u0438\u043c\u044f = '\u0438\u043c\u044f'\ndef http_\u0441\u0435\u0440\u0432\u0435\u0440(\u0430\u0434\u0440\u0435\u0441, \u0441, \u0432):\n    return \u0430\u0434\u0440\u0435\u0441 + \u0441 + \u0432\n",
  "user.ts":
    "const \u30e6\u30fc\u30b6\u30fcID = 1; const T\u30b7\u30e3\u30c4 = 2; class \u7528\u6237Service {} // \u7528\u6237\uff08ID\uff09\uff1a\u503c\n",
  "app.rb": "# l\u2019\u00e9t\u00e9 \u2014 \u00ab ok \u00bb\nputs '\u00e9t\u00e9 \u2026'\n",
  "Program.cs": '// don\u2019t \u2014 it\u2019s \u201cfine\u201d\nvar s = "l\u2019\u00e9t\u00e9 : 5\u00a0\u20ac";\n',
  "index.php": '<?php // l\u2019\u00e9t\u00e9 \u2014 "ok"\n$a = "5\u00a0\u20ac";\n',
  "strings.xml":
    '<resources>\n  <!-- don\u2019t -->\n  <string name="a">L\u2019\u00e9t\u00e9 : 5\u00a0\u20ac</string>\n</resources>\n',
  "query.sql": "-- don\u2019t \u2026\nSELECT '\u00e9t\u00e9 \u2014 5\u00a0\u20ac';\n",
  "Main.kt": '// don\u2019t\nval s = "\u00ab ok \u00bb \u2026"\n',
  "main.swift": '// don\u2019t\nlet s = "\u201cok\u201d \u2026"\n',
  Dockerfile: "# don\u2019t \u2014 it\u2019s slow\nFROM alpine\n",
  "pyproject.toml": '# l\u2019\u00e9t\u00e9\nname = "l\u2019\u00e9t\u00e9 \u2014 5\u00a0\u20ac"\n',
  "fr.po": 'msgid "Don\u2019t"\nmsgstr "N\u2019est pas \u2013 5\u00a0\u20ac : \u00ab\u00a0x\u00a0\u00bb"\n',
  ".gitignore": "# l\u2019\u00e9t\u00e9 \u2014 caches\nnode_modules\n",
};

describe("honest code", () => {
  for (const [file, text] of Object.entries(programs))
    it(`as in ${JSON.stringify(file)} is left alone`, () => {
      assert.deepEqual(saidIn(file, text), []);
    });

  it("that mixes scripts as its authors speak is left alone", () => {
    for (const word of [
      "USB\u0448\u043d\u044b\u0439",
      "IP\u0448\u043d\u0438\u043a",
      "API\u0448\u043a\u0430",
      "SMS\u043a\u0430",
      "PDF\u2011\u0444\u0430\u0439\u043b",
      "git\u2019\u043e\u043c",
      "http_\u0441\u0435\u0440\u0432\u0435\u0440",
      "API\u306e",
      "HTML\u0627",
      "d\u03b1",
      "\u03c1u",
      "\u0394T",
      "\u211d",
      "\u03bcm",
      "\u00b5s",
    ]) {
      assert.deepEqual(saidAbout(word), [], word);
      assert.deepEqual(saidAbout(`See ${word} here`), [], word);
    }
  });

  it("that lists alphabets, as regular expressions do, is left alone", () => {
    for (const line of [
      "const word = /[a-zA-Z\u0430-\u044f\u0410-\u042f\u0451\u0401]/;",
      "const word = /[a-z\u0430-\u044f\u0451]+/i;",
      "const word = /[\\w\u0430-\u044f\u0410-\u042f]+/;",
      'const word = new RegExp("[A-Z\u0391-\u03a9a-z\u03b1-\u03c9]");',
      'const letters = "abcdefghijklmnopqrstuvwxyz\u0430\u0431\u0432\u0433\u0434\u0435\u0451\u0436\u0437\u0438\u0439\u043a\u043b\u043c\u043d\u043e\u043f\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448\u0449\u044a\u044b\u044c\u044d\u044e\u044f";',
    ])
      assert.deepEqual(saidIn("alphabet.ts", line), [], line);
  });

  it("whose placeholders stand beside letters is left alone", () => {
    for (const text of ["%d\u0441", "%s\u0430", "{0}\u0441", "%d \u043c\u0438\u043d", "{{count}}\u0447", "$1\u0440."])
      assert.deepEqual(saidAbout(text, ["messages.json", "messages.ts", "messages.yml"]), [], text);
  });

  it("in escapes is what it looks like", () => {
    const lines = [
      'const hidden = "\\u200b\\u202e\\u{e0041}";',
      'const html = "&#x200b;&zwnj;&nbsp;";',
      "const blank = /[\\u00a0\\u2000-\\u200a\\ufeff]/;",
    ];
    assert.deepEqual(saidIn("escapes.ts", lines.join("\n")), []);
  });
});
