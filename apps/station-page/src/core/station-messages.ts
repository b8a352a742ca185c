import type { UnknownCode } from "@vigie/engine";
import type { ReadingProgress } from "@vigie/engine/page";
import type { Doubt, RunStep } from "@vigie/station";
import type { PlainProblem } from "./plain-problem.ts";
import type { StationParts } from "./station.ts";
import type { LentName, StationInWorker } from "./station-in-worker.ts";

/** What the page asks the worker of the station; each request is sent with an `id` that its answers repeat. */
export type StationRequest =
  | {
      readonly do: "start";
      readonly parts: Omit<StationParts, "worker" | LentName>;
      /** Of `lendWorkers`. */
      readonly lender: MessagePort;
    }
  | {
      [Method in keyof StationInWorker]: { readonly do: Method; readonly given: Given<Method> };
    }[keyof StationInWorker];

/** Progress comes as messages. */
export type Given<Method extends keyof StationInWorker> = Method extends "run" | "addFile"
  ? readonly [Parameters<StationInWorker[Method]>[0]]
  : Parameters<StationInWorker[Method]>;

export type StationAnswer = { readonly id: number } & (
  | { readonly done: unknown }
  | {
      readonly refused: readonly PlainProblem[];
      /** Of a `RefusedRun`; null for others. */
      readonly unknownCodes: readonly UnknownCode[] | null;
      /** Of a `DoubtedRun`; null for others. */
      readonly doubts: readonly Doubt[] | null;
    }
  | { readonly cancelled: true }
  /** A fault of Vigie: its name alone, for the texts of drivers quote data. */
  | { readonly fault: string }
  | {
      readonly progress: readonly [source: string | null, step: RunStep, share: number | null];
    }
  | { readonly reading: ReadingProgress }
);
