import { existsSync } from "node:fs";
import manifest from "../../package.json" with { type: "json" };
import { showPath } from "../report/text.ts";
import { codeOf, reasonOf } from "../workspace/remarks.ts";
import { help } from "./help.ts";
import { readOptions, suggest, usageError } from "./options.ts";
import { scanCommand } from "./scan.ts";

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const { command = "" } = options;
  if (options.help || options.version) {
    process.stdout.write(options.help ? help : `${manifest.version}\n`);
    return 0;
  }
  if (command === "scan") {
    return await scanCommand(options);
  }
  if (command === "") {
    process.stderr.write(help);
    return 2;
  }
  const hint = existsSync(command) ? ` Did you mean: glyphguard scan "${command}"?` : suggest(command, ["scan"]);
  throw usageError(`Unknown command "${command}".${hint} Try glyphguard --help.`);
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    const message = codeOf(error) === "USAGE" && error instanceof Error ? error.message : reasonOf(error);
    process.stderr.write(`glyphguard: ${showPath(message)}\n`);
    return 2;
  })
  .then((code) => {
    // Not process.exit(): what was written must still get out.
    process.exitCode = code;
  });
