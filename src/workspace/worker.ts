import { parentPort, workerData } from "node:worker_threads";
import { type PoolTask, scanInPool } from "./pool-thread.ts";
import type { Request } from "./protocol.ts";
import { createService } from "./service.ts";

// The entry of the threads that read files: the one of an editor, so that the extension host's own never does, and
// those with which the command line shares a large tree.
const task: PoolTask | undefined = workerData ?? undefined;
const port = parentPort;
if (task !== undefined) {
  scanInPool(task);
} else if (port !== null) {
  const service = createService((answer) => port.postMessage(answer));
  port.on("message", (request: Request) => service.take(request));
}
