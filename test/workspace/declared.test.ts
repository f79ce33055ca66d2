import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultPolicy, messageOf } from "../../src/engine/index.ts";
import { createKernel } from "../../src/kernel/kernel.ts";
import { createDeclared } from "../../src/workspace/declared.ts";
import type { FileResult } from "../../src/workspace/file-result.ts";
import { decodeAs, encodingNamed } from "../../src/workspace/legacy.ts";
import { collectRemarks } from "../../src/workspace/remarks.ts";
import { scanFile } from "../../src/workspace/scan-file.ts";
import { commitAll, useFolder, write } from "./support.ts";

describe("encodings that are declared", function () {
  this.timeout(120_000);

  const folder = useFolder();

  const settings = (value: unknown): string => JSON.stringify(value);
  /** In windows-1256, with a zero-width non-joiner, which Persian takes for granted and a name does not. */
  const line = Buffer.concat([Buffer.from("int a"), Buffer.from([0x9d]), Buffer.from("b; // \u00c8\n", "latin1")]);

  function scan(path: string, room = 4096): { result: FileResult; notes: string[] } {
    const remarks = collectRemarks();
    const result = scanFile(join(folder.path, path), path, {
      policy: defaultPolicy,
      named: false,
      kernel: createKernel(room),
      declared: createDeclared(remarks),
    });
    return { result, notes: remarks.notes.map(({ message }) => message) };
  }
  const messages = (path: string, room?: number): string[] => scan(path, room).result.findings.map(messageOf);
  const encodingOf = (path: string): string | undefined =>
    createDeclared(collectRemarks())(join(folder.path, path), path);

  it("have the names that VS Code, git and iconv give them", () => {
    for (const [encoding, names] of Object.entries({
      "windows-1252": ["windows1252", "CP1252", "iso88591", "latin1"],
      shift_jis: ["shiftjis", "SHIFT-JIS", "SJIS", "cp932"],
      gbk: ["gbk", "gb2312", "CP936"],
      "euc-kr": ["euckr", "EUC-KR", "cp949"],
      "koi8-r": ["koi8r", "KOI8-R"],
      macintosh: ["macroman"],
      "utf-16le": ["utf16le", "UTF-16LE-BOM"],
      big5: ["cp950", "big5hkscs"],
      ibm866: ["cp866"],
    })) {
      for (const name of names) assert.equal(encodingNamed(name), encoding, name);
    }
    for (const name of ["cp437", "", "constructor", "hz-gb-2312"]) assert.equal(encodingNamed(name), undefined, name);
  });

  it("decode to what an editor shows, however the file is cut", () => {
    const texts = {
      shift_jis: [0x82, 0xa0, 0x41],
      "windows-1252": [0x93, 0x80, 0x94],
      "utf-16be": [0x30, 0x42, 0, 0x41],
    };
    const shown = ["\u3042A", "\u201c\u20ac\u201d", "\u3042A"];
    const all = Object.entries(texts).map(([encoding, bytes]) => [
      [...decodeAs([Buffer.from(bytes)], encoding)].join(""),
      [
        ...decodeAs(
          bytes.map((byte) => Buffer.from([byte])),
          encoding,
        ),
      ].join(""),
    ]);
    assert.deepEqual(
      all,
      shown.map((text) => [text, text]),
    );
  });

  it("are read from the nearest file on a path, the last line of .gitattributes that fits", () => {
    write(folder.path, {
      ".vscode/settings.json": settings({
        "files.encoding": "koi8r",
        "[csv][c]": { "files.encoding": "utf16le" },
        "[python]": { "editor.tabSize": 4 },
      }),
      ".gitattributes":
        "*.jp working-tree-encoding=latin1\n# *.jp working-tree-encoding=gbk\n*.jp text working-tree-encoding=sjis\n" +
        'b/*.txt working-tree-encoding=gbk\n"c \\"d.txt" working-tree-encoding=big5\n*.no -working-tree-encoding\n' +
        "*.eight working-tree-encoding=UTF-8\n",
      "near/.gitattributes": "/*.jp working-tree-encoding=euc-jp\n",
      "near/.vscode/settings.json": '{ // mine\n"files.encoding": "windows1252", }',
      "broken/.vscode/settings.json": "{",
    });
    for (const [path, encoding] of Object.entries({
      "a.py": "koi8-r",
      "a.c": "utf-16le",
      "a.jp": "shift_jis",
      "deep/er/a.jp": "shift_jis",
      "b/a.txt": "gbk",
      "b/deep/a.txt": "koi8-r",
      'c "d.txt': "big5",
      "a.no": undefined,
      "a.eight": undefined,
      "near/a.jp": "euc-jp",
      "near/deep/a.jp": "windows-1252",
      "broken/a.py": "koi8-r",
    })) {
      assert.equal(encodingOf(path), encoding, path);
    }
  });

  it("are not looked for above the settings' folder, unless its repository goes further", () => {
    write(folder.path, { ".gitattributes": "* working-tree-encoding=gbk\n", "in/a.txt": "" });
    const inFolder = (): string | undefined => createDeclared(collectRemarks())(join(folder.path, "in/a.txt"), "a.txt");
    assert.equal(inFolder(), undefined);
    commitAll(folder.path);
    assert.equal(inFolder(), "gbk");
    mkdirSync(join(folder.path, "in/.git"));
    assert.equal(inFolder(), undefined);
  });

  it("hold for folders and files whose names are not UTF-8", () => {
    const inside = Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([0xe9])]);
    mkdirSync(inside);
    writeFileSync(Buffer.concat([inside, Buffer.from("/.gitattributes")]), "*.txt working-tree-encoding=gbk\n");
    const file = Buffer.concat([inside, Buffer.from("/"), Buffer.from([0xe8]), Buffer.from(".txt")]);
    assert.equal(createDeclared(collectRemarks())(file, "caf\\xE9/\\xE8.txt"), "gbk");
  });

  it("tell what a file says, and where, in small files and large ones", () => {
    const lines = Buffer.concat(Array.from({ length: 3000 }, () => Buffer.from("// \u0061\n")));
    write(folder.path, { "a.c": line, "b.c": Buffer.concat([lines, line]) });
    for (const path of ["a.c", "b.c"]) assert.match(messages(path)[0] ?? "", /not valid UTF-8/i);
    write(folder.path, { ".vscode/settings.json": settings({ "files.encoding": "windows1256" }) });
    for (const [path, at, room] of [
      ["a.c", 0, 4096],
      ["b.c", 3000, 4096],
      ["b.c", 3000, 1 << 20],
    ] as const) {
      const { findings, excerpts } = scan(path, room).result;
      const [found] = findings;
      assert.deepEqual([findings.length, found?.rule, found?.line, found?.start], [1, "hidden-character", at, 5], path);
      assert.deepEqual(
        [...excerpts()].map(({ text }) => text),
        ["int a\u200cb; // \u0628"],
      );
    }
  });

  it("say nothing of a file that is valid UTF-8, or that hides something when it is read as such", () => {
    write(folder.path, {
      ".vscode/settings.json": settings({ "files.encoding": "windows1252" }),
      "plain.ts": "let a\u200b;",
      "french.txt": Buffer.from("caf\u00e9 \u00e0 la cr\u00e8me\n", "latin1"),
      "mixed.ts": Buffer.concat([Buffer.from("// caf\u00e9\n", "latin1"), Buffer.from("let a\u200b;")]),
    });
    assert.deepEqual(messages("french.txt"), []);
    assert.match(messages("plain.ts").join(), /^Hidden character: U\+200B/);
    assert.match(messages("mixed.ts").join(), /^Not valid UTF-8: E9 .*Hidden character: U\+200B/);
  });

  it("do not count where nothing is gained with them", () => {
    write(folder.path, {
      ".gitattributes": "* working-tree-encoding=sjis\n",
      "a.txt": Buffer.from([0x41, 0xff, 0x0a, 0x42]),
      "b.txt": Buffer.from([0x82, 0xa0, 0x82, 0xa2, 0xff]),
    });
    assert.match(messages("a.txt").join(), /^Not valid UTF-8: FF at byte 1$/);
    assert.match(messages("b.txt").join(), /^A character was lost here/);
  });

  it("are noted where they are not known, or cannot be read", () => {
    write(folder.path, {
      ".gitattributes": "* working-tree-encoding=klingon\n",
      "in/.vscode/settings.json": " ".repeat(1 << 18),
      "in/a.txt": Buffer.from([0xe9]),
    });
    const { notes, result } = scan("in/a.txt");
    assert.equal(result.findings.length, 1);
    assert.deepEqual(notes, [
      "not used for encodings: larger than 131072 bytes",
      '"klingon" is no encoding that is known here: its files are read as UTF-8',
    ]);
  });
});
