import * as vscode from "vscode";
import {
  type Context,
  createDocument,
  type Document,
  type Finding,
  type LineChange,
  scanPath,
} from "../engine/index.ts";
import { createKernel } from "../kernel/kernel.ts";
import { linesInQuestion } from "../kernel/lines.ts";
import type { FindingsStore } from "./findings.ts";
import { folderOf, type Settings } from "./settings.ts";

/**
 * Where text is written, besides what is in the workspace. `git:` and the like are other people's views of it and stay
 * without diagnostics.
 */
const watchedSchemes: readonly string[] = ["file", "untitled", "vscode-notebook-cell", "vscode-vfs"];

/** Typing in a file with many findings would otherwise send them all to the window at every keystroke. */
const PUBLISH_AFTER_MS = 25;

/** Bytes that the kernel looks at in one go; so many are still in the processor's cache. */
const ROOM = 192 << 10;

/** A document while it is open. */
interface Live {
  readonly text: Document;
  /** Findings in its path. */
  readonly names: readonly Finding[];
}

export interface LiveDocuments extends vscode.Disposable {
  /** The findings in the text of an open document as of this moment, published or not. */
  readonly findingsOf: (document: vscode.TextDocument) => readonly Finding[];
}

/** Whether a document is one that is written in, and so one that is judged. */
export function isWatched({ uri }: vscode.TextDocument): boolean {
  return watchedSchemes.includes(uri.scheme) || folderOf(uri) !== undefined;
}

export function contextOf({ uri, languageId }: vscode.TextDocument): Context {
  // The name of an unsaved document, or of a notebook, says nothing about the language of what is in it.
  const isFragment = uri.scheme === "untitled" || uri.scheme === "vscode-notebook-cell";
  return { path: pathOf(uri), languageId, isFragment };
}

/** The path as policies name it: relative to its workspace folder, with forward slashes. */
function pathOf(uri: vscode.Uri): string {
  const folder = folderOf(uri);
  return folder ? uri.path.slice(folder.uri.path.length).replace(/^\//, "") : uri.path;
}

/** Judges every open document, and keeps its findings true through edits, whoever makes them. */
export function watchDocuments(
  store: FindingsStore,
  settings: Settings,
  onClose: (uri: vscode.Uri) => void,
): LiveDocuments {
  const open = new Map<vscode.TextDocument, Live>();
  const waiting = new Map<vscode.TextDocument, NodeJS.Timeout>();
  const kernel = createKernel(ROOM);

  const publish = (document: vscode.TextDocument): void => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    const live = open.get(document);
    if (live) store.setDocument(document.uri, [...live.names, ...live.text.findings()]);
  };
  const judge = (document: vscode.TextDocument): void => {
    if (!isWatched(document) || document.isClosed) return;
    const lines = { count: () => document.lineCount, at: (line: number) => document.lineAt(line).text };
    const context = contextOf(document);
    const policy = settings.policyFor(document.uri);
    // Of a file outside of the workspace the folders are nobody's work here.
    const path = context.path?.replace(/^\/.*\//, "") ?? "";
    const names = context.isFragment ? [] : scanPath(path, policy);
    const text = createDocument(lines, context, policy, linesInQuestion(kernel, document.getText()));
    open.set(document, { text, names });
    publish(document);
  };
  const change = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    const live = open.get(document);
    if (!live || contentChanges.length === 0) return;
    live.text.update(contentChanges.map(toLineChange));
    if (!waiting.has(document)) waiting.set(document, setTimeout(publish, PUBLISH_AFTER_MS, document));
  };
  const close = (document: vscode.TextDocument): void => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    if (!open.delete(document)) return;
    store.clearDocument(document.uri);
    onClose(document.uri);
  };

  for (const document of vscode.workspace.textDocuments) judge(document);
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(judge),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidCloseTextDocument(close),
    settings.onDidChangePolicy(() => {
      for (const document of [...open.keys()]) judge(document);
    }),
  );
  return {
    findingsOf: (document) => open.get(document)?.text.findings() ?? [],
    dispose: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function toLineChange({ range, text }: vscode.TextDocumentContentChangeEvent): LineChange {
  return {
    start: range.start.line,
    removed: range.end.line - range.start.line + 1,
    inserted: (text.match(/\r\n|\r|\n/g)?.length ?? 0) + 1,
  };
}
