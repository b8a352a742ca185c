import type { MappingDraft } from "@vigie/mapping";
import type { Language } from "@vigie/words";
import type { ReaderFigures } from "../../core/reader-figures.ts";
import type { ReadSettings, Station } from "../../core/station.ts";
import type { Choices, Part } from "../choices.ts";
import { type Change, redo, undo } from "../history.ts";
import { formatterIn, type MessageKey, type Sentence } from "../page-formatter.ts";
import type { DownloadKind, PageState, ProblemPlace } from "../page-state.ts";
import type { Step } from "../steps.ts";
import type { Store } from "../store.ts";
import { fileActions } from "./file-actions.ts";
import { type PageWork, pageWork } from "./page-work.ts";
import { runActions } from "./run-actions.ts";
import { studyActions } from "./study-actions.ts";

/** What a person can do in the page. None throws: what is wrong is shown where it was done. */
export interface PageActions {
  go(step: Step): void;
  changeLanguage(language: Language): void;
  /** @param folders names of those that were dropped with the files */
  openStudy(files: readonly File[], folders: readonly string[]): Promise<void>;
  closeStudy(): void;
  choosePartner(id: string): void;
  /** Data files, the dossier of another edition, or one of its files. */
  openFiles(files: readonly File[], folders: readonly string[]): Promise<void>;
  removeFile(name: string): Promise<void>;
  readAgain(name: string, settings: ReadSettings): Promise<void>;
  /** @param file null where the part is read nowhere, `contacts` where units are drawn from these */
  assignFile(part: Part, file: { readonly name: string } | "contacts" | null): Promise<void>;
  /** The guesses of the file in the place of what was decided of its columns. */
  proposeAgain(part: Part): Promise<void>;
  /** One choice, in words, that can be undone. */
  decide(label: Sentence, change: (before: Choices) => Choices): void;
  /** The same of the draft of the mapping, where there is one. */
  decideDraft(label: Sentence, change: (before: MappingDraft) => MappingDraft): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
  run(): Promise<void>;
  /** What readers will see of the bundle of the last run; null without one, or where it cannot be drawn. */
  figures(): Promise<ReaderFigures | null>;
  makeKey(): Promise<void>;
  forgetKey(): void;
  /** Whether the bundle that was downloaded before was handed over to nobody: its budget is given back. */
  markUnsent(isUnsent: boolean): void;
  markDownloaded(what: DownloadKind): void;
  dismiss(place: ProblemPlace): void;
}

export function pageActions(store: Store<PageState>, station: Promise<Station>): PageActions {
  const work = pageWork(store, station);
  const { decide, decideDraft, dismiss } = work;
  const { get, change } = store;
  return {
    ...studyActions(work),
    ...fileActions(work),
    ...runActions(work),
    decide,
    decideDraft,
    dismiss,
    go: (step) =>
      change((state) => ({ ...state, step, hasSeenRunEnd: state.hasSeenRunEnd || step === "run" })),
    changeLanguage: (language) => change((state) => ({ ...state, language })),
    undo: () => moveInHistory(work, undo, { change: get().history.past.at(-1), announced: "undo.undone" }),
    redo: () => moveInHistory(work, redo, { change: get().history.future[0], announced: "undo.redone" }),
  };
}

/** Undoes or redoes a change, and announces it. */
async function moveInHistory(
  { store, synchronise, announce, messageOf }: PageWork,
  step: typeof undo,
  { change, announced }: { readonly change: Change<Choices> | undefined; readonly announced: MessageKey },
): Promise<void> {
  if (change === undefined) return;
  store.change((state) => ({ ...state, history: step(state.history), downloaded: new Set() }));
  await synchronise();
  announce(messageOf(announced, { label: change.label(formatterIn(store.get().language)) }));
}
