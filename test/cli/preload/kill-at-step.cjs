// Counts the calls that make, write, rename or remove files, and kills the process before or after the one that
// GLYPHGUARD_TEST_STEP names: 0 is before the first, 1 after it, 2 before the second.
const fs = require("node:fs");

const at = Number(process.env.GLYPHGUARD_TEST_STEP);
let step = 0;

function pass() {
  if (step++ === at) process.kill(process.pid, "SIGKILL");
}

function wrap(owner, name, counts = () => true) {
  const original = owner[name];
  owner[name] = (...args) => {
    if (!counts(...args)) return original.apply(owner, args);
    pass();
    const result = original.apply(owner, args);
    if (typeof result?.then !== "function") {
      pass();
      return result;
    }
    return result.then((value) => {
      pass();
      return value;
    });
  };
}

wrap(fs, "openSync", (_, flags) => typeof flags === "string" && flags.startsWith("w"));
wrap(fs, "rmSync");
wrap(fs, "writeSync");
wrap(fs.promises, "rename");
const { open } = fs.promises;
fs.promises.open = async (...args) => {
  const handle = await open(...args);
  for (const name of ["sync", "close"]) wrap(handle, name);
  const { appendFile } = handle;
  handle.appendFile = async (text) => {
    const half = text.length >> 1;
    await appendFile.call(handle, text.slice(0, half));
    pass();
    await appendFile.call(handle, text.slice(half));
    pass();
  };
  return handle;
};
