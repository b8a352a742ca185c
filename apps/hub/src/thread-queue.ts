import { Worker } from "node:worker_threads";
import { turns } from "./turns.ts";

/** A thread for one kind of work, with a limit of memory and of time; what comes meanwhile waits. */
export interface ThreadQueue<Asked, Found> {
  /**
   * Does one piece of work, once those before it are done.
   * @param asked called then: what waits takes no memory
   * @returns null where it took more time or memory than anything right does
   */
  run(asked: () => Promise<Asked>): Promise<Found | null>;
}

const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } as const;

/**
 * Each piece of work has a thread of its own, whose memory goes back to the system with it: one that stays for the next piece
 * answers ten times as fast, but takes the server to 420 MB while twenty partners deposit.
 * @param script that calls `answerInThread`
 * @param limits.longest milliseconds that one piece of work may take
 */
export function threadQueue<Asked, Found>(
  script: URL,
  { longest = 60_000 }: { readonly longest?: number } = {},
): ThreadQueue<Asked, Found> {
  const inTurn = turns();
  return {
    run: (asked) =>
      inTurn(async () => {
        const given = await asked();
        const worker = new Worker(script, { resourceLimits: memory });
        // Without a listener, an error while it ends would stop the service.
        worker.on("error", () => undefined);
        const found = await answerOf<Asked, Found>(worker, { given, longest });
        await worker.terminate();
        return found;
      }),
  };
}

async function answerOf<Asked, Found>(
  worker: Worker,
  { given, longest }: { readonly given: Asked; readonly longest: number },
): Promise<Found | null> {
  const { promise, resolve } = Promise.withResolvers<Found | null>();
  const stop = () => resolve(null);
  const timer = setTimeout(stop, longest);
  worker.once("message", resolve).once("error", stop).once("exit", stop);
  worker.postMessage(given);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", stop).off("exit", stop);
  });
}
