import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { filesVariable, resultVariable } from "../../test/extension/protocol.ts";
import type { Tally } from "../../test/reporter.ts";
import { root, withTemporaryFolder } from "../process.ts";
import { type HostName, installHost } from "./install.ts";
import { installVsix } from "./server.ts";

export interface ExtensionTests {
  /** `desktop` downloads VS Code; the others are served to a browser. */
  readonly host: HostName | "desktop";
  /** Test what this package installs, not the folder of the project. Not for `desktop`. */
  readonly vsix?: string;
  /** Files below `out/test/extension` without `.cjs`; all tests by default. */
  readonly files?: readonly string[];
  /** Milliseconds until a run counts as hung. Not for `desktop`. */
  readonly limit?: number;
  /** Variables for the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the built extension tests inside VS Code on a fresh copy of the fixture workspace.
 * Rejects when the host crashed, hung or ran no test; failed tests are in the tally.
 */
export async function runExtensionTests(options: ExtensionTests): Promise<Tally> {
  return withTemporaryFolder(async (folder) => {
    const workspace = path.join(folder, "workspace");
    cpSync(path.join(root, "test", "fixtures", "workspace"), workspace, { recursive: true });
    const extensions = path.join(folder, "extensions");
    mkdirSync(extensions);
    const result = path.join(folder, "result.json");
    const error = await runTests({
      ...(options.host === "desktop" ? {} : { vscodeExecutablePath: executable() }),
      extensionDevelopmentPath: await extensionUnderTest(options, folder, extensions),
      extensionTestsPath: path.join(root, "out", "test", "extension", "index.cjs"),
      launchArgs: [
        path.join(workspace, "test.code-workspace"),
        `--extensions-dir=${extensions}`,
        `--user-data-dir=${path.join(folder, "user")}`,
      ],
      extensionTestsEnv: {
        ...options.env,
        [resultVariable]: result,
        ...(options.files === undefined ? {} : { [filesVariable]: options.files.join(",") }),
        ...(options.limit === undefined ? {} : { GLYPHGUARD_TEST_LIMIT: String(options.limit) }),
        ...(options.host === "desktop" ? {} : { GLYPHGUARD_HOST: options.host }),
      },
    }).then(
      () => undefined,
      (reason: Error) => reason,
    );
    if (!existsSync(result)) throw new Error("The extension host did not come to the end of the tests.");
    const tally = JSON.parse(readFileSync(result, "utf8")) as Tally;
    if (tally.passed + tally.failures.length === 0) throw new Error("The extension host ran no test.");
    if (error !== undefined && tally.failures.length === 0) throw error;
    return tally;
  });
}

/** With a package the development extension is an empty one, so that VS Code runs tests at all. */
async function extensionUnderTest({ host, vsix }: ExtensionTests, folder: string, extensions: string): Promise<string> {
  if (vsix === undefined || host === "desktop") return root;
  await installVsix(await installHost(host), vsix, extensions);
  const empty = path.join(folder, "empty");
  mkdirSync(empty);
  const manifest = { name: "empty", publisher: "glyphguard-test", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(path.join(empty, "package.json"), JSON.stringify(manifest));
  return empty;
}

/** `runTests` wants one executable file; this writes the one that starts `code.ts`. */
function executable(): string {
  const windows = process.platform === "win32";
  const file = path.join(root, ".vscode-test", windows ? "code.cmd" : "code");
  const command = [process.execPath, "--import", import.meta.resolve("tsx"), path.join(import.meta.dirname, "code.ts")];
  const quoted = command.map((part) => (windows ? `"${part}"` : `'${part.replaceAll("'", "'\\''")}'`)).join(" ");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, windows ? `@${quoted} %*\r\n` : `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}
