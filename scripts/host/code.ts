import { parseArgs } from "node:util";
import { reportLine, trustRequest } from "../../test/extension/protocol.ts";
import { exitWhenAsked, withTemporaryFolder } from "../process.ts";
import { openWorkbench } from "./browser.ts";
import { type HostName, hosts, installHost } from "./install.ts";
import { startServer } from "./server.ts";

/*
 * Stands in for desktop VS Code's executable: takes the flags that `@vscode/test-electron` gives it, and runs the
 * tests in the same extension host, with the window in a browser. Environment: GLYPHGUARD_HOST (a name of the table
 * of hosts), GLYPHGUARD_TEST_LIMIT (milliseconds until a run counts as hung), GLYPHGUARD_TEST_VERBOSE (print all that
 * the host writes).
 */
const wanted = process.env["GLYPHGUARD_HOST"];
const hostName: HostName = wanted === "lowest" ? wanted : "current";
const limit = Number(process.env["GLYPHGUARD_TEST_LIMIT"] ?? 300_000);

async function runTests(folder: string, extension: string, tests: string, extensions?: string): Promise<number> {
  return withTemporaryFolder(async (state) => {
    const server = await startServer({
      host: await installHost(hostName),
      state,
      settings: { "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.banner": "never" },
      ...(extensions === undefined ? {} : { extensions }),
    });
    try {
      const workbench = await openWorkbench({ server, folder, extension, tests, onLog: (text) => hear(text) });
      const trust = () => workbench.page.click(".workspace-trust-editor .monaco-button:has-text('Trust')");
      const hear = (text: string) => {
        if (text === trustRequest) trust().catch(console.error);
        else if (text.startsWith(reportLine)) console.log(text.slice(reportLine.length));
        else if (process.env["GLYPHGUARD_TEST_VERBOSE"]) console.log(`      host: ${text}`);
      };
      const timer = new Promise<number>((_, reject) => {
        const hung = () => reject(new Error(`The extension host hangs: no end within ${limit / 1000} s.`));
        setTimeout(hung, limit).unref();
      });
      const gone = server.ended.then(() => Promise.reject(new Error("VS Code's server ended during the tests.")));
      try {
        return await Promise.race([workbench.finished, timer, gone]);
      } finally {
        await workbench.close();
      }
    } finally {
      await server.stop();
    }
  });
}

async function main(): Promise<number> {
  const string = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    options: {
      version: { type: "boolean" },
      extensionDevelopmentPath: string,
      extensionTestsPath: string,
      "extensions-dir": string,
    },
    allowPositionals: true,
    strict: false,
  });
  if (values.version) {
    console.log(hosts[hostName].vscode);
    return 0;
  }
  const { extensionDevelopmentPath: extension, extensionTestsPath: tests, "extensions-dir": extensions } = values;
  const [folder] = positionals;
  if (folder === undefined || typeof extension !== "string" || typeof tests !== "string") {
    throw new Error("A folder, --extensionDevelopmentPath= and --extensionTestsPath= are needed.");
  }
  return runTests(folder, extension, tests, typeof extensions === "string" ? extensions : undefined);
}

exitWhenAsked();
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
