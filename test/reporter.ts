import type Mocha from "mocha";

export interface Tally {
  readonly passed: number;
  readonly skipped: number;
  /** The title of each test that failed and, indented, why. */
  readonly failures: readonly string[];
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((passed, tally) => passed + tally.passed, 0),
    skipped: tallies.reduce((skipped, tally) => skipped + tally.skipped, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/** Runs the loaded files and prints a line for each test; the same list inside the editor and outside. */
export function runMocha(mocha: Mocha, print: (line: string) => void): Promise<Tally> {
  return new Promise((resolve) => {
    const tally = { passed: 0, skipped: 0 };
    const failures: string[] = [];
    const runner = mocha.run(() => resolve({ ...tally, failures }));
    runner.on("pass", (test) => {
      tally.passed++;
      print(`ok    ${test.fullTitle()}${test.speed === "slow" ? ` (${test.duration} ms)` : ""}`);
    });
    runner.on("pending", (test) => {
      tally.skipped++;
      print(`skip  ${test.fullTitle()}`);
    });
    runner.on("fail", (test, error: unknown) => {
      const failure = `${test.fullTitle()}\n${describeError(error)}`.replaceAll("\n", "\n      ");
      failures.push(failure);
      for (const line of `FAIL  ${failure}`.split("\n")) print(line);
    });
  });
}

/** Skips the running test, or from a hook its whole suite, and puts the reason where the report shows it. */
export function skip(context: Mocha.Context, reason: string): never {
  const runnable = context.runnable();
  const named = "type" in runnable && runnable.type === "hook" ? (runnable.parent ?? runnable) : runnable;
  named.title += ` (skipped: ${reason})`;
  return context.skip();
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Assertions put what they compared into the message, which not every stack starts with.
  const { stack = "", message } = error;
  return stack.includes(message) ? stack : `${message}\n${stack}`;
}
