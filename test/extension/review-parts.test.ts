import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Edit } from "../../src/agents/edit.ts";
import { digestOf, type FileEdit, keysOf } from "../../src/edits/file-edit.ts";
import { compare, defaultPolicy } from "../../src/engine/index.ts";
import { answerAgents } from "../../src/extension/ask.ts";
import { createChangesStore } from "../../src/extension/changes.ts";
import { merged, reviewTree } from "../../src/extension/review.ts";
import { createActions, type Outcome, type Part, type ReviewActions } from "../../src/extension/review-actions.ts";
import { spelledOut } from "../../src/extension/review-diff.ts";
import { createReview } from "../../src/extension/review-model.ts";
import { ago, originSentence } from "../../src/extension/review-origin.ts";
import { planFor } from "../../src/extension/review-plan.ts";
import { lastEditOf } from "../../src/extension/status-bar.ts";
import { closeAll, edit, fileUri, remove, show, until, write } from "./support.ts";

const text = "// it's ready, isn't it\nconst a = 1;\n";
const curly = "// it\u2019s ready, isn\u2019t it\nconst \u0430\u200bb = 2;\n";
const file = (name: string) => vscode.Uri.file(`/folder/${name}`);

/** A store of changes, the review of it, and what one can have happen to it. */
function world() {
  const edited = new vscode.EventEmitter<Edit>();
  let time = 1_000_000;
  let id = 0;
  const changes = createChangesStore(() => time);
  const review = createReview(changes, { onDidEdit: edited.event });
  return {
    changes,
    review,
    onDidEdit: edited.event,
    pass: (ms: number) => {
      time += ms;
    },
    /** Somebody writes a file, which was `before`. */
    write: (uri: vscode.Uri, after: string, by: Partial<Edit>, before = text, from: FileEdit["from"] = "session") => {
      const lines = after.split("\n");
      const { introduced, changes: silent } = compare(before, after, { path: uri.path }, defaultPolicy);
      const keys = keysOf([...introduced, ...silent], (line) => lines[line] ?? "");
      changes.set(uri, "disk", { from, introduced, changes: silent, keys });
      const edit: Edit = {
        ...{ id: ++id, path: uri.path, at: time - 5, until: time, what: "changed", disk: true },
        ...{ origin: { kind: "outside" }, via: "disk", confidence: "high" },
        ...by,
      };
      changes.attribute(edit);
      edited.fire(edit);
      return edit;
    },
    [Symbol.dispose]: () => vscode.Disposable.from(edited, changes, review).dispose(),
  };
}

const claude: Partial<Edit> = { origin: { kind: "agent", agent: "claude" }, via: "terminal", confidence: "high" };
const guess: Partial<Edit> = { origin: { kind: "agent" }, via: "extension", confidence: "low" };

/** What an agent's edit brings in. */
function broughtBy({ before, after }: { before: string; after: string }) {
  using there = world();
  there.write(file("a.ts"), after, claude, before);
  return there.changes.of(file("a.ts"));
}

