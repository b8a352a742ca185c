import type { UnknownCode } from "@vigie/engine";
import type { ReadingProgress } from "@vigie/page-engine";
import type { Doubt } from "@vigie/partner";
import type { Language, VigieError } from "@vigie/words";
import type { FinishedRun, OpenedStudy, ProfiledFile } from "../core/page-core.ts";
import { type Choices, noChoices } from "./choices.ts";
import { type Decision, isOfMapping } from "./decisions.ts";
import { type History, historyOf } from "./history.ts";
import type { MessageKey } from "./page-formatter.ts";

/** All that the page shows. What a person decides is in `history`; the rest follows from it, or is in passing. */
export interface PageState {
  readonly language: Language;
  /** By the clock of the machine, `2026-11-25`. */
  readonly today: string;
  readonly step: Step;
  /** Whether the parts of the page are loaded: nothing can be opened before. */
  readonly isReady: boolean;
  readonly study: OpenedStudy | null;
  readonly history: History<Choices>;
  /** What was seen of the open files, by name. */
  readonly dataFiles: ReadonlyMap<string, ProfiledFile>;
  readonly work: Work | null;
  /** What is wrong, by the part of the page that shows it. */
  readonly problems: Readonly<Partial<Record<ProblemPlace, readonly ShownProblem[]>>>;
  /** Values that stopped the last run: the person alone sees them. */
  readonly unknownCodes: readonly UnknownCode[];
  /** Doubts of the last run, finished or stopped by a grave one. */
  readonly doubts: readonly Doubt[];
  readonly finished: Finished | null;
  /** Whether the step of the run was shown since the last run ended. */
  readonly hasSeenRunEnd: boolean;
  /** The last bundle that the person downloaded, and may have handed over; null for fictitious data. */
  readonly lastDownload: DownloadedBundle | null;
  /** What the person took away since the last change. */
  readonly downloaded: ReadonlySet<DownloadKind>;
  /** Said by screen readers. */
  readonly announcement: string;
}

/** Long work under way. */
export interface Work {
  readonly message: MessageKey;
  readonly values: Readonly<Record<string, string | number>>;
  /** In 0..1; null where it cannot be known. */
  readonly share: number | null;
  /** Files that this work reads; null where it reads none yet. */
  readonly reading: ReadingProgress | null;
  readonly cancel: (() => void) | null;
}

/** A run, and the choices that it was made with: it is out of date where these changed. */
export interface Finished {
  readonly of: FinishedRun;
  readonly choices: Choices;
  /** Language of its reports: the page may have changed language since. */
  readonly language: Language;
  /** A holder's figures beside those of its group, file name to content; null before a publication was given. */
  readonly own: ReadonlyMap<string, string | Uint8Array> | null;
}

export interface DownloadedBundle {
  readonly hash: string;
  /** The ledger with it. */
  readonly ledger: string;
  /** Whether the person declares that it was handed over to nobody. */
  readonly isUnsent: boolean;
}

export type ProblemPlace = "study" | "files" | "mapping" | "run" | "take";
export type DownloadKind = "bundle" | "dossier" | "private" | "sheet";

/** A problem of Vigie's catalogues, or a fault of Vigie itself, of which only the kind is known. */
export type ShownProblem = VigieError | { readonly defect: string };

export function initialState(language: Language, today: string): PageState {
  return {
    language,
    today,
    ...withoutStudy,
    isReady: false,
    work: null,
    announcement: "",
  };
}

/** What the page holds of a study, and of the files and runs for it, before one is opened. */
export const withoutStudy = {
  step: "study",
  study: null,
  history: historyOf(noChoices),
  dataFiles: new Map(),
  problems: {},
  unknownCodes: [],
  doubts: [],
  finished: null,
  hasSeenRunEnd: true,
  lastDownload: null,
  downloaded: new Set(),
} satisfies Partial<PageState>;

/** Whether the page would lose something that the person did and did not take away. */
export function hasUnsavedWork({ history: { past, present }, downloaded }: PageState): boolean {
  return present.files.length > 0 && past.length > 0 && !downloaded.has("dossier");
}

/** A value that changes whole, and who wants to know. */
export interface Store<State> {
  readonly get: () => State;
  readonly change: (change: (before: State) => State) => void;
  /** @returns what ends it */
  readonly subscribe: (listener: () => void) => () => void;
}

export function storeOf<State>(first: State): Store<State> {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    change: (change) => {
      state = change(state);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The way of a partner, in order. */
export const steps = ["study", "files", "mapping", "run", "look", "take"] as const;
export type Step = (typeof steps)[number];

export interface PageProgress {
  readonly hasStudy: boolean;
  readonly hasPartner: boolean;
  readonly openFiles: number;
  readonly decisions: readonly Decision[];
  readonly isRun: boolean;
}

/** Why a step cannot be gone to yet; null where it can. */
export function hindrance(
  step: Step,
  progress: PageProgress,
): "study" | "partner" | "files" | "decisions" | "run" | null {
  if (step === "study") return null;
  if (!progress.hasStudy) return "study";
  if (!progress.hasPartner) return "partner";
  if (step === "files") return null;
  if (progress.openFiles === 0) return "files";
  if (step === "mapping") return null;
  if (step === "run") return progress.decisions.some(isOfMapping) ? "decisions" : null;
  return progress.isRun ? null : "run";
}
