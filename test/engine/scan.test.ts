import assert from "node:assert/strict";
import fc from "fast-check";
import { createScanner, defaultPolicy, messageOf, scan, visible } from "../../src/engine/index.ts";
import { found } from "./support.ts";

const utf16 = fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units));
const anyText = fc.oneof(utf16, fc.string({ unit: "binary", maxLength: 200 }));
const language = fc.constantFrom("typescript", "python", "markdown", "html", "json", "rust", "plaintext", "unknown");

describe("scan", () => {
  it("gives stable, ordered spans on any UTF-16", () => {
    fc.assert(
      fc.property(language, anyText, (languageId, text) => {
        const lines = text.split(/\r\n|\n|\r/);
        const findings = scan(text, { languageId }, defaultPolicy);
        assert.deepEqual(scan(text, { languageId }, defaultPolicy), findings);
        let [line, start] = [0, 0];
        for (const finding of findings) {
          if (finding.line !== line) [line, start] = [finding.line, 0];
          assert.ok(finding.line >= line && finding.start >= start && finding.end > finding.start, "in order");
          assert.ok(finding.end <= (lines[finding.line] ?? "").length + 1, "inside the line");
          start = finding.start;
          assert.equal(visible(messageOf(finding)), messageOf(finding), "the message is inert");
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("finds a hidden character wherever it is put into plain ASCII", () => {
    const ascii = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(
        language,
        ascii,
        fc.nat(),
        fc.constantFrom("\u200B", "\u2060", "\u{E0041}", "\u202E", "\u0000"),
        (languageId, text, at, hidden) => {
          const place = at % (text.length + 1);
          const findings = scan(text.slice(0, place) + hidden + text.slice(place), { languageId }, defaultPolicy);
          assert.ok(findings.some(({ start, end }) => start === place && end === place + hidden.length));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("finds the same in pieces as in one", () => {
    fc.assert(
      fc.property(language, fc.array(anyText), (languageId, texts) => {
        // Each piece ends with a line's end; a piece that began with a line feed would complete a CR LF.
        const pieces = texts.map((text) => `${text.replaceAll("\n", " ")}\n`);
        const scanner = createScanner({ languageId }, defaultPolicy);
        for (const piece of pieces) scanner.push(piece);
        if (scanner.readsAgain()) for (const piece of pieces) scanner.pushAgain(piece);
        assert.deepEqual(scanner.finish(), scan(pieces.join(""), { languageId }, defaultPolicy));
      }),
    );
  });

  it("counts lines as VS Code does", () => {
    assert.deepEqual(found("plaintext", "a\r\nb\n\r\nc\u200B"), ["warning hidden-character 3:1-2"]);
  });

  it("judges a byte order mark like any hidden character: readers take the one at the start away", () => {
    assert.deepEqual(found("typescript", "\uFEFFlet a;"), ["error hidden-character 0:0-1"]);
  });
});
