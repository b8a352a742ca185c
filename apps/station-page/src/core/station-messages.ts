import type { UnknownCode } from "@vigie/engine";
import type { RunStep } from "@vigie/station";
import type { PlainProblem } from "./plain-problem.ts";
import type { StationParts } from "./station.ts";
import type { LentName, WorkedStation } from "./worked-station.ts";

/** What goes between the page and the worker of the station. */
export type StationRequest =
  | {
      readonly do: "start";
      readonly id: number;
      readonly parts: Omit<StationParts, "worker" | LentName>;
      /** Of `lendWorkers`. */
      readonly lender: MessagePort;
    }
  | {
      [Method in keyof WorkedStation]: {
        readonly do: Method;
        readonly id: number;
        readonly given: Given<Method>;
      };
    }[keyof WorkedStation];

/** Progress comes as messages. */
export type Given<Method extends keyof WorkedStation> = Method extends "run"
  ? readonly [Parameters<WorkedStation["run"]>[0]]
  : Parameters<WorkedStation[Method]>;

export type StationAnswer = { readonly id: number } & (
  | { readonly done: unknown }
  | {
      readonly refused: readonly PlainProblem[];
      /** Of a `RefusedRun`; null for others. */
      readonly unknownCodes: readonly UnknownCode[] | null;
    }
  | { readonly cancelled: true }
  /** A fault of Vigie: its name alone, for the texts of drivers quote data. */
  | { readonly fault: string }
  | {
      readonly progress: readonly [source: string | null, step: RunStep, share: number | null];
    }
);
