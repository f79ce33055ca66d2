import assert from "node:assert/strict";
import { closeSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRegular, readChunks, readWhole } from "../../src/workspace/read.ts";
import { makePipe, useFolder, write } from "./support.ts";

describe("reading", () => {
  const folder = useFolder();
  const at = (name: string): string => join(folder.path, name);

  function skipped(path: string, named = false): string {
    const open = openRegular(path, named);
    return "skipped" in open ? open.skipped : assert.fail("it opened");
  }

  it("gives a file's bytes in full chunks and ends where the file ended when it was opened", () => {
    write(folder.path, { a: "0123456789" });
    const open = openRegular(at("a"), false);
    assert.ok("descriptor" in open);
    writeFileSync(at("a"), "grows while it is read", { flag: "a" });
    const chunks = [...readChunks(open, Buffer.alloc(4))].map((chunk) => chunk.length);
    closeSync(open.descriptor);
    assert.deepEqual(chunks, [4, 4, 2]);
  });

  it("ends early where the file shrank", () => {
    write(folder.path, { a: "0123456789" });
    const open = openRegular(at("a"), false);
    assert.ok("descriptor" in open);
    writeFileSync(at("a"), "012");
    const chunks = [...readChunks(open, Buffer.alloc(4))].map((chunk) => chunk.toString());
    closeSync(open.descriptor);
    assert.deepEqual(chunks, ["012"]);
  });

  it("refuses what is no regular file, without waiting", () => {
    makePipe(at("pipe"));
    symlinkSync("pipe", at("to-pipe"));
    symlinkSync("self", at("self"));
    write(folder.path, { "folder/a": "" });
    assert.equal(skipped(at("pipe")), "special");
    assert.equal(skipped(at("pipe"), true), "special");
    assert.equal(skipped(at("to-pipe")), "link");
    assert.equal(skipped(at("to-pipe"), true), "special");
    assert.equal(skipped(at("self")), "link");
    assert.equal(skipped(at("self"), true), "unreadable");
    assert.equal(skipped(at("folder")), "folder");
    assert.equal(skipped(at("missing")), "gone");
    assert.equal(skipped(at("folder/a/b")), "gone");
    assert.equal(skipped("/dev/zero", true), "special");
    assert.equal(skipped(at("x".repeat(300))), "unreadable");
  });

  it("reads small files whole, without their byte order mark", () => {
    write(folder.path, { a: "\ufeffabc", b: "12345" });
    assert.deepEqual(readWhole(at("a"), 100), { text: "abc" });
    assert.deepEqual(readWhole(at("b"), 5), { text: "12345" });
    assert.deepEqual(readWhole(at("b"), 4), { skipped: "unreadable", reason: "larger than 4 bytes" });
  });
});
