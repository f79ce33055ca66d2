import { existsSync } from "node:fs";
import path from "node:path";
import { installDebianPackages } from "./debian.ts";

const wellKnown = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [
          path.join(folder, "Chromium", "Application", "chrome.exe"),
          path.join(folder, "Google", "Chrome", "Application", "chrome.exe"),
          path.join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
        ];
  }),
];

/** The fonts are for pictures: Debian's chromium brings none for CJK and emoji. */
const packages = ["chromium", "fonts-dejavu-core", "fonts-noto-cjk", "fonts-noto-color-emoji"];

/** The path of a Chromium. Debian's is installed when there is none and we may; otherwise rejects with what to install. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  await installDebianPackages(packages);
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error("No Chromium or Chrome was found: install one, or set CHROMIUM to the path of its executable.");
}

function findChromium(): string | undefined {
  return wellKnown.find((file) => file !== undefined && existsSync(file));
}
