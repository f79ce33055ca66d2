import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../src/agents/", import.meta.url);

describe("src/agents", () => {
  it("knows no editor, no Node and no clock", () => {
    const files = readdirSync(folder);
    assert.ok(files.includes("attribution.ts"));
    for (const file of files) {
      const source = readFileSync(new URL(file, folder), "utf8");
      for (const [, name = ""] of source.matchAll(/\bfrom "([^"]+)"/g)) assert.match(name, /^\.\//, `${file}: ${name}`);
      assert.doesNotMatch(source, /\b(new Date|Date\.|performance\.|setTimeout|setInterval|process\.)/, file);
    }
  });
});
