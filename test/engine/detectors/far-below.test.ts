import assert from "node:assert/strict";
import { defaultPolicy, messageOf, scan } from "../../../src/engine/index.ts";

const said = (text: string, path = "AGENTS.md"): string[] =>
  scan(text, { path }, defaultPolicy)
    .filter(({ rule }) => rule === "off-screen-text")
    .map((finding) => `${finding.line}:${finding.start}-${finding.end} ${finding.region} ${messageOf(finding)}`);

const empty = (count: number): string => "\n".repeat(count);

describe("text below a hundred empty lines", () => {
  it("is found at the top of a file and between lines", () => {
    assert.deepEqual(said(`${empty(100)}b`), ["100:0-1 prose 100 empty lines push this out of sight"]);
    assert.deepEqual(said(`a${empty(101)}b`), ["101:0-1 prose 100 empty lines push this out of sight"]);
  });

  it("is not below fewer in a row", () => {
    assert.deepEqual(said(`${empty(99)}b`), []);
    assert.deepEqual(said(`a${empty(100)}b`), []);
    assert.deepEqual(said(`${empty(60)}a${empty(60)}b${empty(60)}c`), []);
  });

  it("is wherever there are so many, but for the end", () => {
    assert.deepEqual(said(`a${empty(101)}b${empty(151)}  c d \t${empty(200)}`), [
      "101:0-1 prose 100 empty lines push this out of sight",
      "252:2-5 prose 150 empty lines push this out of sight",
    ]);
  });

  it("takes lines of blanks, Braille blanks and Hangul fillers for empty", () => {
    assert.equal(said(`a${" \t\n".repeat(120)}b`).length, 1);
    assert.equal(said(`a${"\u2800\u3164\n".repeat(120)}b`).length, 1);
    assert.equal(said(`a${".\n".repeat(120)}b`).length, 0);
  });

  it("is told for what it is: code where a fence holds it", () => {
    assert.deepEqual(said(`\`\`\`sh${empty(101)}rm -rf x\n\`\`\``), [
      "101:0-8 code 100 empty lines push this out of sight",
    ]);
  });

  it("is nothing where no agent reads it as instructions, and has no characters to allow", () => {
    assert.deepEqual(said(`a${empty(120)}b`, "notes.md"), []);
    const [finding] = scan(`a${empty(120)}b`, { path: "AGENTS.md" }, defaultPolicy);
    assert.deepEqual([finding?.characters, finding?.count], [[], 0]);
  });
});