describe("what is there to review", () => {
  it("is gathered by who did it, the latest first", () => {
    using there = world();
    there.write(file("a.ts"), curly, claude);
    there.write(file("b.ts"), curly, claude);
    there.pass(60_000);
    there.write(file("c.ts"), curly, {});
    const sessions = there.review.sessions();
    assert.deepEqual(
      sessions.map(({ by, files }) => [by?.origin.kind, files.map(({ uri }) => uri.path).sort()]),
      [
        ["outside", ["/folder/c.ts"]],
        ["agent", ["/folder/a.ts", "/folder/b.ts"]],
      ],
    );
    there.changes.clear(file("c.ts"));
    assert.equal(there.review.sessions().length, 1);
  });

  it("is of a new session when the agent paused for long", () => {
    using there = world();
    there.write(file("a.ts"), curly, claude);
    there.pass(3_600_000);
    there.write(file("b.ts"), curly, claude);
    assert.deepEqual(
      there.review.sessions().map(({ files }) => files.map(({ uri }) => uri.path)),
      [["/folder/b.ts"], ["/folder/a.ts"]],
    );
  });

  it("goes to the other author when more is known of an edit", () => {
    using there = world();
    const edit = there.write(file("a.ts"), curly, {});
    there.write(file("a.ts"), curly, { ...claude, id: edit.id, at: edit.at });
    assert.deepEqual(
      there.review.sessions().map(({ by }) => by?.origin),
      [{ kind: "agent", agent: "claude" }],
    );
  });

  it("is counted in the status bar as long as the agent that edited last brought it in", () => {
    using there = world();
    there.write(file("a.ts"), curly, claude);
    const last = there.review.lastOfAgent();
    assert.ok(last);
    const count = last.files.flatMap(({ brought }) => brought).length;
    assert.equal(lastEditOf(last).text, `${count} from the agent's last edit`);
    assert.match(lastEditOf(last).tooltip, /^Claude Code \(terminal\), last at .*:\n.*a\.ts$/);
    there.write(file("b.ts"), text, guess);
    assert.equal(there.review.lastOfAgent(), undefined);
  });

  it("is a tree of sessions, files and findings that can be read out", () => {
    using there = world();
    there.write(file("hid\u200bden.ts"), curly, claude);
    const tree = reviewTree(there.review, { policyFor: () => defaultPolicy });
    const [session] = tree.getChildren();
    const [inside] = tree.getChildren(session);
    const places = tree.getChildren(inside);
    const items = [session, inside, places[0]].flatMap((node) => (node ? [tree.getTreeItem(node)] : []));
    assert.deepEqual(
      items.map(({ contextValue }) => contextValue),
      ["session", "file", "place"],
    );
    assert.equal(items[0]?.label, "Claude Code (terminal)");
    assert.match(String(items[0]?.description), /^findings \d, files 1 .*certain$/);
    assert.equal(items[1]?.label, "hid<U+200B>den.ts");
    assert.equal(items[2]?.command?.command, "vscode.open");
    assert.equal(new Set(places.map((node) => tree.getTreeItem(node).id)).size, places.length);
    for (const { accessibilityInformation, label } of items) {
      const { label: read = "" } = accessibilityInformation ?? {};
      assert.ok(read.startsWith(String(label)));
      assert.doesNotMatch(read, /\u200b/);
    }
  });

  it("has a place in the tree for each of what stands in equal lines", () => {
    using there = world();
    there.write(file("a.ts"), `${text}let a\u200b;\nlet a\u200b;\n`, claude);
    const [part] = there.review.sessions()[0]?.files ?? [];
    assert.ok(part);
    // Even if the lines were all that tells them apart.
    const alike = { ...part, brought: part.brought.map((each) => ({ ...each, key: "" })) };
    const tree = reviewTree(there.review, { policyFor: () => defaultPolicy });
    const ids = tree.getChildren(alike).map((node) => tree.getTreeItem(node).id);
    assert.equal(ids.length, 2);
    assert.equal(new Set(ids).size, 2);
    assert.equal(merged([alike])[0]?.brought.length, part.brought.length);
  });

  it("names files in the tree so that nothing hides, unfolded as long as they are few", () => {
    using there = world();
    const tree = reviewTree(there.review, { policyFor: () => defaultPolicy });
    const states = () => {
      const [session] = tree.getChildren();
      const [inside] = tree.getChildren(session);
      return [session, inside].map((node) => node && tree.getTreeItem(node).collapsibleState);
    };
    for (let count = 0; count < 20; count++) there.write(file(`hid\u200bden${count}.ts`), curly, claude);
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    assert.deepEqual(states(), [Expanded, Expanded]);
    const [inside] = tree.getChildren(tree.getChildren()[0]);
    assert.match(String(inside && tree.getTreeItem(inside).tooltip), /hid<U\+200B>den\d+\.ts$/);
    there.write(file("one-more.ts"), curly, claude);
    assert.deepEqual(states(), [Collapsed, Collapsed]);
  });

  it("is in the tree as severe as in the Problems panel: a date that an agent rewrote is a warning", () => {
    const iconFor = (by: Partial<Edit>) => {
      using there = world();
      there.write(file("a.ts"), "// 2026/11/22\n", by, "// 2026-11-22\n");
      const tree = reviewTree(there.review, { policyFor: () => defaultPolicy });
      const [place] = tree.getChildren(tree.getChildren(tree.getChildren()[0])[0]);
      const { iconPath } = place ? tree.getTreeItem(place) : {};
      return iconPath instanceof vscode.ThemeIcon ? iconPath.id : undefined;
    };
    assert.deepEqual([iconFor(claude), iconFor({})], ["warning", "info"]);
  });

  it("is told once where it was added silently and is found by itself", () => {
    using there = world();
    there.write(file("a.ts"), text.replace("const", "\u200bconst"), claude);
    const tree = reviewTree(there.review, { policyFor: () => defaultPolicy });
    const [session] = tree.getChildren();
    const [inside] = tree.getChildren(session);
    assert.equal(there.changes.of(file("a.ts")).length, 2);
    assert.equal(tree.getChildren(inside).length, 1);
    assert.match(String(session && tree.getTreeItem(session).description), /^findings 1, files 1/);
    assert.equal(session?.kind === "session" && lastEditOf(session).text, "1 from the agent's last edit");
  });

  it("is told once for a file that was chosen twice", () => {
    using there = world();
    there.write(file("a.ts"), curly, claude);
    const [part] = there.review.sessions()[0]?.files ?? [];
    assert.ok(part);
    const [once] = merged([part, { uri: part.uri, brought: part.brought.slice(0, 1) }]);
    assert.deepEqual(once?.brought, part.brought);
  });
});

