import assert from "node:assert/strict";
import { cpSync, readdirSync } from "node:fs";
import path from "node:path";
import { execute, root, withTemporaryFolder } from "../../scripts/process.ts";

/** Nobody listens on port 9. npm asks once, and finds nothing that it has kept from earlier. */
const offline = (folder: string) => ({
  npm_config_registry: "http://127.0.0.1:9",
  npm_config_cache: path.join(folder, "npm"),
  npm_config_fetch_retries: "0",
});

describe("without npm's registry", function () {
  this.timeout(120_000);

  it("the dependencies are not installed, and one line says what to do", async () => {
    await withTemporaryFolder(async (folder) => {
      for (const file of ["package.json", "package-lock.json", "scripts/setup.mjs"]) {
        cpSync(path.join(root, file), path.join(folder, file));
      }
      const setup = path.join(folder, "scripts", "setup.mjs");
      const { code, output } = await execute(process.execPath, [setup], {
        env: { ...process.env, ...offline(folder) },
      });
      assert.equal(code, 1);
      assert.equal(
        output,
        "Installing the dependencies (npm ci).\n" +
          "npm ci failed (ECONNREFUSED): see that npm reaches its registry, and run this again.\n",
      );
    });
  });

  it("VS Code is not installed, one line says what to do, and nothing half done stays", async () => {
    await withTemporaryFolder(async (folder) => {
      const cache = path.join(folder, "hosts");
      const program = `
        import { installHost } from "./scripts/host/install.ts";
        await installHost("current", ${JSON.stringify(cache)}).catch((error) => console.log(error.message));`;
      const args = ["--import", "tsx", "--input-type=module", "--eval", program];
      const { output } = await execute(process.execPath, args, { env: { ...process.env, ...offline(folder) } });
      assert.match(
        output,
        /^Installing VS Code .*\nnpm pack code-server@\S+ failed \(ECONNREFUSED\): see that npm reaches its registry, and run this again\.\n$/,
      );
      assert.deepEqual(readdirSync(cache), []);
    });
  });
});
