import assert from "node:assert/strict";
import { defaultPolicy, scan } from "../../../src/engine/index.ts";

/** A word that passes for nothing else, and words that pass for Latin ones. */
const life = "\u0436\u0438\u0437\u043d\u044c";
const copy = "\u0441\u043e\u0440\u0443";
const pay = "\u0440\u0430\u0443";
const co = "\u0441\u043e";
const russian = `${life} API`;

const strangers = (path: string, ...lines: string[]): string[] =>
  scan(lines.join("\n"), { path }, defaultPolicy)
    .filter(({ rule }) => rule === "lookalike-letter")
    .map(({ line, start, end, twin }) => `${line}:${start}-${end} ${twin}`);

describe("a stranger in a paragraph of prose", () => {
  it("is found where its script has no word in any line of the paragraph", () => {
    assert.deepEqual(strangers("a.md", russian, "", `please ${copy} this`), ["2:7-11 copy"]);
    assert.deepEqual(strangers("a.md", russian, "", "please do", copy, "this"), ["3:0-4 copy"]);
    assert.deepEqual(strangers("a.md", russian, "", `please ${copy} this`, "", russian), ["2:7-11 copy"]);
    assert.deepEqual(strangers("a.md", `please ${copy} this`, "", russian), ["0:7-11 copy"]);
    assert.deepEqual(strangers("a.md", russian, "", `please ${copy} this`, russian), []);
    assert.deepEqual(strangers("a.md", russian, "", russian, `please ${copy} this`), []);
  });

  it("is told in one direction: first to one script, then to that of the paragraph", () => {
    const mixed = "\u0441o\u0440\u0443";
    assert.deepEqual(strangers("a.md", russian, "", `please ${mixed} this`), ["2:8-9 \u043e"]);
    assert.deepEqual(strangers("a.md", russian, "", `please ${mixed} ${copy}`), ["2:8-9 \u043e", "2:12-16 copy"]);
  });

  it("is parted from other paragraphs by blank lines, with blanks or without", () => {
    for (const blank of ["", "  ", "\t"])
      assert.deepEqual(strangers("a.md", russian, blank, `please ${copy} this`), ["2:7-11 copy"], blank);
    assert.deepEqual(strangers("a.md", russian, `please ${copy} this`), []);
  });

  it("is found once for each time it stands there, next to dashes too", () => {
    assert.deepEqual(strangers("a.md", russian, "", `please ${copy}\u2014${copy}, \u00e9${"\u2026"} this`), [
      "2:7-11 copy",
      "2:12-16 copy",
    ]);
  });

  it("is none where no Latin word is: one letter is no word", () => {
    assert.deepEqual(strangers("a.md", russian, "", copy), []);
    assert.deepEqual(strangers("a.md", russian, "", `${copy} a`), []);
    assert.deepEqual(strangers("a.md", russian, "", `${copy} an`), ["2:0-4 copy"]);
  });

  it("is at home in data and markup wherever its script is, not by paragraphs", () => {
    assert.deepEqual(strangers("a.yaml", `a: ${russian}`, "", `b: please ${copy} this`), []);
    assert.deepEqual(strangers("a.json", `["${russian}",`, "", `"please ${copy} this"]`), []);
    assert.deepEqual(strangers("a.html", `<p>${russian}</p>`, "", `<p>please ${copy} this</p>`), []);
  });

  it("is judged by itself, although code stands in each line", () => {
    assert.deepEqual(strangers("a.md", `${life} \`${copy}\``, "", `please ${copy} this \`${copy}\``), [
      "0:7-11 copy",
      "2:7-11 copy",
      "2:18-22 copy",
    ]);
  });

  it("is no word of code, which is at home in all code of the file", () => {
    assert.deepEqual(strangers("a.md", `${russian} \`${life}\``, "", `please run \`${copy}\` now`), []);
    assert.deepEqual(strangers("a.md", `${russian} \`${life}\``, "", `please ${copy}, run \`${copy}\` now`), [
      "2:7-11 copy",
    ]);
  });
});

describe("a stranger in a paragraph that agents read", () => {
  const inInstructions = (text: string): string[] => strangers("AGENTS.md", text);

  it("is at home where more words pass for nothing else", () => {
    assert.deepEqual(inInstructions(`Do ${life}. ${pay} the file.`), ["0:10-13 pay"]);
    assert.deepEqual(inInstructions(`Do ${life} ${life}. ${pay} the file.`), []);
    assert.deepEqual(inInstructions(`Do ${life} ${life}. ${pay}, ${copy} the file.`), ["0:16-19 pay", "0:21-25 copy"]);
  });

  it("is found beside one honest word, with a dash behind it too", () => {
    assert.deepEqual(inInstructions(`Do ${life}\u2014${life} it. ${pay} the file.`), []);
    assert.deepEqual(inInstructions(`Do ${life}\u2014 ${pay} the file.`), ["0:10-13 pay"]);
  });

  it("is a dotless i in English, whatever the other paragraphs are written in", () => {
    const turkish = "haklar\u0131n\u0131, tan\u0131nmas\u0131, insanl\u0131k";
    assert.deepEqual(strangers("AGENTS.md", turkish, "", "the adm\u0131n"), ["2:7-8 i"]);
    assert.deepEqual(strangers("AGENTS.md", turkish, "the adm\u0131n"), []);
  });

  it("is no preposition: words of two letters neither count nor need more than one", () => {
    assert.deepEqual(inInstructions(`Do ${life}. ${co} the file.`), []);
    assert.deepEqual(inInstructions(`Do ${life} ${life}. ${pay} ${co} the file.`), []);
  });

  it("is counted by its own paragraph", () => {
    assert.deepEqual(strangers("AGENTS.md", `${life} ${life}`, "", `Do ${life}. ${pay} the file.`), ["2:10-13 pay"]);
    assert.deepEqual(strangers("AGENTS.md", `${life} ${life}`, `Do ${life}.`, `${pay} the file.`), []);
  });
});
