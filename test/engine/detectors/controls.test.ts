import assert from "node:assert/strict";
import { applyFixes, defaultPolicy, fixesFor, messageOf, parsePolicy, scan } from "../../../src/engine/index.ts";

/** `start-end message` of each finding in a plain text. */
function said(text: string, path = "a.txt"): string[] {
  return scan(text, { path }, defaultPolicy).map((finding) => `${finding.start}-${finding.end} ${messageOf(finding)}`);
}

describe("control-character", () => {
  it("says what a sequence does", () => {
    const effects = [
      ["\u001b[8m", "hides the text that follows (ESC [ 8 m)"],
      ["\u001b[2J", "erases the screen (ESC [ 2 J)"],
      ["\u001b[6n", "makes the terminal type an answer (ESC [ 6 n)"],
      ["\u001b[21t", "makes the terminal type an answer (ESC [ 21 t)"],
      ["\u001b[?1049h", "turns to another screen (ESC [ ?1049 h)"],
      ["\u009b2J", "erases the screen (U+009B 2 J)"],
      ["\u001b]0;x\u0007", "changes the title of the window (ESC ] 0;x<U+0007>)"],
      ["\u001b]52;c;ZXZpbA==\u0007", "writes to the clipboard, or reads it (ESC ] 52)"],
      ["\u001b]8;;https://a.example\u0007", "makes what follows a link to https://a.example"],
      ["\u001bPtmux;x\u001b\\", "hides what stands in it (ESC P tmux;x<U+001B> \\)"],
      ["\u001b(0", "shows letters as other signs (ESC ( 0)"],
      ["\u001bc", "resets the terminal (ESC c)"],
    ] as const;
    for (const [sequence, effect] of effects)
      assert.deepEqual(said(`a${sequence}`), [`1-${1 + sequence.length} Terminal escape sequence: ${effect}`]);
    assert.deepEqual(said("a\u001b[31"), ["1-5 Terminal escape sequence that goes on elsewhere (ESC [ 31)"]);
  });

  it("says what a terminal shows in place of what is written, once a line", () => {
    assert.deepEqual(said("x = 1 // safe\u001b[2K\u001b[1Gy = 2"), [
      '13-17 A terminal shows "y = 2" where "x = 1 // safey = 2" is written',
      "17-21 Terminal escape sequence: moves the cursor, so that text is written elsewhere (ESC [ 1 G)",
    ]);
    assert.deepEqual(said("bad\b\b\bgood"), ['3-6 A terminal shows "good" where "badgood" is written']);
  });

  it("has one finding a line for colours, and one for backspaces", () => {
    assert.deepEqual(said("\u001b[31ma\u001b[0m b \u001b[1;32mc\u001b[m"), [
      "0-24 4 terminal escape sequences that change the colour or the style",
    ]);
    assert.deepEqual(said("N\bNA\bA").length, 1);
  });

  it("counts backspaces and colours, and says what a single one does", () => {
    const backspace = "a terminal writes what follows over what stands before";
    assert.deepEqual(said("\bx"), [`0-1 Backspace: ${backspace}`]);
    assert.deepEqual(said("\b\bx"), [`0-2 2 backspaces: ${backspace}`]);
    assert.deepEqual(said("\u001b[31ma"), ["0-5 Terminal escape sequence: changes the colour or the style"]);
  });

  it("counts the controls of a group, and keeps the text between them", () => {
    const [colours, backspaces] = scan("\u001b[31ma\u001b[0m b\u001b[mc\bd\be", { path: "a.txt" }, defaultPolicy);
    assert.deepEqual([colours?.characters, colours?.count, colours?.twin], [[0x1b], 3, "a b"]);
    assert.deepEqual([backspaces?.characters, backspaces?.count, backspaces?.twin], [[0x08], 2, "d"]);
  });

  it("counts no control that stands right behind", () => {
    const counts = (text: string) => scan(text, { path: "a.txt" }, defaultPolicy).map(({ count }) => count);
    assert.deepEqual(counts("a\b\bx"), [2]);
    assert.deepEqual(counts("\u001b[2J\u0000"), [1, 1]);
    assert.deepEqual(counts("\u0000\u0001\b"), [2, 1]);
  });

  it("keeps the text between two thousand colours", () => {
    const [colours] = scan("\u001b[mab".repeat(2000), { path: "a.txt" }, defaultPolicy);
    assert.deepEqual([colours?.count, colours?.twin], [2000, "ab".repeat(1999)]);
  });

  it("explains ten sequences that do the same, and counts the others", () => {
    const said10 = said("\u001b[2Ja".repeat(11));
    assert.equal(
      said10[10],
      "50-54 Another terminal escape sequence that does the same as others before it (ESC [ 2 J)",
    );
    const both = said("\u001b[2Ja\u001bcb".repeat(12)).slice(20);
    const more = "more terminal escape sequences that do the same as others before them";
    assert.deepEqual(both, [`80-92 2 ${more} (ESC [ 2 J \u2026)`, `85-95 2 ${more} (ESC c \u2026)`]);
  });

  it("takes other controls in a row for one, up to what has a meaning of its own", () => {
    assert.deepEqual(said("a\u0000\u0001b"), [
      "1-3 2 control characters, among them U+0000 NULL, U+0001 START OF HEADING",
    ]);
    const nothing = "Control character: U+0000 NULL";
    for (const [behind, message] of [
      ["\bb", '2-3 A terminal shows "b" where "ab" is written'],
      ["\u001b[31mb", "2-7 Terminal escape sequence: changes the colour or the style"],
      ["\u009b2Jb", "2-5 Terminal escape sequence: erases the screen (U+009B 2 J)"],
      ["b\u0000", `3-4 ${nothing}`],
    ] as const)
      assert.deepEqual(said(`a\u0000${behind}`), [`1-2 ${nothing}`, message]);
    const [run] = scan("\u0002\u0001\u0002\u007f", { path: "a.txt" }, defaultPolicy);
    assert.deepEqual([run?.characters, run?.count, run?.twin], [[2, 1, 0x7f], 4, undefined]);
    const allow = parsePolicy({ "glyphguard.allow": [{ characters: "U+0001", reason: "a record" }] }).policy;
    assert.deepEqual(
      scan("\u0000\u0001\u0002", { path: "a.txt" }, allow).map(({ start, end }) => [start, end]),
      [
        [0, 1],
        [2, 3],
      ],
    );
    assert.deepEqual(said("a\fb"), ["1-2 Control character: U+000C FORM FEED"]);
  });

  it("keeps to the region: colours in a comment do not speak for those in code", () => {
    const findings = scan("/*\u001b[31m*/ a\u001b[0m = '\u001b[1m'", { path: "a.js" }, defaultPolicy);
    assert.deepEqual(
      findings.map(({ region, severity }) => [region, severity]),
      [
        ["comment", "warning"],
        ["code", "error"],
        ["string", "warning"],
      ],
    );
  });

  it("takes no code for a part of a sequence", () => {
    for (const line of ['s = "\u001b[3" + (t)', 's = "\u001b[3" + "m"', `s = \`\u001b[$\u007ba}m\``]) {
      const [finding] = scan(line, { path: "a.js" }, defaultPolicy);
      const [removal] = finding ? fixesFor(finding, line) : [];
      assert.ok(removal);
      assert.match(applyFixes([line], [removal])[0] ?? "", /^s = (?:"" \+ (?:\(t\)|"m")|`\$\{a\}m`)$/);
      assert.match(finding ? messageOf(finding) : "", /goes on elsewhere/);
    }
  });

  it("says what a carriage return by itself does, and where a long line begins to differ", () => {
    const [lone] = scan("a\rb\n", { path: "a.txt" }, defaultPolicy);
    assert.equal(lone && messageOf(lone), "Carriage return by itself: a terminal writes what follows over the line");
    const [late] = said(`${"x".repeat(100)}ab\u0008c`);
    const before = `\u2026${"x".repeat(19)}a`;
    assert.equal(late, `102-103 A terminal shows "${before}c" where "${before}bc" is written`);
  });

  it("takes a whole sequence out, leaves it readable when it escapes, and covers nothing else", () => {
    const line = 's = "\u001b[31m\u200bred\u001b[0m"';
    const findings = scan(line, { path: "a.js" }, defaultPolicy);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["control-character", "hidden-character"],
    );
    const [first] = findings;
    const [removal, escaped] = first ? fixesFor(first, line) : [];
    assert.deepEqual(removal && applyFixes([line], [removal]), ['s = "\u200bred"']);
    assert.deepEqual(escaped && applyFixes([line], [escaped]), ['s = "\\u001B[31m\u200bred\\u001B[0m"']);
  });

  it("leaves alone what is allowed, and form feeds between pages", () => {
    const allow = { "glyphguard.allow": [{ characters: "U+001B", reason: "a log" }] };
    assert.deepEqual(scan("\u001b[31ma", { path: "a.log" }, parsePolicy(allow).policy), []);
    assert.deepEqual(said("\fa"), []);
    assert.deepEqual(said("\fa\u0000"), ["2-3 Control character: U+0000 NULL"]);
  });

  it("takes linear time", () => {
    for (const unit of ["\u001b[", "\u001b]", "\u001b[31m", "\b", "\u009d", "\u001bP;", "\u0000"])
      assert.ok(said(unit.repeat(30_000)).length > 0);
  }).timeout(30_000);
});
