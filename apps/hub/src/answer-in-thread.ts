import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";

/** Answers the piece of work that `threadQueue` sends to this thread. */
export function answerInThread<Input, Result>(work: (input: Input) => Promise<Result>): void {
  // On Linux a priority is a thread's: readers are answered first. Elsewhere it would be the whole service's.
  if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  parentPort?.on("message", async (input: Input) => parentPort?.postMessage(await work(input)));
}
