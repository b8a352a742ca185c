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
/** Milliseconds that a thread stays for the next piece of work: starting one takes ten times what reading a bundle does. */
const longestIdle = 30_000;

/**
 * @param script that calls `answerInThread`
 * @param limits.longest milliseconds that one piece of work may take
 * @param limits.isTrusted of what was found, whether the thread that found it may do another piece of work
 */
export function threadQueue<Asked, Found>(
  script: URL,
  {
    longest = 60_000,
    isTrusted = () => false,
  }: { readonly longest?: number; readonly isTrusted?: (found: Found) => boolean } = {},
): ThreadQueue<Asked, Found> {
  const inTurn = turns();
  let idle: { readonly worker: Worker; readonly late: NodeJS.Timeout } | null = null;
  const started = (): Worker => {
    const worker = new Worker(script, { resourceLimits: memory });
    // One that stops while it waits is not asked again; without a listener, its error would stop the service.
    worker.on("error", () => undefined);
    worker.once("exit", () => {
      if (idle?.worker === worker) idle = null;
    });
    return worker;
  };
  const taken = (): Worker => {
    if (idle === null) return started();
    const { worker, late } = idle;
    clearTimeout(late);
    idle = null;
    worker.ref();
    return worker;
  };
  const keep = (worker: Worker): void => {
    worker.unref();
    const end = () => {
      idle = null;
      void worker.terminate();
    };
    idle = { worker, late: setTimeout(end, longestIdle).unref() };
  };
  return {
    run: (asked) =>
      inTurn(async () => {
        const given = await asked();
        const worker = taken();
        const found = await answerOf<Asked, Found>(worker, { given, longest });
        if (found !== null && isTrusted(found)) keep(worker);
        else await worker.terminate();
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
