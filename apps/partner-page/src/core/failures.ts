import { RefusedRun, type UnknownCode } from "@vigie/engine";
import { type Doubt, DoubtedRun } from "@vigie/partner";
import { VigieErrors } from "@vigie/words";
import { transferHandlers } from "comlink";
import {
  isOutOfMemory,
  memoryExhausted,
  type PlainProblem,
  plainProblem,
  revivedProblem,
} from "./problems.ts";

/** What goes to the page of an error: its kind, and the problems of a person; never its text, which may quote data. */
type Failure =
  | {
      readonly refused: readonly PlainProblem[];
      /** Codes of a `RefusedRun`; null for others. */
      readonly unknownCodes: readonly UnknownCode[] | null;
      /** Doubts of a `DoubtedRun`; null for others. */
      readonly doubts: readonly Doubt[] | null;
    }
  | { readonly cancelled: true }
  | { readonly fault: string };

/** Has errors cross from a worker to its page as failures: comlink would send their message and stack. */
export function sendFailures(): void {
  const { canHandle = () => false } = transferHandlers.get("throw") ?? {};
  transferHandlers.set("throw", {
    canHandle: (value): value is { readonly value: unknown } => canHandle(value),
    serialize: ({ value }: { readonly value: unknown }) => [failureOf(value), []],
    deserialize: (failure: Failure) => {
      throw errorOf(failure);
    },
  });
}

function failureOf(error: unknown): Failure {
  if (error instanceof VigieErrors)
    return {
      refused: error.errors.map(plainProblem),
      unknownCodes: error instanceof RefusedRun ? error.unknownCodes : null,
      doubts: error instanceof DoubtedRun ? error.doubts : null,
    };
  if (error instanceof DOMException && error.name === "AbortError") return { cancelled: true };
  if (isOutOfMemory(error))
    return { refused: [plainProblem(memoryExhausted())], unknownCodes: null, doubts: null };
  return { fault: error instanceof Error ? error.name : "Error" };
}

function errorOf(failure: Failure): Error {
  if ("cancelled" in failure) return new DOMException("the run was cancelled", "AbortError");
  if ("fault" in failure) return new RangeError(`a fault of Vigie: ${failure.fault}`);
  const errors = failure.refused.map(revivedProblem);
  if (failure.doubts !== null) return new DoubtedRun(errors, failure.doubts);
  return failure.unknownCodes === null
    ? new VigieErrors(errors)
    : new RefusedRun(errors, failure.unknownCodes);
}
