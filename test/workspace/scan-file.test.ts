import assert from "node:assert/strict";
import { join } from "node:path";
import { defaultPolicy, messageOf, parsePolicy } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import type { FileResult } from "../../src/workspace/file-result.ts";
import { chunkLength, scanFile } from "../../src/workspace/scan-file.ts";
import { useFolder, write } from "./support.ts";

describe("scanning a file", function () {
  this.timeout(120_000);

  const folder = useFolder();

  function scan(path: string, content: string | Buffer, room = 64, longestLine = 1 << 29): FileResult {
    write(folder.path, { [path]: content });
    return scanFile(join(folder.path, path), path, {
      policy: defaultPolicy,
      named: false,
      kernel: createKernel(room),
      longestLine,
    });
  }

  /** `line:start-end`, zero-based. */
  function places({ findings }: FileResult): string[] {
    return findings.map(({ line, start, end }) => `${line}:${start}-${end}`);
  }

  it("finds the same in UTF-8 and UTF-16, with byte order marks or without", () => {
    const text = "one\r\nt\u200bwo \u4e2d\u200b\n";
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    for (const [name, content] of Object.entries({
      "a.txt": text,
      "b.txt": `\ufeff${text}`,
      "c.txt": utf16,
      "d.txt": Buffer.from(utf16).swap16(),
    })) {
      assert.deepEqual(places(scan(name, content, 1000)), ["1:1-2", "1:6-7"], name);
    }
  });

  it("finds the same however small the chunks are", () => {
    const text = `${"clean line\n".repeat(20)}a\u200bb\r\n\u4e2d\u6587\ud83d\ude00 \u200b\r\n${"x".repeat(300)}\u202e\n`;
    const whole = places(scan("a.txt", text, 4096));
    assert.deepEqual(whole, ["20:1-2", "21:5-6", "22:300-301"]);
    for (let size = 4; size < 70; size++) {
      const result = scan("a.txt", text, size);
      assert.deepEqual(places(result), whole);
      const shown = [...result.excerpts()].map(({ text: line, start }) => [line.slice(0, 3), start]);
      assert.deepEqual(shown, [
        ["a\u200bb", 0],
        ["\u4e2d\u6587\ud83d", 0],
        ["xxx", 240],
      ]);
    }
  });

  it("takes a known text name at its word, and one NUL for no proof", () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    assert.equal(scan("a.png", png).status, "binary");
    assert.equal(scan("a.blob", Buffer.from([1, 2, 0xff, 0])).status, "binary");
    assert.equal(scan("large.blob", Buffer.alloc(10_000, 0xee)).status, "text");
    assert.equal(scan("large.blob", Buffer.alloc(10_000, "\u0001\u00ff", "latin1")).status, "binary");
    assert.equal(scan("a.ts", Buffer.from([0x61, 0, 0x62])).findings.length, 1);
    assert.equal(scan("a.unknown", `${"text ".repeat(100)}\0\u200b`, 1000).findings.length, 2);
  });

  it("takes a file in another encoding for one that is broken, not for a hidden message", () => {
    const gbk = [0xc4, 0xe3, 0xba, 0xc3, 0xca, 0xc0, 0xbd, 0xe7, 0xd6, 0xd0, 0xce, 0xc4, 0xb2, 0xe2, 0xca, 0xd4];
    const koi8 = [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x20, 0xcd, 0xc9, 0xd2, 0x21, 0xf7, 0xd3, 0xc5, 0xcd, 0xd5];
    const cp1251 = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0, 0x21, 0xc2, 0xf1, 0xe5, 0xec];
    for (const [path, before, bytes, behind] of [
      ["a.py", "# ", gbk, "\n"],
      ["b.py", "# ", koi8, "\nx = 1  # \u00e9\n"],
      ["c.md", "\u041f\u0440\u0438\u0432\u0435\u0442\n\n", [...cp1251, ...cp1251], "\n"],
      ["d.js", "const a = '", [0xff, 0xfe, 0xfd, 0xfc, 0xfb, 0xfa, 0xf9, 0xf8], "';\n"],
      ["e.js", "const a = '", Array.from({ length: 128 }, (_, i) => 0x80 + i), "';\n"],
    ] as const) {
      const { findings } = scan(path, Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(behind)]));
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ["broken-encoding"],
        path,
      );
    }
  });

  it("finds hidden messages beside bytes that are not valid", () => {
    const run = "\u200b\u200c".repeat(5);
    const { findings } = scan("a.txt", Buffer.concat([Buffer.alloc(9, 0xff), Buffer.from(`a${run}b`)]));
    assert.deepEqual(
      findings.map(({ rule, count }) => [rule, count]),
      [
        ["broken-encoding", 9],
        ["hidden-payload", 10],
      ],
    );
  });

  it("has one finding for all bytes that are not valid, and still checks the rest", () => {
    const latin = Buffer.concat([
      Buffer.from("a\n"),
      Buffer.from("b\u00e9\u00e8 \u00e7\nc\u00e0\n".repeat(50), "latin1"),
      Buffer.from("\u200b\n\ufffd"),
    ]);
    for (const size of [64, 4096]) {
      const { findings } = scan("a.txt", latin, size);
      assert.deepEqual(
        findings.map(({ rule, line, start, count }) => [rule, line, start, count]),
        [
          ["broken-encoding", 1, 1, 200],
          ["hidden-character", 101, 0, 1],
          ["broken-encoding", 102, 0, 1],
        ],
      );
      const [first] = findings;
      assert.ok(first);
      assert.equal(messageOf(first), "200 byte sequences are not valid UTF-8, the first E9 E8 at byte 3");
    }
    const [excerpt] = scan("b.txt", Buffer.from([0x61, 0xff])).excerpts();
    assert.equal(excerpt?.text, "a\ufffd");
  });

  it("says that UTF-16 has no mark, and that it ends within a character", () => {
    const bytes = Buffer.from("const a = 1;\n", "utf16le");
    const [unmarked] = scan("a.ts", bytes, 100).findings;
    assert.match(unmarked ? messageOf(unmarked) : "", /UTF-16 without a byte order mark/);
    const odd = scan("b.txt", Buffer.from([0xff, 0xfe, 0x61, 0, 0x62])).findings;
    assert.deepEqual(odd.map(messageOf), ["Not valid UTF-16: 62 at byte 4"]);
  });

  it("is silent on invalid bytes where U+FFFD is allowed or the rule is off", () => {
    write(folder.path, { "a.txt": Buffer.from([0x61, 0xff]) });
    const scanWith = (settings: Record<string, unknown>) =>
      scanFile(join(folder.path, "a.txt"), "a.txt", {
        policy: parsePolicy(settings).policy,
        named: false,
        kernel: createKernel(64),
      });
    const allowed = { "glyphguard.allow": [{ characters: "U+FFFD", reason: "old files" }] };
    assert.deepEqual(scanWith(allowed).findings, []);
    assert.deepEqual(scanWith({ "glyphguard.rules": { "broken-encoding": "off" } }).findings, []);
    assert.equal(scanWith({}).findings.length, 1);
  });

  it("finds what stands across two chunks of a file that is clean otherwise", () => {
    for (const content of [`a${" ".repeat(130)}b();`, `${"x".repeat(62)}${"\t".repeat(30)}b();`]) {
      assert.equal(scan("a.js", content).findings.length, 1);
    }
  });

  it("finds what an escape hides in a host, in a file that is all ASCII", () => {
    assert.equal(scan("a.js", "fetch('https://\u0025D0%B0pple.com');\n").findings.length, 1);
  });

  it("takes text of other scripts for clean, and a file for binary only by what it begins with", () => {
    const text = "\u6f22\u5b57\u3002\n".repeat(100);
    for (const room of [8, 64, 4096]) {
      const { status, bytes, findings } = scan("a.txt", text, room);
      assert.deepEqual([status, bytes, findings.length], ["text", Buffer.byteLength(text), 0]);
      const noise = Buffer.concat([Buffer.from(text), Buffer.alloc(5000, "\u0001\u00ff", "latin1")]);
      assert.equal(scan("a.blob", noise, room).status, room > 1000 ? "binary" : "text");
      assert.equal(scan("b.blob", Buffer.concat([noise.subarray(-5000), noise]), room).status, "binary");
    }
  });

  it("checks the lines around one that is too long, and says that it is incomplete", () => {
    const result = scan("a.txt", `a\u200b\n${"\u4e2d\u200b".repeat(100)}\nb\u200b`, 64, 150);
    assert.deepEqual(places(result), ["0:1-2", "2:1-2"]);
    assert.match(result.problem ?? "", /more than 150 UTF-16 units could not be checked/);
  });

  it("is fine with an empty file, and with one that fits its buffer exactly", () => {
    assert.deepEqual(places(scan("a.txt", "")), []);
    assert.deepEqual(places(scan("a.txt", `${"a".repeat(61)}\u200b`)), ["0:61-62"]);
  });

  it("tells what is not there", () => {
    const options = { policy: defaultPolicy, named: false, kernel: createKernel(64) };
    assert.equal(scanFile(join(folder.path, "missing"), "missing", options).status, "gone");
    assert.equal(scanFile(folder.path, "folder", options).status, "folder");
  });

  it("takes a file of 200 MB, and a line of 10 MB with a finding at its end", () => {
    const room = chunkLength;
    const large = Buffer.alloc(200 << 20, `${"a clean line of text, ".repeat(10)}\n`);
    large.write("\u202e", 199 << 20);
    assert.equal(scan("a.txt", large, room).findings.length, 1);
    const result = scan("b.txt", `${"x".repeat(10 << 20)}\u200b`, room);
    assert.deepEqual(places(result), [`0:${10 << 20}-${(10 << 20) + 1}`]);
    const [excerpt] = result.excerpts();
    assert.equal(excerpt?.text, `${"x".repeat(60)}\u200b`);
  });
});
