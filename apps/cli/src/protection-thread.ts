import { parentPort } from "node:worker_threads";
import { type ProtectedOutcomes, protectOutcomes, readyToProtect, type ToProtect } from "@vigie/station";
import { type Place, type Sayable, VigieErrors } from "@vigie/study";

/** What the thread that protects says. */
export type ProtectionSaid =
  | { readonly kind: "at"; readonly step: "protect" | "estimate"; readonly share: number | null }
  | { readonly kind: "done"; readonly protected: ProtectedOutcomes }
  | { readonly kind: "refused"; readonly errors: readonly Refusal[] };

/** An error of ours loses its class on the way from one thread to another. */
interface Refusal {
  readonly code: string;
  readonly place: Place;
  readonly words: Readonly<Record<string, Sayable>>;
}

const say = (said: ProtectionSaid) => parentPort?.postMessage(said);

await readyToProtect();
parentPort?.once("message", async (asked: ToProtect) => {
  try {
    const done = await protectOutcomes(asked, (step, share) => say({ kind: "at", step, share }));
    say({ kind: "done", protected: done });
  } catch (error) {
    // What is not ours ends the thread, and is said there.
    if (!(error instanceof VigieErrors)) throw error;
    say({
      kind: "refused",
      errors: error.errors.map(({ code, place, words }) => ({ code, place, words })),
    });
  }
});
