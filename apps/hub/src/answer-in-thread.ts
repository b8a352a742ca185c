import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";

/** One piece of work a thread: what a hostile one did to the memory ends with it. */
export function answerInThread<Asked, Found>(work: (asked: Asked) => Promise<Found>): void {
  // On Linux a priority is a thread's: readers are answered first. Elsewhere it would be the whole service's.
  if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  parentPort?.once("message", async (asked: Asked) => parentPort?.postMessage(await work(asked)));
}
