// Ends a thread that has opened its first file below GLYPHGUARD_TEST_FOLDER; the main thread waits for that with its own.
const fs = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const { GLYPHGUARD_TEST_FOLDER: folder = "", GLYPHGUARD_TEST_MARK: mark = "" } = process.env;
const { openSync } = fs;

fs.openSync = (path, ...rest) => {
  if (String(path).startsWith(folder)) {
    if (!isMainThread) {
      fs.writeFileSync(mark, String(path));
      process.exit();
    }
    while (!fs.existsSync(mark)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  return openSync(path, ...rest);
};
