import { cpSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import { execute, exitWhenAsked, root, withTemporaryFolder } from "./process.ts";

const limit = 1024 * 1024;

type Manifest = Readonly<Record<string, unknown>>;

function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
}

export function vsixPath(): string {
  const { name, version } = readManifest();
  return path.join(root, `${name}-${version}.vsix`);
}

/** Packages what `node esbuild.mjs` built and gives the path of the .vsix. Rejects at 1 MiB and above. */
export async function packageExtension(): Promise<string> {
  const vsix = vsixPath();
  const published = readManifest()["repository"] !== undefined;
  await withTemporaryFolder(async (stage) => {
    for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
      cpSync(path.join(root, file), path.join(stage, file), { recursive: true });
    }
    writeFileSync(path.join(stage, ".vscodeignore"), "");
    if (!published) leaveOutPictures(path.join(stage, "README.md"));
    await createVSIX({
      cwd: stage,
      packagePath: vsix,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: published,
    });
  });
  const { size } = statSync(vsix);
  if (size >= limit) throw new Error(`${path.basename(vsix)} has ${size} bytes; less than ${limit} are wanted.`);
  return vsix;
}

/**
 * Without a public repository no address serves the README's pictures. VS Code's page of an extension shows none from
 * the extension's folder, and since 1.103 none from `data:` either (microsoft/vscode-vsce#1196): better no picture
 * than a broken one.
 */
function leaveOutPictures(readme: string): void {
  const text = readFileSync(readme, "utf8");
  writeFileSync(readme, text.replace(/!\[[^\]]*\]\((?!https:)[^)]*\)|<img\b[^>]*\ssrc="(?!https:)[^>]*>/g, ""));
}

async function main(): Promise<void> {
  const { code } = await execute(process.execPath, ["esbuild.mjs"], { show: true });
  if (code === 0) console.log(path.relative(root, await packageExtension()));
  process.exitCode = code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  exitWhenAsked();
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
