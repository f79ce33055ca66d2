import assert from "node:assert/strict";
import * as vscode from "vscode";
import { createPortions } from "../../src/extension/portions.ts";
import { until } from "./support.ts";

describe("portions of diagnostics", () => {
  /** Files are named by how many diagnostics they have; those in the folder `open` are urgent. */
  function start() {
    const sent: string[][] = [];
    const takes: (() => void)[] = [];
    const portions = createPortions({
      diagnosticsOf: ({ path }) =>
        Array.from({ length: Number.parseInt(path.slice(path.lastIndexOf("/") + 1), 10) }, () => {
          return new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), "text");
        }),
      isUrgent: ({ path }) => path.startsWith("/open"),
      set: (entries) => sent.push(entries.map(([{ path }]) => path)),
      taken: () => new Promise<void>((resolve) => takes.push(resolve)),
    });
    const take = async (): Promise<string[] | undefined> => {
      const before = sent.length;
      takes.shift()?.();
      await until(() => sent.length > before);
      return sent.at(-1);
    };
    return { send: (...paths: string[]) => portions.send(paths.map((path) => vscode.Uri.file(path))), sent, take };
  }

  it("are sent when the one before is taken, a thousand at once unless one file has more", async () => {
    const { send, sent, take } = start();
    send("/a/600", "/b/400", "/c/1", "/d/5000", "/e/1000", "/f/0", "/g/0");
    assert.deepEqual(sent, [["/a/600", "/b/400"]]);
    assert.deepEqual(await take(), ["/c/1"]);
    assert.deepEqual(await take(), ["/d/5000"]);
    assert.deepEqual(await take(), ["/e/1000", "/f/0", "/g/0"]);
  });

  it("begin with what is open, and have each file once", async () => {
    const { send, sent, take } = start();
    send("/a/900", "/b/900", "/c/500");
    send("/b/900", "/open/1", "/c/500", "/d/500");
    assert.deepEqual(sent, [["/a/900"]]);
    assert.deepEqual(await take(), ["/open/1", "/b/900"]);
    assert.deepEqual(await take(), ["/c/500", "/d/500"]);
    send("/e/1");
    assert.deepEqual(await take(), ["/e/1"]);
  });
});
