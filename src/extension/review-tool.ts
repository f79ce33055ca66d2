import * as vscode from "vscode";
import { type Finding, fullLabel, rules, scanPath, visible } from "../engine/index.ts";
import { scanBytes } from "../workspace/scan-file.ts";
import { type ChangesStore, toldOnce } from "./changes.ts";
import { contextOf, type LiveDocuments } from "./documents.ts";
import type { Review } from "./review-model.ts";
import { weighed } from "./review-weight.ts";
import type { Settings } from "./settings.ts";

/** The tool's name in the manifest. */
const NAME = "glyphguard_check";

/** As the manifest describes it to models. */
interface Input {
  readonly files?: readonly string[];
}

/** So many findings of a file are told one by one: a model pays for each word. The others are counted. */
const TOLD_OF_A_FILE = 100;
const NAMED_CHARACTERS = 3;
/** In bytes. VS Code reads a file whole. */
const LARGEST = 50 << 20;
const NO_FILE = "no such file in the workspace";

/** What the tool looks at. */
export interface ToolContext {
  readonly changes: ChangesStore;
  readonly documents: LiveDocuments;
  readonly settings: Settings;
}

/**
 * Lets an agent in the editor ask whether its files are clean. What it is told holds rules, places and names of
 * characters, and nothing that stands in the files: that could be an order to it.
 */
export function offerTool(review: Review, { changes, documents, settings }: ToolContext): vscode.Disposable {
  const check = async (uri: vscode.Uri): Promise<readonly Finding[] | string> => {
    const found = await findingsOf(uri, documents, settings);
    if (typeof found === "string") return found;
    return [
      ...found,
      ...toldOnce(changes.of(uri))
        .filter(({ isChange }) => isChange)
        .map((each) => weighed(each, settings.policyFor(uri).levels)),
    ];
  };
  return vscode.lm.registerTool<Input>(NAME, {
    prepareInvocation: ({ input: { files } }) => ({
      invocationMessage: files
        ? vscode.l10n.t("Looking for hidden characters, files: {0}", files.length)
        : vscode.l10n.t("Looking for hidden characters in what agents edited"),
    }),
    invoke: async ({ input: { files } }, token) => {
      const named: (vscode.Uri | string)[] = files
        ? await Promise.all(files.map(resolved))
        : editedFiles(review, changes);
      const parts: string[] = [];
      for (const file of named) {
        if (token.isCancellationRequested) break;
        if (typeof file === "string") parts.push(`${visible(file)}: not checked: ${NO_FILE}`);
        else parts.push(textFor(file, await check(file)));
      }
      if (parts.length === 0)
        parts.push("No agent edited a file since the window was opened: name the files to check.");
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(parts.join("\n"))]);
    },
  });
}

/** The file that a model names, in full or by its path in a folder of the workspace; nothing outside of it. */
async function resolved(path: string): Promise<vscode.Uri | string> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const absolute = /^(?:[a-z]:)?[\\/]/i.test(path);
  const named = absolute ? [vscode.Uri.file(path)] : folders.map(({ uri }) => vscode.Uri.joinPath(uri, path));
  for (const each of named) {
    // A path that climbs out of a folder begins with that folder all the same.
    const uri = vscode.Uri.joinPath(each, ".");
    if ((await refusalOf(uri)) !== NO_FILE) return uri;
  }
  return path;
}

/** Why a file is not read; nothing if it may be. A link can lead out of the workspace, that of a folder above it, too. */
async function refusalOf(uri: vscode.Uri): Promise<string | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return NO_FILE;
  let at = folder.uri;
  let stat: vscode.FileStat | undefined;
  try {
    for (const name of uri.path.slice(folder.uri.path.length).split("/").filter(Boolean)) {
      at = vscode.Uri.joinPath(at, name);
      stat = await vscode.workspace.fs.stat(at);
      if (stat.type & vscode.FileType.SymbolicLink) return "symbolic links are not followed";
    }
  } catch {
    return NO_FILE;
  }
  if (!stat || !(stat.type & vscode.FileType.File)) return NO_FILE;
  return stat.size > LARGEST ? `it is larger than ${LARGEST >> 20} MB` : undefined;
}

function editedFiles(review: Review, changes: ChangesStore): vscode.Uri[] {
  const known = changes.files();
  const paths = new Set(known.map(({ path }) => path));
  const others = review.agentSessions().flatMap(({ files }) => files.map(({ path }) => path));
  return [...known, ...[...new Set(others)].filter((path) => !paths.has(path)).map((path) => vscode.Uri.file(path))];
}

async function findingsOf(
  uri: vscode.Uri,
  documents: LiveDocuments,
  settings: Settings,
): Promise<readonly Finding[] | string> {
  const policy = settings.policyFor(uri);
  const path = vscode.workspace.asRelativePath(uri, false);
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === key);
  if (document) return [...scanPath(contextOf(document).path ?? path, policy), ...documents.findingsOf(document)];
  const refusal = await refusalOf(uri);
  if (refusal !== undefined) return refusal;
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const { status, problem, findings } = scanBytes(buffer, path, { policy });
    if (problem !== undefined) return problem;
    return status === "binary" ? "binary" : [...scanPath(path, policy), ...findings];
  } catch {
    return "it could not be read";
  }
}

function textFor(uri: vscode.Uri, found: readonly Finding[] | string): string {
  const path = visible(vscode.workspace.asRelativePath(uri));
  if (typeof found === "string") return `${path}: not checked: ${visible(found)}`;
  if (found.length === 0) return `${path}: clean`;
  const lines = found.slice(0, TOLD_OF_A_FILE).map((finding) => `- ${lineFor(finding)}`);
  if (found.length > lines.length) lines.push(`- and ${found.length - lines.length} more`);
  return [`${path}: findings ${found.length}`, ...lines].join("\n");
}

function lineFor({ rule, severity, line, start, region, characters, change }: Finding): string {
  const where = region === "path" ? "in the file's name" : `line ${line + 1}, column ${start + 1}`;
  const named = characters.slice(0, NAMED_CHARACTERS).map(fullLabel);
  const more = characters.length > named.length ? [`and ${characters.length - named.length} more`] : [];
  const before = change?.before.map(fullLabel).slice(0, NAMED_CHARACTERS) ?? [];
  const was = before.length > 0 ? ` (before: ${before.join(", ")})` : "";
  return `${where}: ${severity}, ${rule} (${rules[rule].title})${[...named, ...more].map((each) => `, ${each}`).join("")}${was}`;
}
