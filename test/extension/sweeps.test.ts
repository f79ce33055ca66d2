import assert from "node:assert/strict";
import * as vscode from "vscode";
import { sweepOn } from "../../src/extension/sweeps.ts";
import { until } from "./support.ts";

describe("sweeps", () => {
  it("follow a burst of suspicions, one at a time, and once more what comes meanwhile", async () => {
    const one = new vscode.EventEmitter<void>();
    const other = new vscode.EventEmitter<void>();
    const ends: (() => void)[] = [];
    const sweeps = sweepOn([one.event, other.event], () => new Promise((resolve) => ends.push(resolve)));
    one.fire();
    other.fire();
    one.fire();
    assert.equal(ends.length, 0);
    await until(() => ends.length === 1);
    other.fire();
    one.fire();
    ends[0]?.();
    await until(() => ends.length === 2);
    ends[1]?.();
    one.fire();
    sweeps.dispose();
    other.fire();
    const third = sweepOn([one.event], () => new Promise((resolve) => ends.push(resolve)));
    one.fire();
    await until(() => ends.length === 3);
    third.dispose();
  });
});
