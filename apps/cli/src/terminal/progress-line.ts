import { Worker } from "node:worker_threads";

/**
 * One line, rewritten in place: the step under way and its duration. A worker thread draws it, so that it moves while the
 * main thread computes without a pause.
 */
export interface ProgressLine {
  /** @param share in 0..1; null where it cannot be known */
  show(what: string, share: number | null, columns: number): void;
  /** Takes the line away before something else is written; `show` brings another one. */
  clear(): void;
}

/** A lock, the number of times that the line was taken away, and whether it is there. */
export type Shared = Int32Array<SharedArrayBuffer>;
const [lock, turn, isShown] = [0, 1, 2];

interface State {
  readonly turn: number;
  readonly isShown: boolean;
}

/** @param descriptor of a terminal, written to from both threads, one at a time */
export function progressLine(descriptor: number, write: (text: string) => void): ProgressLine {
  const shared = new Int32Array(new SharedArrayBuffer(12));
  let worker: Worker | null = null;
  return {
    show(what, share, columns) {
      if (worker === null) {
        worker = new Worker(new URL("./progress-thread.ts", import.meta.url), {
          workerData: { descriptor, shared },
        });
        // Without its line, the command still does what it is asked.
        worker.on("error", () => undefined);
        worker.unref();
      }
      worker.postMessage({ turn: Atomics.load(shared, turn), what, share, columns });
    },
    clear() {
      Atomics.add(shared, turn, 1);
      locked(shared, (state) => {
        if (state.isShown) write("\r\u001b[2K");
        return false;
      });
    },
  };
}

/** Nothing else is written to the terminal meanwhile. @param act returns whether the line is there afterwards */
export function locked(shared: Shared, act: (state: State) => boolean): void {
  while (Atomics.compareExchange(shared, lock, 0, 1) !== 0) Atomics.wait(shared, lock, 1, 50);
  try {
    const state = { turn: Atomics.load(shared, turn), isShown: Atomics.load(shared, isShown) === 1 };
    Atomics.store(shared, isShown, act(state) ? 1 : 0);
  } finally {
    Atomics.store(shared, lock, 0);
    Atomics.notify(shared, lock);
  }
}
