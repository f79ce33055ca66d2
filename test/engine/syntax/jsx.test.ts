import assert from "node:assert/strict";
import { defaultPolicy, scan } from "../../../src/engine/index.ts";

const rulesIn = (path: string, text: string): string[] => scan(text, { path }, defaultPolicy).map(({ rule }) => rule);

describe("markup of JSX", () => {
  it("is text where a statement starts, too", () => {
    for (const text of ["<p>a\u00a0c</p>", "x();\n<p>a\u00a0c</p>", "if (a) { b }\n<p>a\u00a0c</p>"])
      for (const path of ["a.tsx", "a.jsx"]) assert.deepEqual(rulesIn(path, text), [], text);
  });

  it("is none where a type is asserted, and ends where it ends", () => {
    assert.deepEqual(rulesIn("a.ts", "<T>a\u00a0+ b;"), ["unusual-space"]);
    assert.deepEqual(rulesIn("a.tsx", "f();\n<p>a</p>;\nlet b\u00a0= 1"), ["unusual-space"]);
  });
});
