import { RefusedRun, type UnknownCode } from "@vigie/engine";
import { lendWorkers, type ReadingProgress, startWorker } from "@vigie/page-engine";
import { type Doubt, DoubtedRun, type RunPhase, readStudyZip } from "@vigie/station";
import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { type PlainProblem, revivedProblem } from "./problems.ts";
import type { RunRequest, Station, StationParts } from "./station.ts";
import type { LentName, StationInWorker } from "./station-in-worker.ts";

/** Starts the workers from what the page loaded; they ask nothing of the network. */
export async function openStation({
  worker: script,
  duckDb,
  parquet,
  ...parts
}: StationParts): Promise<Station> {
  const worker = stationWorker(script);
  const lender = lendWorkers<LentName>({ duckDb, parquet });
  await worker.ask({ do: "start", parts, lender: lender.port }, { transferred: [lender.port] });
  const call = <Method extends keyof StationInWorker>(
    method: Method,
    given: Given<Method>,
    options: RequestOptions = {},
  ) =>
    // biome-ignore lint/plugin/no-assertion: the worker answers each method with what it returns; the types of both sides meet here alone.
    worker.ask({ do: method, given } as StationRequest, options) as ReturnType<StationInWorker[Method]>;
  const cancellable = async <Result>(signal: AbortSignal | undefined, ask: () => Promise<Result>) => {
    signal?.throwIfAborted();
    const cancel = () => void call("cancel", []);
    signal?.addEventListener("abort", cancel);
    try {
      return await ask();
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  };
  return {
    openStudy: async (file) => {
      const files = await readStudyZip(file, "name" in file ? String(file.name) : "");
      // A study cannot go from a worker to its page whole: it holds functions.
      await call("openStudy", [files]);
      const loaded = await loadStudy(files);
      if ("errors" in loaded) throw new VigieErrors(loaded.errors);
      return { study: loaded.study, files };
    },
    addFile: async (file, settings = {}, { signal, reading } = {}) => {
      const answer = await cancellable(signal, () =>
        call("addFile", [{ name: file.name, file, settings }], { reading }),
      );
      return { ...answer, problems: answer.problems.map(revivedProblem) };
    },
    removeFile: (name) => call("removeFile", [name]),
    propose: (asked) => call("propose", [asked]),
    run: ({ signal, progress, reading, ...asked }) =>
      cancellable(signal, () => call("run", [asked], { progress, reading })),
    figures: (bundle, language) => call("figures", [bundle, language]),
    close: () => {
      worker.end();
      lender.end();
    },
  };
}

function stationWorker(script: string): {
  ask(request: StationRequest, options?: RequestOptions): Promise<unknown>;
  end(): void;
} {
  const { worker, end } = startWorker([script]);
  const waiting = new Map<number, Waiting>();
  let requests = 0;
  worker.onmessage = ({ data }: MessageEvent<StationAnswer>) => {
    const asked = waiting.get(data.id);
    if (asked === undefined) return;
    if ("progress" in data) {
      asked.progress?.(...data.progress);
      return;
    }
    if ("reading" in data) {
      asked.reading?.(data.reading);
      return;
    }
    waiting.delete(data.id);
    if ("done" in data) asked.resolve(data.done);
    else asked.reject(errorOf(data));
  };
  worker.onerror = (event) => {
    // The console would print its text, which may quote data.
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new RangeError("a fault in the worker of the station"));
    waiting.clear();
  };
  return {
    ask: (request, { progress, reading, transferred = [] } = {}) => {
      const id = ++requests;
      const answer = new Promise<unknown>((resolve, reject) =>
        waiting.set(id, { resolve, reject, progress, reading }),
      );
      worker.postMessage({ ...request, id }, transferred);
      return answer;
    },
    end,
  };
}

/** What goes with a request. */
interface RequestOptions {
  readonly progress?: RunRequest["progress"];
  readonly reading?: RunRequest["reading"];
  readonly transferred?: Transferable[];
}

interface Waiting {
  readonly resolve: (done: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: RunRequest["progress"] | undefined;
  readonly reading: RunRequest["reading"] | undefined;
}

function errorOf(
  answer: Exclude<
    StationAnswer,
    { readonly done: unknown } | { readonly progress: unknown } | { readonly reading: unknown }
  >,
) {
  if ("cancelled" in answer) return new DOMException("the run was cancelled", "AbortError");
  if ("fault" in answer) return new RangeError(`a fault of Vigie: ${answer.fault}`);
  const errors = answer.refused.map(revivedProblem);
  if (answer.doubts !== null) return new DoubtedRun(errors, answer.doubts);
  return answer.unknownCodes === null ? new VigieErrors(errors) : new RefusedRun(errors, answer.unknownCodes);
}

/** What the page asks the worker of the station; each request is sent with an `id` that its answers repeat. */
export type StationRequest =
  | {
      readonly do: "start";
      readonly parts: Omit<StationParts, "worker" | LentName>;
      /** Port given by `lendWorkers`. */
      readonly lender: MessagePort;
    }
  | {
      [Method in keyof StationInWorker]: { readonly do: Method; readonly given: Given<Method> };
    }[keyof StationInWorker];

/** Progress comes as messages. */
type Given<Method extends keyof StationInWorker> = Method extends "run" | "addFile"
  ? readonly [Parameters<StationInWorker[Method]>[0]]
  : Parameters<StationInWorker[Method]>;

export type StationAnswer = { readonly id: number } & (
  | { readonly done: unknown }
  | {
      readonly refused: readonly PlainProblem[];
      /** Codes of a `RefusedRun`; null for others. */
      readonly unknownCodes: readonly UnknownCode[] | null;
      /** Doubts of a `DoubtedRun`; null for others. */
      readonly doubts: readonly Doubt[] | null;
    }
  | { readonly cancelled: true }
  /** A fault of Vigie: its name alone, for the texts of drivers quote data. */
  | { readonly fault: string }
  | {
      readonly progress: readonly [source: string | null, step: RunPhase, share: number | null];
    }
  | { readonly reading: ReadingProgress }
);
