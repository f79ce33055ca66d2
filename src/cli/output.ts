import { codeOf } from "../workspace/remarks.ts";

/** Writes in large pieces and waits for slow readers. */
export interface Output {
  write(text: string): Promise<void>;
  /** Writes what is left. */
  flush(): Promise<void>;
}

const pieceLength = 1 << 16;

/**
 * A stream for a report or for errors. Once its reader is gone (`| head`) nothing is written any more, and the scan
 * goes on, so that the exit code still tells the whole truth. Other errors of writing reject.
 */
export function createOutput(name: "stdout" | "stderr"): Output {
  let kept = "";
  let failure: Error | undefined;
  let stream: NodeJS.WriteStream | undefined;

  /** Node takes 6 ms to make one: a clean scan that says nothing needs none. */
  function open(): NodeJS.WriteStream {
    if (stream === undefined) {
      stream = process[name];
      stream.on("error", (error) => {
        failure = error;
      });
    }
    return stream;
  }

  async function flush(): Promise<void> {
    const text = kept;
    kept = "";
    if (failure === undefined && text !== "") {
      await new Promise<void>((resolve) => {
        open().write(text, () => resolve());
      });
    }
    if (failure !== undefined && codeOf(failure) !== "EPIPE") {
      throw failure;
    }
  }

  return {
    write: async (text) => {
      kept += text;
      if (kept.length >= pieceLength) {
        await flush();
      }
    },
    flush,
  };
}
