import * as vscode from "vscode";
import { closeAll, edit, remove, reports, withSetting, write } from "./support.ts";

const text = "// it's ready\n";
const silent = "silent-change 0:5-6";

describe("what settings say of edits", () => {
  let uri: vscode.Uri;
  beforeEach(async () => {
    uri = await write(`compared${performance.now()}.ts`, text);
    const { document } = await vscode.window.showTextDocument(uri);
    await edit(document, [0, 5, 0, 6], "\u2019");
    await reports(uri, [silent]);
  });
  afterEach(async () => {
    await closeAll();
    await remove(uri);
  });

  it("holds at once when a rule is switched off, and on again", async () => {
    await withSetting("glyphguard.rules", { "silent-change": "off" }, () => reports(uri, []));
    await reports(uri, [silent]);
  });

  it("holds at once when texts are compared with nothing, and with something again", async () => {
    const configuration = vscode.workspace.getConfiguration("glyphguard.edits");
    await configuration.update("compareTo", "nothing", vscode.ConfigurationTarget.Workspace);
    await reports(uri, []);
    await configuration.update("compareTo", undefined, vscode.ConfigurationTarget.Workspace);
    await reports(uri, [silent]);
  });
});
