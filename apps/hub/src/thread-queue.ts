import { constants, setPriority } from "node:os";
import { parentPort, Worker } from "node:worker_threads";

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

/** Pieces of work of one thread. */
const piecesMax = 5;

/**
 * A thread does the pieces that wait for it, a few at most, since starting one takes longer than a bundle: its memory goes back to
 * the system with it. One that stayed for all would take the server to 420 MB while twenty partners deposit.
 * @param script that calls `answerInThread`
 * @param limits.longest milliseconds that one piece of work may take
 */
export function threadQueue<Input, Result>(
  script: URL,
  { longest = 60_000 }: { readonly longest?: number } = {},
): ThreadQueue<Input, Result> {
  const inTurn = serialQueue();
  let waiting = 0;
  let thread: { readonly worker: Worker; pieces: number } | null = null;
  const work = async (input: () => Promise<Input>): Promise<Result | null> => {
    const message = await input();
    thread ??= { worker: startWorker(script), pieces: 0 };
    thread.pieces++;
    return answerOf<Input, Result>(thread.worker, { message, longest });
  };
  const end = async () => {
    const ended = thread;
    thread = null;
    await ended?.worker.terminate();
  };
  return {
    run: (input) => {
      waiting++;
      return inTurn(async () => {
        let result: Result | null = null;
        try {
          result = await work(input);
        } finally {
          waiting--;
          if (result === null || waiting === 0 || thread?.pieces === piecesMax) await end();
        }
        return result;
      });
    },
  };
}

function startWorker(script: URL): Worker {
  const worker = new Worker(script, { resourceLimits: memory });
  // Without a listener, an error while it ends would stop the service.
  worker.on("error", () => undefined);
  return worker;
}

async function answerOf<Input, Result>(
  worker: Worker,
  { message, longest }: { readonly message: Input; readonly longest: number },
): Promise<Result | null> {
  const { promise, resolve } = Promise.withResolvers<Result | null>();
  const stop = () => resolve(null);
  const timer = setTimeout(stop, longest);
  const ends = ["messageerror", "error", "exit"] as const;
  worker.once("message", resolve);
  for (const end of ends) worker.once(end, stop);
  worker.postMessage(message);
  return promise.finally(() => {
    clearTimeout(timer);
    for (const end of ends) worker.off(end, stop);
  });
}

/** A queue of asynchronous work, one piece at a time; a piece that fails does not stop the next ones. */
export function serialQueue(): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Answers the piece of work that `threadQueue` sends to this thread. */
export function answerInThread<Input, Result>(work: (input: Input) => Promise<Result>): void {
  // On Linux a priority is a thread's: readers are answered first. Elsewhere it would be the whole service's.
  if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  parentPort?.on("message", async (input: Input) => parentPort?.postMessage(await work(input)));
}
