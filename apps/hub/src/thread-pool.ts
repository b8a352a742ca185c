import { Worker } from "node:worker_threads";

/** Threads for one kind of work, each with a limit of memory and of time. */
export interface ThreadPool<Asked, Found> {
  /**
   * Does one piece of work in a thread of its own, once one is free.
   * @param asked called then: what waits takes no memory
   * @returns null where it took more time or memory than anything right does
   */
  run(asked: () => Promise<Asked>): Promise<Found | null>;
}

const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } as const;

/** @param script that calls `answerInThread`. @param limits.longest milliseconds that one piece of work may take */
export function threadPool<Asked, Found>(
  script: URL,
  { atOnce = 1, longest = 60_000 }: { readonly atOnce?: number; readonly longest?: number } = {},
): ThreadPool<Asked, Found> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    run: async (asked) => {
      if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin));
      else running += 1;
      try {
        return await inThread<Asked, Found>(script, { asked: await asked(), longest });
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}

function inThread<Asked, Found>(
  script: URL,
  { asked, longest }: { readonly asked: Asked; readonly longest: number },
): Promise<Found | null> {
  const worker = new Worker(script, { resourceLimits: memory });
  const { promise, resolve } = Promise.withResolvers<Found | null>();
  const stop = () => resolve(null);
  const timer = setTimeout(stop, longest);
  worker.once("message", resolve);
  worker.once("error", stop);
  worker.once("exit", stop);
  worker.postMessage(asked);
  return promise.finally(async () => {
    clearTimeout(timer);
    await worker.terminate();
  });
}