describe("who did it", () => {
  const brought = (by: Partial<Edit>, isChange = false) => {
    using there = world();
    there.write(file("a.ts"), curly, by);
    const found = there.changes.of(file("a.ts")).find((each) => each.isChange === isChange);
    assert.ok(found);
    return found;
  };

  it("is said as surely as it is known", () => {
    const at = 1_000_000;
    assert.equal(originSentence(brought(claude), at), "Brought in by Claude Code (terminal), now.");
    assert.equal(
      originSentence(brought({ ...claude, confidence: "medium", via: "task" }), at + 120_000),
      "Probably brought in by Claude Code (task), 2 min. ago.",
    );
    assert.equal(
      originSentence(brought({ ...guess, or: { kind: "git" } }, true), at + 3_600_000),
      "Perhaps changed by an agent or git (through an extension), 1 hr. ago.",
    );
    assert.match(originSentence({ ...brought(claude), isUnsure: true }, at), /may have been there before\.$/);
    const { edit: _, ...unknown } = brought(claude);
    assert.equal(originSentence(unknown, at), "Brought in now; nothing tells by whom.");
  });

  it("was now if the clock was set back", () => {
    assert.equal(ago(2_000, 1_000), "now");
  });
});

describe("a text with all that hides", () => {
  it("spells out what cannot be seen everywhere, and look-alikes where the other text differs", () => {
    const now = "\u0430dmin\u200b\n\u0430 same\u200b\n";
    assert.equal(
      spelledOut(now, "admin\n\u0430 same\u200b\n", [0x430, 0x61]),
      "<U+0430>dmin<U+200B>\n\u0430 same<U+200B>\n",
    );
    assert.equal(spelledOut("\u0430dmin\n", "", []), "\u0430dmin\n");
  });

  it("shows the carriage returns where they are what changed", () => {
    assert.equal(spelledOut("a\r\nb\r\n", "a\nb\n", []), "a<U+000D>\nb<U+000D>\n");
    assert.equal(spelledOut("a\r\nb\r\n", "a\r\nc\r\n", []), "a\nb\n");
  });
});

describe("a plan to put back", () => {
  afterEach(closeAll);

  const applied = async (before: string, after: string) => {
    const document = await show(after);
    const plan = planFor(document, broughtBy({ before, after }), defaultPolicy);
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [...plan.edits]);
    if (plan.edits.length > 0) assert.ok(await vscode.workspace.applyEdit(edit));
    return { text: document.getText(), plan };
  };

  it("leaves the rest of the edit", async () => {
    const { text: mended, plan } = await applied(text, curly);
    assert.equal(mended, "// it's ready, isn't it\nconst ab = 2;\n");
    assert.deepEqual([plan.open.length, plan.stale.length], [0, 0]);
  });

  it("touches nothing that a program may read", async () => {
    const after = `${text}const s = "x\u200by";\n`;
    const { text: left, plan } = await applied(text, after);
    assert.equal(left, after);
    assert.deepEqual([plan.mended.length, plan.open.length], [0, 1]);
  });

  it("touches no line that is another one now", async () => {
    const document = await show(`// mine\n${curly}`);
    const all = broughtBy({ before: text, after: curly });
    const plan = planFor(document, all, defaultPolicy);
    assert.deepEqual([plan.edits.length, plan.stale.length], [0, all.length]);
  });

  it("mends of a line only all or nothing: one quote by itself would end a string elsewhere", async () => {
    const before = "let a = b\u201c;\n";
    const document = await show("let a = \u201cb\u201c;\n");
    const all = broughtBy({ before, after: document.getText() }).filter(({ finding }) => finding.start < 9);
    const { edits } = planFor(document, all, defaultPolicy);
    assert.deepEqual(edits, []);
  });
});

