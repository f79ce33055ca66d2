import { existsSync } from "node:fs";
import manifest from "../../package.json" with { type: "json" };
import { failure } from "../report/failure.ts";
import { showPath } from "../report/text.ts";
import { messageOfFailure } from "./failure.ts";
import { help } from "./help.ts";
import { mergeCommand } from "./merge.ts";
import { readOptions, suggest } from "./options.ts";
import { createOutput, type Output } from "./output.ts";
import { scanCommand } from "./scan.ts";

async function main(args: readonly string[], errors: Output): Promise<number> {
  const options = readOptions(args);
  const { command = "" } = options;
  if (options.help || options.version) {
    const output = createOutput("stdout");
    await output.write(options.help ? help : `${manifest.version}\n`);
    await output.flush();
    return 0;
  }
  if (command === "scan") {
    return await scanCommand(options, errors);
  }
  if (command === "merge") {
    return await mergeCommand(options);
  }
  if (command === "") {
    await errors.write(help);
    await errors.flush();
    return 2;
  }
  const hint = existsSync(command)
    ? ` Did you mean: glyphguard scan "${command}"?`
    : suggest(command, ["scan", "merge"]);
  throw failure(`Unknown command "${command}".${hint} Try glyphguard --help.`);
}

const errors = createOutput("stderr");

main(process.argv.slice(2), errors)
  .catch(async (error: unknown) => {
    await errors.write(`glyphguard: ${showPath(messageOfFailure(error))}\n`);
    await errors.flush();
    return 2;
  })
  // What went wrong may be that nothing can be said: the code still tells.
  .catch(() => 2)
  .then((code) => {
    // Not process.exit(): what was written must still get out.
    process.exitCode = code;
  });
