import { Worker } from "node:worker_threads";
import type { ProtectedOutcomes, ProtectionProgress, ToProtect } from "@vigie/station";
import { VigieError, VigieErrors } from "@vigie/study";
import type { ProtectionSaid } from "./protection-thread.ts";

/** A thread that protects, so that this one hears signals and tells the time. */
export interface ProtectionApart {
  /** Once. Errors are those of `protectOutcomes`. */
  protect(asked: ToProtect, progress: ProtectionProgress): Promise<ProtectedOutcomes>;
  close(): Promise<void>;
}

/** Starts it early: it loads what it needs while the files are read. */
export function protectionApart(): ProtectionApart {
  const worker = new Worker(new URL("./protection-thread.ts", import.meta.url));
  // What fails before anything is asked is told to whoever asks.
  const failed = new Promise<never>((_, reject) => worker.once("error", reject));
  failed.catch(() => {});
  return {
    protect: ({ study, ...asked }, progress) => {
      const answered = new Promise<ProtectedOutcomes>((resolve, reject) => {
        worker.on("message", (said: ProtectionSaid) => {
          if (said.kind === "at") progress(said.step, said.share);
          else if (said.kind === "done") resolve(said.protected);
          else
            reject(
              new VigieErrors(
                said.errors.map(({ code, place, words }) => new VigieError(code, place, words)),
              ),
            );
        });
      });
      // Dictionaries hold functions, and only pages need them.
      worker.postMessage({ ...asked, study: { ...study, dictionaries: new Map() } } satisfies ToProtect);
      return Promise.race([answered, failed]);
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
