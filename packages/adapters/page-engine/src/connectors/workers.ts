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

/*
 * A worker has its workers from the page. In Firefox 153 `new Worker`, called in a worker, at times never returns (4 times in
 * 100 on a busy machine), and what waits for the caller then waits for ever; called in a page, it always does.
 */

/** Starts the worker of that name, or ends it where it has none. */
interface LoanRequest<Name> {
  readonly id: number;
  readonly name: Name | null;
}

/** In a page. */
interface WorkerLender {
  /** For the worker that borrows, which is given it. */
  readonly port: MessagePort;
  /** Ends the workers that are lent. */
  end(): void;
}

/**
 * Starts the workers that a worker of the page asks for by `borrowWorkers`.
 * @param parts by the names that it asks for; a page opened from a file may not hand a compiled module over by a port
 */
export function lendWorkers<Name extends string>(parts: Readonly<Record<Name, WorkerParts>>): WorkerLender {
  const { port1, port2 } = new MessageChannel();
  const lent = new Map<number, RunningWorker>();
  port1.onmessage = ({ data: { id, name }, ports }: MessageEvent<LoanRequest<Name>>) => {
    if (name === null) {
      lent.get(id)?.end();
      lent.delete(id);
      return;
    }
    const { scripts, module } = parts[name];
    const started = startWorker([speakingByPorts, ...scripts]);
    started.worker.postMessage(module, [...ports]);
    lent.set(id, started);
  };
  return {
    port: port2,
    end: () => {
      port1.close();
      for (const { end } of lent.values()) end();
      lent.clear();
    },
  };
}

/** What a lent worker runs first: its messages and its errors go by the two ports that come with the module. */
const speakingByPorts = `addEventListener("message", function taken(event) {
  removeEventListener("message", taken);
  const [messages, errors] = event.ports;
  globalThis.postMessage = (message, handed) => messages.postMessage(message, handed);
  messages.onmessage = ({ data, ports }) => dispatchEvent(new MessageEvent("message", { data, ports }));
  addEventListener("error", (error) => {
    error.preventDefault();
    errors.postMessage(null);
  });
});`;

/** Referenced until they end, as the workers of a page are. */
const borrowed = new Set<MessagePort>();

/**
 * Starts workers of the page, from a worker.
 * @param lender the port of `lendWorkers`
 */
export function borrowWorkers<Name extends string>(lender: MessagePort): (name: Name) => RunningWorker {
  let loans = 0;
  const ask = (request: LoanRequest<Name>, handed: Transferable[] = []) =>
    lender.postMessage(request, handed);
  return (name) => {
    const id = ++loans;
    const messages = new MessageChannel();
    const errors = new MessageChannel();
    const ports = [messages.port1, errors.port1];
    ask({ id, name }, [messages.port2, errors.port2]);
    const end = () => {
      ask({ id, name: null });
      for (const port of ports) {
        port.close();
        borrowed.delete(port);
      }
    };
    for (const port of ports) borrowed.add(port);
    // biome-ignore lint/plugin/no-assertion: a port has all that is asked of a worker but the two that it is given here.
    const worker = Object.assign(messages.port1, { terminate: end, onerror: null }) as unknown as Worker;
    errors.port1.onmessage = () => {
      const error = new ErrorEvent("error", { cancelable: true });
      worker.onerror?.(error);
      // As an error of a worker's own worker, it goes on to the page where nobody takes it.
      if (worker.dispatchEvent(error)) reportError(new RangeError("a fault in a worker that the page lent"));
    };
    messages.port1.start();
    return { worker, end };
  };
}
