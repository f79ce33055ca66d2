import assert from "node:assert/strict";
import path from "node:path";
import { execute, root } from "../../scripts/process.ts";

describe("the comparison of ways to scan", () => {
  it("finds the same in the project's own texts", async () => {
    const script = path.join(root, "scripts", "same.ts");
    const folders = ["docs", "test/fixtures"].map((folder) => path.join(root, folder));
    const { code, output } = await execute(process.execPath, ["--import", "tsx", script, ...folders]);
    assert.equal(code, 0, output);
    assert.match(output, /files compared\n.*files compared\nThe same is found\.\n$/);
  }).timeout(120_000);

  it("wants a folder", async () => {
    const { code, output } = await execute(process.execPath, [
      "--import",
      "tsx",
      path.join(root, "scripts", "same.ts"),
    ]);
    assert.equal(code, 1);
    assert.match(output, /Name one folder or more/);
  }).timeout(60_000);
});
