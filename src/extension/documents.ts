import * as vscode from "vscode";
import { compareRegions } from "../edits/compare-regions.ts";
import type { FileEdit } from "../edits/file-edit.ts";
import { changeBetween, createShadow, type Shadow } from "../edits/shadow.ts";
import {
  type Context,
  createDocument,
  type Document,
  type Finding,
  type LineChange,
  type Policy,
  scan,
  scanPath,
} from "../engine/index.ts";
import { createKernel } from "../kernel/kernel.ts";
import { linesInQuestion } from "../kernel/lines.ts";
import type { FindingsStore } from "./findings.ts";
import { createPause } from "./pause.ts";
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
  readonly before: Before;
}

/** What a document was when it was opened, or looked through. */
interface Before {
  readonly shadow: Shadow;
  /** Missing until somebody asks. */
  readonly found?: Found;
}

/** Findings are those of a policy. */
interface Found {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

export interface LiveDocuments extends vscode.Disposable {
  /** From now on its edits are judged by what it is now. */
  readonly renew: (document: vscode.TextDocument) => void;
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

/** Who hears of documents. */
export interface DocumentListener {
  /** What a file was before edits that are not looked through yet; nothing if there were none. */
  readonly earlierOf: (uri: vscode.Uri) => string | undefined;
  readonly onOpen: (uri: vscode.Uri) => void;
  readonly onEdit: (document: vscode.TextDocument, edit: FileEdit) => void;
  /** Its findings are still in the store. */
  readonly onClose: (uri: vscode.Uri) => void;
}

const noEdit: FileEdit = { from: "session", introduced: [], changes: [] };

/** Judges every open document, and keeps its findings true through edits, whoever makes them. */
export function watchDocuments(
  store: FindingsStore,
  settings: Settings,
  { earlierOf, onOpen, onEdit, onClose }: DocumentListener,
): LiveDocuments {
  const open = new Map<vscode.TextDocument, Live>();
  const waiting = new Map<vscode.TextDocument, NodeJS.Timeout>();
  const kernel = createKernel(ROOM);
  /** What was published last. To publish the same once more takes 1 ms, and nearly every key leaves it the same. */
  const published = new WeakMap<vscode.TextDocument, readonly Finding[]>();

  const publish = (document: vscode.TextDocument): void => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    const live = open.get(document);
    const found = live?.text.findings();
    if (!live || !found || published.get(document) === found) return;
    published.set(document, found);
    store.setDocument(document.uri, [...live.names, ...found]);
  };
  const beforeOf = (document: vscode.TextDocument, whole: string, found: Found): Before => {
    const earlier = earlierOf(document.uri);
    if (earlier === undefined) return { shadow: createShadow(whole), found };
    const shadow = createShadow(earlier);
    shadow.update([changeBetween(earlier, whole)]);
    compareSoon.call(document);
    return { shadow };
  };
  const foundBefore = (document: vscode.TextDocument, live: Live, policy: Policy): readonly Finding[] => {
    const { shadow, found } = live.before;
    if (found?.policy === policy) return found.findings;
    const findings = scan(shadow.text(), contextOf(document), policy);
    open.set(document, { ...live, before: { shadow, found: { policy, findings } } });
    return findings;
  };
  const compareSoon = createPause((document: vscode.TextDocument) => {
    const live = open.get(document);
    if (!live || document.isClosed || settings.edits().compareTo === "nothing") return;
    const policy = settings.policyFor(document.uri);
    const isThere = ({ line }: { readonly line: number }): boolean => line < document.lineCount;
    const now = {
      lineAt: (line: number) => (isThere({ line }) ? document.lineAt(line).text : ""),
      findings: live.text.findings().filter(isThere),
    };
    const before = foundBefore(document, live, policy);
    onEdit(document, compareRegions(live.before.shadow, before, now, contextOf(document), policy));
  });
  /** What is told of edits may be another now. */
  const compareAgain = (): void => {
    const isCompared = settings.edits().compareTo !== "nothing";
    for (const [document, { before }] of open) {
      if (before.shadow.regions().length === 0) continue;
      if (isCompared) compareSoon.call(document);
      else onEdit(document, noEdit);
    }
  };
  const judge = (document: vscode.TextDocument): void => {
    if (!isWatched(document) || document.isClosed) return;
    const lines = { count: () => document.lineCount, at: (line: number) => document.lineAt(line).text };
    const context = contextOf(document);
    const policy = settings.policyFor(document.uri);
    // Of a file outside of the workspace the folders are nobody's work here.
    const path = context.path?.replace(/^\/.*\//, "") ?? "";
    const names = context.isFragment ? [] : scanPath(path, policy);
    const whole = document.getText();
    const text = createDocument(lines, context, policy, linesInQuestion(kernel, whole));
    const before = open.get(document)?.before ?? beforeOf(document, whole, { policy, findings: text.findings() });
    open.set(document, { text, names, before });
    published.delete(document);
    publish(document);
  };
  const opened = (document: vscode.TextDocument): void => {
    judge(document);
    if (open.has(document)) onOpen(document.uri);
  };
  const change = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    const live = open.get(document);
    if (!live || contentChanges.length === 0) return;
    const changes = contentChanges.map(toLineChange);
    live.text.update(changes);
    live.before.shadow.update(changes);
    compareSoon.call(document);
    if (!waiting.has(document)) waiting.set(document, setTimeout(publish, PUBLISH_AFTER_MS, document));
  };
  const close = (document: vscode.TextDocument): void => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    compareSoon.forget(document);
    if (!open.delete(document)) return;
    published.delete(document);
    onClose(document.uri);
    store.clearDocument(document.uri);
  };

  for (const document of vscode.workspace.textDocuments) opened(document);
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidCloseTextDocument(close),
    settings.onDidChangePolicy(() => {
      for (const document of [...open.keys()]) judge(document);
      compareAgain();
    }),
    settings.onDidChangeComparison(compareAgain),
  );
  return {
    renew: (document) => {
      const live = open.get(document);
      if (!live) return;
      const found = { policy: settings.policyFor(document.uri), findings: live.text.findings() };
      open.set(document, { ...live, before: { shadow: createShadow(document.getText()), found } });
    },
    findingsOf: (document) => open.get(document)?.text.findings() ?? [],
    dispose: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      compareSoon.dispose();
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