describe("what is put back", () => {
  afterEach(closeAll);

  const actionsIn = ({ changes }: ReturnType<typeof world>) => {
    const renewed: string[] = [];
    const actions = createActions(
      { reviewed: () => {} },
      {
        changes,
        documents: { renew: ({ uri }) => renewed.push(uri.path), findingsOf: () => [], dispose: () => {} },
        disk: { keep: (uris, anew) => renewed.push(...uris.map(({ path }) => `${path} ${anew}`)) },
        settings: { policyFor: () => defaultPolicy },
      },
    );
    return { actions, renewed };
  };
  const onDisk = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

  it("is written to files that are not open, and undone there", async () => {
    using there = world();
    const uri = await write("closed.ts", curly);
    there.write(uri, curly, claude);
    const { actions } = actionsIn(there);
    const outcome = await actions.putBack([{ uri, brought: there.changes.of(uri) }]);
    assert.equal(await onDisk(uri), "// it's ready, isn't it\nconst ab = 2;\n");
    assert.deepEqual([outcome.files, outcome.open, outcome.stale, outcome.failed], [1, 0, 0, 0]);
    assert.equal(await outcome.undo(), true);
    assert.equal(await onDisk(uri), curly);
    await remove(uri);
  });

  it("is left to undo in documents that are open, and not undone where others wrote meanwhile", async () => {
    using there = world();
    const uri = await write("open.ts", curly);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    there.write(uri, curly, claude);
    const outcome = await actionsIn(there).actions.putBack([{ uri, brought: there.changes.of(uri) }]);
    assert.equal(document.getText(), "// it's ready, isn't it\nconst ab = 2;\n");
    assert.equal(await onDisk(uri), curly);
    await edit(document, [0, 0, 0, 3], "");
    assert.equal(await outcome.undo(), false);
    assert.equal(document.getText(), "it's ready, isn't it\nconst ab = 2;\n");
    await closeAll();
    await remove(uri);
  });

  it("is not undone in a line that others edited, even if all that was done is that a character is gone", async () => {
    using there = world();
    const after = "const a\u200bb = 2;\n";
    const uri = await write("removed.ts", after);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    there.write(uri, after, claude);
    const outcome = await actionsIn(there).actions.putBack([{ uri, brought: there.changes.of(uri) }]);
    assert.equal(document.getText(), "const ab = 2;\n");
    await edit(document, [0, 0, 0, 5], "let");
    assert.equal(await outcome.undo(), false);
    assert.equal(document.getText(), "let ab = 2;\n");
    await closeAll();
    await remove(uri);
  });

  it("stays to be undone where it could not be saved", async () => {
    using there = world();
    const unwritable = vscode.workspace.registerFileSystemProvider("unwritable", {
      onDidChangeFile: () => new vscode.Disposable(() => {}),
      watch: () => new vscode.Disposable(() => {}),
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: curly.length }),
      readFile: () => new TextEncoder().encode(curly),
      writeFile: (each) => {
        throw vscode.FileSystemError.NoPermissions(each);
      },
      readDirectory: () => [],
      createDirectory: () => {},
      delete: () => {},
      rename: () => {},
    });
    const uris = [await write("written.ts", curly), vscode.Uri.parse("unwritable:/folder/a.ts")];
    for (const uri of uris) there.write(uri, curly, claude);
    const parts = uris.map((uri) => ({ uri, brought: there.changes.of(uri) }));
    const outcome = await actionsIn(there).actions.putBack(parts);
    assert.deepEqual([outcome.files, outcome.failed, outcome.unsaved], [2, 0, 1]);
    assert.equal(await onDisk(parts[0]?.uri ?? fileUri("")), "// it's ready, isn't it\nconst ab = 2;\n");
    assert.equal(await outcome.undo(), true);
    for (const uri of uris) assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), curly);
    await closeAll();
    unwritable.dispose();
    await remove(fileUri("written.ts"));
  });

  it("is nothing in a file that is gone", async () => {
    using there = world();
    there.write(fileUri("gone.ts"), curly, claude);
    const { failed, mended } = await actionsIn(there).actions.putBack([
      { uri: fileUri("gone.ts"), brought: there.changes.of(fileUri("gone.ts")) },
    ]);
    assert.deepEqual([failed, mended], [1, 0]);
  });

  it("brings the line ends back that an editor can write", async () => {
    const document = await show(curly);
    const all = broughtBy({ before: text.replaceAll("\n", "\r\n"), after: text });
    const plan = planFor(
      document,
      all.map((each) => ({ ...each, digest: digestOf(document.lineAt(0).text) })),
      defaultPolicy,
    );
    assert.deepEqual(
      plan.edits.map(({ newEol }) => newEol),
      [vscode.EndOfLine.CRLF],
    );
    assert.equal(plan.mended.length, 1);
  });

  it("is compared from then on when it was looked through", async () => {
    using there = world();
    const uri = await write("seen.ts", curly);
    await vscode.workspace.openTextDocument(uri);
    there.write(uri, curly, claude);
    const { actions, renewed } = actionsIn(there);
    actions.markReviewed([uri]);
    assert.deepEqual(there.changes.of(uri), []);
    assert.deepEqual(renewed, [uri.path, `${uri.path} true`]);
    await remove(uri);
  });
});

