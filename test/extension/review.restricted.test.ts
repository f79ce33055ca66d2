import assert from "node:assert/strict";
import * as vscode from "vscode";
import { watchSettings } from "../../src/extension/settings.ts";

describe("in Restricted Mode the workspace's word on edits", () => {
  before(() => assert.equal(vscode.workspace.isTrusted, false));

  it("does not count: no file is written for it, and none is left without a comparison", async () => {
    const log = vscode.window.createOutputChannel("edits", { log: true });
    const settings = watchSettings(log);
    const { Workspace } = vscode.ConfigurationTarget;
    const configuration = vscode.workspace.getConfiguration("glyphguard.edits");
    await configuration.update("onAgentEdit", "repair", Workspace);
    await configuration.update("compareTo", "nothing", Workspace);
    const { workspaceValue } = vscode.workspace.getConfiguration().inspect("glyphguard.edits.onAgentEdit") ?? {};
    assert.equal(workspaceValue, "repair");
    assert.equal(settings.edits().onAgentEdit, "report");
    assert.equal(settings.edits().compareTo, "sessionStart");
    await configuration.update("onAgentEdit", undefined, Workspace);
    await configuration.update("compareTo", undefined, Workspace);
    settings.dispose();
    log.dispose();
  });
});
