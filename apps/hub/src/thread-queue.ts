import { Worker } from "node:worker_threads";
import { turns } from "./turns.ts";

/** A queue of work done in threads, one piece at a time, with limits of memory and time. */
export interface ThreadQueue<Input, Result> {
  /**
   * Does one piece of work, after those queued before it.
   * @param input called when its turn comes, so that waiting work takes no memory
   * @returns null where it exceeded the limits or failed
   */
  run(input: () => Promise<Input>): Promise<Result | null>;
}

const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } as const;

/**
 * Each piece of work has a thread of its own, whose memory goes back to the system with it: one that stays for the next piece
 * answers ten times as fast, but takes the server to 420 MB while twenty partners deposit.
 * @param script that calls `answerInThread`
 * @param limits.longest milliseconds that one piece of work may take
 */
export function threadQueue<Input, Result>(
  script: URL,
  { longest = 60_000 }: { readonly longest?: number } = {},
): ThreadQueue<Input, Result> {
  const inTurn = turns();
  return {
    run: (input) =>
      inTurn(async () => {
        const message = await input();
        const worker = new Worker(script, { resourceLimits: memory });
        // Without a listener, an error while it ends would stop the service.
        worker.on("error", () => undefined);
        const result = await answerOf<Input, Result>(worker, { message, longest });
        await worker.terminate();
        return result;
      }),
  };
}

async function answerOf<Input, Result>(
  worker: Worker,
  { message, longest }: { readonly message: Input; readonly longest: number },
): Promise<Result | null> {
  const { promise, resolve } = Promise.withResolvers<Result | null>();
  const stop = () => resolve(null);
  const timer = setTimeout(stop, longest);
  worker.once("message", resolve);
  for (const end of ["messageerror", "error", "exit"]) worker.once(end, stop);
  worker.postMessage(message);
  return promise.finally(() => clearTimeout(timer));
}