describe("what happens when an agent has come to rest", () => {
  const outcome = (part: Partial<Outcome> = {}): Outcome => ({
    ...{ mended: 1, files: 1, open: 0, stale: 0, failed: 0, unsaved: 0, undo: async () => true },
    ...part,
  });

  function answers(action: "report" | "ask" | "repair", choice?: string, result = outcome()) {
    const there = world();
    const said: string[] = [];
    const done: string[] = [];
    const actions: ReviewActions = {
      putBack: async (parts: readonly Part[]) => {
        done.push(`put back ${parts.map(({ uri, brought }) => `${uri.path} ${brought.length}`).join()}`);
        return { ...result, undo: async () => done.push("undo") > 0 };
      },
      keep: (parts) => done.push(`keep ${parts.length}`),
      markReviewed: () => {},
    };
    const tell = async (message: string, ...choices: string[]) => {
      said.push([message, ...choices].join("|"));
      return choices.find((each) => each === choice);
    };
    const face = answerAgents(there.review, actions, there, { action: () => action, tell, rest: 150 });
    return {
      ...there,
      said,
      done,
      [Symbol.dispose]: () => {
        face.dispose();
        there[Symbol.dispose]();
      },
    };
  }

  it("is one question for a session, however much it brings in", async () => {
    using there = answers("ask");
    there.write(file("a.ts"), curly, claude);
    there.write(file("b.ts"), curly, claude);
    await until(() => there.said.length > 0);
    there.write(file("c.ts"), curly, claude);
    there.pass(3_600_000);
    there.write(file("d.ts"), curly, claude);
    await until(() => there.said.length > 1);
    assert.match(
      there.said[0] ?? "",
      /^Glyphguard: brought in by Claude Code \(terminal\): findings \d+, files 2\.\|Review\|Put Back\|Keep$/,
    );
    assert.match(there.said[1] ?? "", /files 1\./);
  });

  it("is what was chosen", async () => {
    using keep = answers("ask", "Keep");
    keep.write(file("a.ts"), curly, claude);
    await until(() => keep.done.length > 0);
    assert.deepEqual(keep.done, ["keep 1"]);
    using back = answers("ask", "Put Back");
    back.write(file("a.ts"), curly, claude);
    await until(() => back.said.length > 1);
    assert.match(back.done[0] ?? "", /^put back \/folder\/a\.ts/);
    assert.equal(back.said[1], "Glyphguard: put back: 1, files: 1.|Undo");
  });

  it("is no repair of what may have been there before, but in a file that the agent made", async () => {
    using there = answers("repair");
    there.write(file("unknown.ts"), curly, claude, "", "none");
    there.write(file("made.ts"), curly, { ...claude, what: "created" }, "", "none");
    await until(() => there.done.length > 0);
    assert.match(there.done.join(), /^put back \/folder\/made\.ts \d$/);
  });

  it("is said of what could not be saved, too, and can be undone all the same", async () => {
    using there = answers("repair", "Undo", outcome({ files: 2, unsaved: 1 }));
    there.write(file("a.ts"), curly, claude);
    await until(() => there.done.length > 1);
    assert.equal(there.done[1], "undo");
    assert.deepEqual(there.said, ["Glyphguard: put back: 1, files: 2. Not saved, files: 1.|Undo|Review"]);
  });

  it("is a repair of what a known agent did, once, which can be undone", async () => {
    using there = answers("repair", "Undo", outcome({ open: 2 }));
    there.write(file("guessed.ts"), curly, guess);
    there.write(file("outside.ts"), curly, {});
    there.write(file("a.ts"), curly, claude);
    await until(() => there.done.length > 1);
    assert.match(there.done[0] ?? "", /^put back \/folder\/a\.ts \d$/);
    assert.equal(there.done[1], "undo");
    assert.deepEqual(there.said, ["Glyphguard: put back: 1, files: 1. To be decided by you: 2.|Undo|Review"]);
    there.write(file("b.ts"), curly, claude);
    await until(() => there.done.length > 3);
    assert.match(there.done[2] ?? "", /^put back \/folder\/b\.ts \d$/);
  });
});
