// Runs mocha 12 for Stryker, whose own runner for mocha ends at version 11.
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import Mocha from "mocha";
import { lookupFiles } from "mocha/lib/cli/lookup-files.js";

/** What the instrumented sources read: which mutant is on, and what they write: which are reached. */
const instrumented = () => {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
};

class MochaRunner {
  static inject = tokens(commonTokens.options);

  constructor(options) {
    this.options = options.mocha;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    this.mocha = new Mocha({ timeout: 0, bail: true, reporter: class {} });
    this.mocha.cleanReferencesAfterRun(false);
    const { folders, except } = this.options;
    for (const file of folders.flatMap((folder) => lookupFiles(folder, ["ts"], true)))
      if (file.endsWith(".test.ts") && !except.some((part) => file.includes(part))) this.mocha.addFile(file);
    this.mocha.suite.beforeEach(function () {
      instrumented().currentTestId = this.currentTest.fullTitle();
    });
    await this.mocha.loadFilesAsync();
  }

  async dryRun() {
    this.mocha.suite.bail(false);
    // What needs seconds would need them for each of a thousand changes.
    const slow = new RegExp(this.options.slow);
    this.mocha.grep({ test: (title) => !slow.test(title) });
    const result = await this.run();
    return { ...result, mutantCoverage: instrumented().mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const context = instrumented();
    context.hitLimit = hitLimit;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    context.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    this.mocha.grep({ test: (title) => wanted === undefined || wanted.has(title) });
    this.mocha.suite.bail(true);
    const result = await this.run();
    context.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result);
  }

  async run() {
    const tests = [];
    const took = (test, rest) =>
      tests.push({ id: test.fullTitle(), name: test.fullTitle(), timeSpentMs: test.duration ?? 0, ...rest });
    await new Promise((resolve) => {
      this.mocha
        .run(() => resolve())
        .on("pass", (test) => took(test, { status: TestStatus.Success }))
        .on("pending", (test) => took(test, { status: TestStatus.Skipped }))
        .on("fail", (test, error) => took(test, { status: TestStatus.Failed, failureMessage: String(error?.message) }));
    });
    return { status: DryRunStatus.Complete, tests };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "mocha12", MochaRunner)];
