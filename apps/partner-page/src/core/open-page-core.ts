import { lendWorkers, startWorker } from "@vigie/page-engine";
import { readStudyZip } from "@vigie/partner";
import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { proxy, transfer, wrap } from "comlink";
import type { LentName } from "./core-in-worker.ts";
import type { StartPageCore } from "./core-worker.ts";
import { sendFailures } from "./failures.ts";
import type { CoreParts, PageCore } from "./page-core.ts";
import { revivedProblem } from "./problems.ts";

/** Starts the workers from what the page loaded; they ask nothing of the network. */
export async function openPageCore({
  worker: script,
  duckDb,
  parquet,
  ...parts
}: CoreParts): Promise<PageCore> {
  sendFailures();
  const { worker, end } = startWorker([script]);
  const lender = lendWorkers<LentName>({ duckDb, parquet });
  const faulted = new Promise<never>((_, reject) => {
    worker.onerror = (event) => {
      // The console would print its text, which may quote data.
      event.preventDefault();
      reject(new RangeError("a fault in the worker of the page"));
    };
  });
  faulted.catch(() => undefined);
  const answered = <Done>(asked: Promise<Done>) => Promise.race([asked, faulted]);
  const core = await answered(wrap<StartPageCore>(worker)(parts, transfer(lender.port, [lender.port])));
  const cancellable = async <Result>(
    signal: AbortSignal | undefined,
    ask: (whileAsked: WhileAsked) => Promise<Result>,
  ) => {
    signal?.throwIfAborted();
    const cancel = () => void core.cancel();
    let isAnswered = false;
    signal?.addEventListener("abort", cancel);
    try {
      return await answered(
        ask(
          (tell) =>
            (...given) =>
              isAnswered ? undefined : tell?.(...given),
        ),
      );
    } finally {
      isAnswered = true;
      signal?.removeEventListener("abort", cancel);
    }
  };
  return {
    openStudy: async (file) => {
      const files = await readStudyZip(file, "name" in file ? String(file.name) : "");
      // A study cannot go from a worker to its page whole: it holds functions.
      await answered(core.openStudy(files));
      const loaded = await loadStudy(files);
      if ("errors" in loaded) throw new VigieErrors(loaded.errors);
      return { study: loaded.study, files };
    },
    addFile: async (file, settings = {}, { signal, reading } = {}) => {
      const answer = await cancellable(signal, (whileAsked) =>
        core.addFile({ name: file.name, file, settings }, proxy(whileAsked(reading))),
      );
      return { ...answer, problems: answer.problems.map(revivedProblem) };
    },
    removeFile: (name) => answered(core.removeFile(name)),
    propose: (asked) => answered(core.propose(asked)),
    run: ({ signal, progress, reading, ...asked }) =>
      cancellable(signal, (whileAsked) =>
        core.run(asked, proxy({ progress: whileAsked(progress), reading: whileAsked(reading) })),
      ),
    figures: (bundle, language) => answered(core.figures(bundle, language)),
    compare: ({ run: { bundle, privateFiles }, ...asked }) =>
      answered(core.compare({ ...asked, run: { bundle, privateFiles } })),
    close: () => {
      end();
      lender.end();
    },
  };
}

/** Has a callback do nothing once its request is answered: its messages come by another port, and may be late. */
type WhileAsked = <Given extends readonly unknown[]>(
  tell: ((...given: Given) => void) | undefined,
) => (...given: Given) => void;
