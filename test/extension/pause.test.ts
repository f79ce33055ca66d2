import assert from "node:assert/strict";
import { mock } from "node:test";
import { createPause } from "../../src/extension/pause.ts";

describe("a pause", () => {
  /** The clock of the window is others' too: it stands only while nobody else runs. */
  const whileClockStands = (run: () => void) => () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      run();
    } finally {
      mock.timers.reset();
    }
  };

  /** Calls take as long as `took` tells of their key; `calls` grows by their keys. */
  function paused(took: Readonly<Record<string, number>>) {
    const calls: string[] = [];
    let time = 0;
    const pause = createPause<string>(
      (key) => {
        calls.push(key);
        time += took[key] ?? 0;
      },
      () => time,
    );
    return { calls, pause };
  }

  it(
    "is short, and makes one call of many",
    whileClockStands(() => {
      const { calls, pause } = paused({});
      for (let at = 0; at < 25; at++) {
        pause.call("a");
        assert.deepEqual(calls, []);
        mock.timers.tick(1);
      }
      assert.deepEqual(calls, ["a"]);
    }),
  );

  it(
    "is ten times as long as the last call of the same key took",
    whileClockStands(() => {
      const { calls, pause } = paused({ slow: 3000 });
      pause.call("slow");
      mock.timers.tick(25);
      pause.call("slow");
      pause.call("quick");
      mock.timers.tick(29_999);
      assert.deepEqual(calls, ["slow", "quick"]);
      mock.timers.tick(1);
      assert.deepEqual(calls, ["slow", "quick", "slow"]);
    }),
  );

  it(
    "ends without a call when the key is forgotten, and knows nothing of it any more",
    whileClockStands(() => {
      const { calls, pause } = paused({ slow: 3000 });
      pause.call("slow");
      mock.timers.tick(25);
      pause.call("slow");
      pause.forget("slow");
      mock.timers.tick(30_000);
      assert.deepEqual(calls, ["slow"]);
      pause.call("slow");
      mock.timers.tick(25);
      assert.deepEqual(calls, ["slow", "slow"]);
      pause.call("slow");
      pause.dispose();
      mock.timers.tick(30_000);
      assert.deepEqual(calls, ["slow", "slow"]);
    }),
  );
});
