/** A worker made from the text of its script. */
export interface RunningWorker {
  readonly worker: Worker;
  /** Stops it, and gives its memory back. */
  end(): void;
}

/** What a page loads of a worker before any file is opened: nothing is fetched from then on. */
export interface WorkerParts {
  /** Texts of JavaScript, run one after the other. */
  readonly scripts: readonly string[];
  /** Compiled; the worker's first message. */
  readonly module: WebAssembly.Module;
}

/*
 * Referenced until they end: Firefox collects a worker to which only its own listeners refer, be its answer awaited, and what
 * waits then waits for ever (seen in Firefox 153, where a collection falls while the worker compiles).
 */
const running = new Set<Worker>();

/**
 * Starts a worker of a page; a worker has `borrowWorkers`.
 * @param scripts texts of JavaScript, run one after the other
 */
export function startWorker(scripts: readonly string[]): RunningWorker {
  const address = URL.createObjectURL(new Blob([...scripts], { type: "text/javascript" }));
  const worker = new Worker(address);
  running.add(worker);
  return {
    worker,
    end: () => {
      worker.terminate();
      running.delete(worker);
      URL.revokeObjectURL(address);
    },
  };
}
