// Does something to the file that GLYPHGUARD_TEST_FILE names when it is opened for the GLYPHGUARD_TEST_OPEN-th time, or
// when it is read after that.
const fs = require("node:fs");

const { GLYPHGUARD_TEST_FILE: file = "", GLYPHGUARD_TEST_OPEN: at, GLYPHGUARD_TEST_DO: what } = process.env;
const { openSync, readSync } = fs;
const descriptors = new Set();
let opened = 0;
let isDone = false;

const fail = (code) => {
  throw Object.assign(new Error(code), { code });
};
const onOpen = { vanish: () => fs.rmSync(file), lock: () => fail("EACCES") };
const onRead = {
  shrink: () => fs.truncateSync(file),
  grow: () => fs.appendFileSync(file, "\u200b\n".repeat(100_000)),
  break: () => fail("EIO"),
};

fs.openSync = (path, ...rest) => {
  const isIt = String(path) === file;
  if (isIt && ++opened === Number(at)) onOpen[what]?.();
  const descriptor = openSync(path, ...rest);
  if (isIt) descriptors.add(descriptor);
  else descriptors.delete(descriptor);
  return descriptor;
};

fs.readSync = (descriptor, ...rest) => {
  if (descriptors.has(descriptor) && opened === Number(at) && (!isDone || what === "break")) {
    isDone = true;
    onRead[what]?.();
  }
  return readSync(descriptor, ...rest);
};
