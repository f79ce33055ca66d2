import assert from "node:assert/strict";
import { printed } from "../../../src/engine/terminal/screen.ts";

/** Compared by hand with what xterm and VS Code's terminal show. */
const cases: readonly (readonly [written: string, shown: string | undefined])[] = [
  ["plain \u00e9\u4e2d\ud83d\ude00", "plain \u00e9\u4e2d\ud83d\ude00"],
  ["\u001b[1;31mred\u001b[0m text", "red text"],
  ["echo hi \u001b[8mrm -rf /\u001b[0m", "echo hi         "],
  ["a\u001b[30;40mhidden\u001b[mb", "a      b"],
  ["a\u001b[38;5;7;48;5;7mhidden\u001b[39mb", "a      b"],
  ["a\u001b[38;2;1;2;3;48;2;1;2;4mseen", "aseen"],
  ["rm -rf /\u001b[2K\u001b[1Gecho hi", "echo hi "],
  ["rm -rf /\recho hi", "echo hi/"],
  ["secret\b\b\b\b\b\bpublic", "public"],
  ["N\bNA\bA_\bM", "NAM"],
  ["abc\u001b[3D\u001b[K", "   "],
  ["abcdef\u001b[4D\u001b[2P", "abef"],
  ["abcd\u001b[3D\u001b[1X", "a cd"],
  ["ab\u001b[1D\u001b[2@", "a  b"],
  ["a\tb", "a       b"],
  ["a\u001b[5Cb", "a     b"],
  ["bell\u0007\u0000 and link \u001b]8;;https://a.example\u0007here\u001b]8;;\u0007", "bell and link here"],
  ["a\u001b[Ab", undefined],
  ["a\u001b[2Jb", undefined],
  ["a\u001b[?1049hb", undefined],
  ["a\u001bcb", undefined],
  ["x".repeat(5000), undefined],
];

describe("what a terminal shows of a line", () => {
  for (const [written, shown] of cases)
    it(`${JSON.stringify(written).slice(0, 60)}`, () => {
      assert.equal(printed(written), shown);
    });
});
