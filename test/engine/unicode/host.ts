import type { Context } from "mocha";
import { skip } from "../../reporter.ts";

/** Skips a test that needs Unicode 17 in the host itself, saying why. */
export function onUnicode17(test: Context): void {
  const { unicode = "none" } = process.versions;
  if (unicode === "17.0") return;
  skip(test, `this Node has Unicode ${unicode}, the tables are of 17.0`);
}
