import { parentPort } from "node:worker_threads";
import type { Request } from "./protocol.ts";
import { createService } from "./service.ts";

// The entry of the worker thread that reads files, so that the extension host's own thread never does.
const port = parentPort;
if (port !== null) {
  const service = createService((answer) => port.postMessage(answer));
  port.on("message", (request: Request) => service.take(request));
}
