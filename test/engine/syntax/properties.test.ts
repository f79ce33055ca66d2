import assert from "node:assert/strict";
import fc from "fast-check";
import { type Language, languages } from "../../../src/engine/syntax/languages.ts";
import {
  initialState,
  type LexState,
  lexLine,
  lineLexer,
  type Span,
  sameState,
} from "../../../src/engine/syntax/regions.ts";

const fragments = (
  "\x24{ \x24( \x24' ` ' \" \"\"\" ''' \\ / // /* */ # < </ <a> </a> <b c=\" <<E E <!-- --> <script> </script> <style> ( ) { } " +
  "[ ] ; : , = => ! ++ > | |- - R\"x( )x\" r#\" \"# b' f' f\" f''' {{ }} ``` ~~~ ```js ```md ~~~py x if return 1 \t"
).split(" ");
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...fragments, " ", "\u200b", "\ud83d", "\udd11"),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join("").replace(/[\r\n]/g, ""));
const text = fc.array(line, { maxLength: 12 });
const anyLanguage = fc.constantFrom(...languages);

/** The state before each line, and the one behind the last. */
function states(lines: readonly string[], language: Language): readonly LexState[] {
  const all = [initialState(language)];
  for (const each of lines) all.push(lexLine(each, all.at(-1) ?? initialState(language)));
  return all;
}

function spans(line: string, state: LexState): Span[] {
  const found: Span[] = [];
  lexLine(line, state, found);
  return found;
}

describe("lexing any text in any language", () => {
  it("gives spans that start at 0, ascend, differ from their neighbours and lie in the line", () => {
    fc.assert(
      fc.property(text, anyLanguage, (lines, language) => {
        const before = states(lines, language);
        for (const [index, each] of lines.entries()) {
          const found = spans(each, before[index] ?? initialState(language));
          assert.equal(found[0]?.start, 0);
          for (const [place, span] of found.entries()) {
            const previous = found[place - 1];
            if (previous === undefined) continue;
            assert.ok(span.start > previous.start && span.start < each.length);
            const { region, escape: notation, isGuess } = previous;
            assert.notDeepEqual([span.region, span.escape, span.isGuess], [region, notation, isGuess]);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("goes on alike with spans or without, and never changes a state", () => {
    fc.assert(
      fc.property(text, anyLanguage, (lines, language) => {
        const without = states(lines, language);
        for (const [index, each] of lines.entries()) {
          const start = without[index] ?? initialState(language);
          const end = without[index + 1] ?? initialState(language);
          assert.ok(sameState(lexLine(each, start, []), end));
          assert.deepEqual(spans(each, start), spans(each, start));
          assert.ok(sameState(end, end));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the same to who asks for some of the lines, in any order", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat()), anyLanguage, (lines, asked, language) => {
        const before = states(lines, language);
        const lexer = lineLexer(lines.map((each) => `${each}\n`).join(""), initialState(language));
        const read = lines.map((each, index) => {
          const start = lines.slice(0, index).join("\n").length + Math.min(index, 1);
          return lexer.lineAt(start, start + each.length, start + each.length + 1);
        });
        for (const place of asked.map((number) => number % Math.max(lines.length, 1))) {
          assert.deepEqual(
            read[place]?.spans ?? [],
            place < lines.length ? spans(lines[place] ?? "", before[place] ?? initialState(language)) : [],
          );
          assert.equal(read[place]?.text, lines[place]);
        }
        assert.ok(sameState(lexer.end(), before.at(-1) ?? initialState(language)));
      }),
      { numRuns: 2000 },
    );
  });

  it("may stop after an edit where the states are the same again", () => {
    fc.assert(
      fc.property(text, line, line, text, anyLanguage, (head, old, edited, tail, language) => {
        const before = states([...head, old, ...tail], language);
        const after = states([...head, edited, ...tail], language);
        const from = head.length + 1;
        const meet = tail.findIndex((_, index) => {
          const [left, right] = [before[from + index], after[from + index]];
          return left !== undefined && right !== undefined && sameState(left, right);
        });
        if (meet < 0) return;
        for (let index = meet; index < tail.length; index++) {
          const [left, right] = [before[from + index], after[from + index]];
          assert.ok(left !== undefined && right !== undefined && sameState(left, right));
          assert.deepEqual(spans(tail[index] ?? "", left), spans(tail[index] ?? "", right));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("meets again behind an edit that changes nothing of the structure", () => {
    const lines = ["a(/* x", "y */)", "`t", "${", "b", "}`"];
    for (const language of languages) {
      const before = states(lines, language);
      const after = states(["b(/* z", ...lines.slice(1)], language);
      assert.ok(before.every((state, index) => sameState(state, after[index] ?? state)));
    }
  });

  it("tells states apart that read on differently", () => {
    for (const [id, left, right] of [
      ["javascript", "a", "a ="],
      ["javascript", "`", "`${"],
      ["cpp", 'R"a(', 'R"b('],
      ["rust", "/*", "/* /*"],
      ["html", "<script>/*", "<script>"],
      ["yaml", "a: |", "  a: |"],
    ] as const) {
      const language = languages.find((each) => each.id === id);
      assert.ok(language !== undefined);
      assert.equal(
        sameState(lexLine(left, initialState(language)), lexLine(right, initialState(language))),
        false,
        left,
      );
    }
  });
});
