import { parentPort } from "node:worker_threads";
import { type VerificationAsked, verification } from "./verification.ts";

// One bundle a worker: what a hostile one did to the memory ends with it.
parentPort?.once("message", async (asked: VerificationAsked) => {
  parentPort?.postMessage(await verification(asked));
});
