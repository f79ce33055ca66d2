import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createDocument, defaultPolicy, type Finding } from "../src/engine/index.ts";
import { createKernel, type Kernel } from "../src/kernel/kernel.ts";
import { linesInQuestion } from "../src/kernel/lines.ts";
import { isNotebook } from "../src/workspace/notebook.ts";
import { collectRemarks } from "../src/workspace/remarks.ts";
import { chunkLength } from "../src/workspace/scan-file.ts";
import { scanTree, type TreeReport } from "../src/workspace/scan-tree.ts";
import { compileKernel } from "../test/kernel/support.ts";
import { execute, root, withTemporaryFolder } from "./process.ts";

/*
 * Whether the same is found in whole trees, however they are scanned: by the kernel and by its twin, as files and as
 * documents of an editor, by one thread and by several, at once and in shards. `npm run same -- FOLDER…` prints where
 * that is not so, and exits with 1 then.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const cli = path.join(root, "dist", "cli.cjs");
const shards = 3;
let differences = 0;

function differ(what: string): void {
  differences++;
  console.log(`FAIL  ${what}`);
}

const treeOf = (folder: string, kernel: Kernel): Generator<TreeReport> =>
  scanTree(
    { folder, prefix: "", policyPrefix: "", policy: defaultPolicy },
    { git: undefined, kernel },
    collectRemarks(),
  );
const told = ({ path: file, status, bytes, findings, counts }: TreeReport): string =>
  JSON.stringify([file, status, bytes, counts, findings]);

/** Kernel and twin, files and documents: file by file, so that memory is that of one. */
function compareInside(folder: string): number {
  const kernel = createKernel(chunkLength, compileKernel());
  if (!kernel.isCompiled) differ("there is no WebAssembly to compare the twin with");
  const twins = treeOf(folder, createKernel(chunkLength, undefined));
  const forDocuments = createKernel(192 << 10, compileKernel());
  let files = 0;
  for (const report of treeOf(folder, kernel)) {
    const twin = twins.next().value;
    files++;
    if (twin === undefined || told(report) !== told(twin)) differ(`${report.path}: the kernel's twin`);
    const text = report.status === "text" ? documentOf(path.join(folder, report.path)) : undefined;
    if (text === undefined) continue;
    const inText = report.findings.filter(({ region }) => region !== "path");
    if (JSON.stringify(documentFindings(text, report.path, forDocuments)) !== JSON.stringify(inText.map(plain)))
      differ(`${report.path}: as a document`);
  }
  if (!twins.next().done) differ("the kernel's twin has more files");
  return files;
}

/** The text as an editor has it. Undefined where that is another: other encodings, cells, line ends of several kinds. */
function documentOf(file: string): string | undefined {
  const bytes = readFileSync(file);
  if (!isUtf8(bytes) || isNotebook(file) || bytes.length > chunkLength) return undefined;
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
  return /\r(?!\n)/.test(text) || (text.includes("\r") && /(?<!\r)\n/.test(text)) ? undefined : text;
}

function documentFindings(text: string, file: string, kernel: Kernel): unknown {
  const lines = text.split(/\r?\n/);
  const source = { count: () => lines.length, at: (line: number) => lines[line] ?? "" };
  return createDocument(source, { path: file }, defaultPolicy, linesInQuestion(kernel, text)).findings().map(plain);
}

/** Names of other files are compared in trees alone. */
const plain = ({ related: _, ...finding }: Finding): unknown => finding;

/** Threads and shards, of the command line. */
async function compareOutside(folder: string): Promise<void> {
  const scan = async (threads: number, ...more: readonly string[]): Promise<string> => {
    const env = { ...process.env, GLYPHGUARD_THREADS: String(threads) };
    const args = [cli, "scan", folder, "--format", "jsonl", "--quiet", ...more];
    return (await execute(process.execPath, args, { env })).output;
  };
  const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
  const expected = digest(await scan(0));
  for (const threads of [1, 3]) if (digest(await scan(threads)) !== expected) differ(`${folder}: ${threads} threads`);
  await withTemporaryFolder(async (temporary) => {
    const reports = Array.from({ length: shards }, (_, index) => path.join(temporary, `${index}.jsonl`));
    for (const [index, report] of reports.entries())
      await scan(0, "--shard", `${index + 1}/${shards}`, "--output", report);
    const merged = await execute(process.execPath, [cli, "merge", ...reports]);
    if (digest(merged.output) !== expected) differ(`${folder}: ${shards} shards`);
  });
}

const built = await execute(process.execPath, ["esbuild.mjs"]);
if (built.code !== 0) throw new Error(built.output);
if (positionals.length === 0) throw new Error("Name one folder or more: npm run same -- FOLDER");
for (const folder of positionals.map((each) => path.resolve(each))) {
  const files = compareInside(folder);
  await compareOutside(folder);
  console.log(`${folder}: ${files} files compared`);
}
console.log(differences === 0 ? "The same is found." : `${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
