import assert from "node:assert/strict";
import fc from "fast-check";
import { sequenceAt } from "../../../src/engine/terminal/sequence.ts";

/** The sequence at the start of a text, and what is left. */
function split(text: string): [string, string, string, string] | undefined {
  const sequence = sequenceAt(text, 0);
  return sequence && [sequence.introducer, sequence.body, sequence.final, text.slice(sequence.end)];
}

describe("a control sequence", () => {
  it("ends where ECMA-48 ends it", () => {
    assert.deepEqual(split("\u001b[31mred"), ["[", "31", "m", "red"]);
    assert.deepEqual(split("\u001b[?1049hx"), ["[", "?1049", "h", "x"]);
    assert.deepEqual(split("\u001b[4 qx"), ["[", "4 ", "q", "x"]);
    assert.deepEqual(split("\u009b2Jx"), ["[", "2", "J", "x"]);
    assert.deepEqual(split("\u001bcx"), ["", "", "c", "x"]);
    assert.deepEqual(split("\u001b(0x"), ["", "(", "0", "x"]);
  });

  it("is a string up to its terminator, whichever that is", () => {
    for (const end of ["\u0007", "\u001b\\", "\u009c"])
      assert.deepEqual(split(`\u001b]0;title${end}x`), ["]", "0;title", "", "x"]);
    assert.deepEqual(split("\u009d52;c;YQ==\u009cx"), ["]", "52;c;YQ==", "", "x"]);
    assert.deepEqual(split("\u001bP+q544e\u001b\\x"), ["P", "+q544e", "", "x"]);
  });

  it("is cut where the line ends before it does", () => {
    assert.deepEqual(split("\u001b[31"), ["[", "31", "", ""]);
    assert.deepEqual(split("\u001b]0;title"), ["]", "0;title", "", "0;title"]);
    assert.equal(split("\u001b"), undefined);
    assert.equal(split("\u001b\u001b[m"), undefined);
  });

  it("is no sequence when an 8-bit introducer stands in text that was decoded wrongly", () => {
    for (const text of ["\u009d", "\u009d quoted", "\u0090", "\u009b", "\u0085x", "\u0080"])
      assert.equal(sequenceAt(text, 0), undefined, JSON.stringify(text));
  });

  it("never ends before it starts, nor beyond the text", () => {
    const unit = fc.constantFrom("\u001b", "[", "]", "P", "m", "8", ";", "\u0007", "\\", "\u009b", "\u009d", "x", " ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        for (let index = 0; index < text.length; index++) {
          const sequence = sequenceAt(text, index);
          assert.ok(!sequence || (sequence.end > index && sequence.end <= text.length));
        }
      }),
    );
  });
});
