import assert from "node:assert/strict";
import { parse } from "jsonc-parser";
import { type Entry, insertEntry } from "../../src/extension/allow-list.ts";

const entry: Entry = { characters: "U+00A0", files: "**/*.md", reason: 'said "yes"' };

function inserted(text: string): string {
  const insertion = insertEntry(text, entry);
  assert.ok("text" in insertion, JSON.stringify(insertion));
  return text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset + insertion.length);
}

describe("an exception in a settings file", () => {
  for (const [name, before] of [
    ["nothing", ""],
    ["an empty object", "{}"],
    ["an object of comments", "{\n  // nothing yet\n}\n"],
    ["other settings", '{\n\t"a": 1 // about a\n}\n'],
    ["Windows line ends", '{\r\n  "a": 1\r\n}\r\n'],
    ["an empty list", '{ "glyphguard.allow": [] }'],
    ["a list of comments", '{ "glyphguard.allow": [ // none\n ] }'],
    [
      "a list with a comment behind its bracket",
      '{\n  "glyphguard.allow": [ // French\n    { "characters": "U+00AD", "reason": "x" }\n  ]\n}',
    ],
    ["a list", '{\n  "glyphguard.allow": [{ "characters": "U+00AD", "reason": "x" } /* of old */,],\n}'],
  ] as const) {
    it(`goes into ${name}, and all else stays`, () => {
      const after = inserted(before);
      const errors: object[] = [];
      const settings = parse(after, errors as [], { allowTrailingComma: true });
      assert.deepEqual(errors, [], after);
      assert.deepEqual(settings["glyphguard.allow"][0], entry);
      const [rest, kept] = [parse(after), parse(before || "{}")];
      assert.deepEqual(rest["glyphguard.allow"].slice(1), kept["glyphguard.allow"] ?? []);
      assert.equal(rest.a, kept.a);
      for (const comment of before.match(/\/\/.*|\/\*.*\*\//g) ?? []) assert.ok(after.includes(comment));
      if (before.includes("\r\n")) assert.doesNotMatch(after, /[^\r]\n/);
    });
  }

  it("needs a file that it can read", () => {
    assert.deepEqual(insertEntry('{\n  "a": \n', entry), { problem: "ValueExpected", offset: 10 });
    assert.deepEqual(insertEntry("[]", entry), { problem: "not an object", offset: 0 });
    assert.deepEqual(insertEntry('{"glyphguard.allow": 1}', entry), {
      problem: "glyphguard.allow is no list",
      offset: 21,
    });
  });
});
