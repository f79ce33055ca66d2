import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import { execute, root, withTemporaryFolder } from "./process.ts";

const limit = 1024 * 1024;

/** Packages what `node esbuild.mjs` built and gives the path of the .vsix. Rejects at 1 MiB and above. */
export async function packageExtension(): Promise<string> {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Record<string, unknown>;
  const vsix = path.join(root, `${manifest["name"]}-${manifest["version"]}.vsix`);
  const published = manifest["repository"] !== undefined;
  await withTemporaryFolder(async (stage) => {
    for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
      cpSync(path.join(root, file), path.join(stage, file), { recursive: true });
    }
    writeFileSync(path.join(stage, ".vscodeignore"), "");
    if (!published) embedPictures(path.join(stage, "README.md"));
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
 * Without a public repository no address serves the README's pictures, and VS Code's page of an extension shows
 * pictures from `https:` and `data:` only, not from the extension's folder.
 */
function embedPictures(readme: string): void {
  if (!existsSync(readme)) return;
  const text = readFileSync(readme, "utf8");
  const embedded = text.replace(/(?<=!\[[^\]]*\]\(|<img[^>]*\ssrc=")(?!\w+:)[^)"\s]+\.png/g, (picture) => {
    return `data:image/png;base64,${readFileSync(path.join(root, picture)).toString("base64")}`;
  });
  writeFileSync(readme, embedded);
}

async function main(): Promise<void> {
  const { code } = await execute(process.execPath, ["esbuild.mjs"], { show: true });
  if (code === 0) console.log(path.relative(root, await packageExtension()));
  process.exitCode = code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
