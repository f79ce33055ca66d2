import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../scripts/process.ts";
import { saidAbout } from "./support.ts";

const corpus = JSON.parse(readFileSync(path.join(root, "test", "honest", "corpus.json"), "utf8")) as Record<
  string,
  string
>;

describe("honest text in", () => {
  for (const [language, text] of Object.entries(corpus)) {
    it(`${language} is left alone: whole, and in single sentences and words`, () => {
      assert.deepEqual(saidAbout(text), []);
      for (const part of new Set([...text.split(/(?<=[.!?\u0964\u06d4\u3002])\s/), ...text.split(/\s+/)]))
        assert.deepEqual(saidAbout(part, ["README.md", "messages.json", "messages.ts", "comment.ts"]), [], part);
    });
  }
});
