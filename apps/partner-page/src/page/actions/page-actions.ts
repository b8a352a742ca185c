import type { MappingDraft } from "@vigie/mapping";
import { type Language, VigieErrors } from "@vigie/words";
import { startDraft } from "../../core/mapping-choices.ts";
import type { PageCore, ReadSettings } from "../../core/page-core.ts";
import { pageInputError, partnerPageProblem } from "../../core/problems.ts";
import type { ReaderFigures } from "../../core/reader-figures.ts";
import { type Choices, noChoices, type Part, withPartner } from "../choices.ts";
import { historyOf, redo, type UndoableChange, undo } from "../history.ts";
import { type MessageKey, partnerPageFormatter, type Sentence, sentence } from "../page-formatter.ts";
import {
  type DownloadKind,
  type PageState,
  type ProblemPlace,
  type Step,
  type Store,
  withoutStudy,
} from "../page-state.ts";
import { fileActions } from "./file-actions.ts";
import { kindOfBytes } from "./open-file.ts";
import { foldersDropped, type PageWork, pageWork } from "./page-work.ts";
import { runActions } from "./run-actions.ts";

/** What a person can do in the page. None throws: what is wrong is shown where it was done. */
export interface PageActions {
  go(step: Step): void;
  changeLanguage(language: Language): void;
  /** @param folders names of those that were dropped with the files */
  openStudy(files: readonly File[], folders: readonly string[]): Promise<void>;
  closeStudy(): void;
  choosePartner(id: string): void;
  /** @param id of a holder of the group; empty for none */
  chooseHolder(id: string): void;
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
  /** One choice in the draft of the mapping, where there is one. */
  decideDraft(label: Sentence, change: (before: MappingDraft) => MappingDraft): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
  run(): Promise<void>;
  /** What readers will see of the bundle of the last run; null without one, or where it cannot be drawn. */
  figures(): Promise<ReaderFigures | null>;
  /** @param published the zip of the data that the site of a group offers */
  compare(published: File): Promise<void>;
  makeKey(): Promise<void>;
  forgetKey(): void;
  /** Whether the bundle that was downloaded before was handed over to nobody: its budget is given back. */
  markUnsent(isUnsent: boolean): void;
  markDownloaded(what: DownloadKind): void;
  dismiss(place: ProblemPlace): void;
}

export function pageActions(store: Store<PageState>, core: Promise<PageCore>): PageActions {
  const work = pageWork(store, core);
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
  {
    change,
    announced,
  }: { readonly change: UndoableChange<Choices> | undefined; readonly announced: MessageKey },
): Promise<void> {
  if (change === undefined) return;
  store.change((state) => ({ ...state, history: step(state.history), downloaded: new Set() }));
  await synchronise();
  announce(messageOf(announced, { label: change.label(partnerPageFormatter(store.get().language)) }));
}

/** Opening and closing a study, and choosing for which partner. */
function studyActions(
  work: PageWork,
): Pick<PageActions, "openStudy" | "closeStudy" | "choosePartner" | "chooseHolder"> {
  const { addProblems, decide, present } = work;
  const { get, change } = work.store;
  return {
    openStudy: async (files, folders) => {
      work.dismiss("study");
      if (files.length === 0) return addProblems("study", foldersDropped(folders));
      const refuse = (code: "page/second-study" | "page/study-expected", place = {}) =>
        addProblems("study", pageInputError(code, place));
      // Mail programs and browsers rename what they know for a zip.
      const [study, second] = files.filter(({ name }) => kindOfBytes(name, "") === "study");
      const [zip] = files.filter(({ name }) => kindOfBytes(name, "") === "dossier");
      const file = study ?? zip;
      if (second !== undefined || get().study !== null) return refuse("page/second-study");
      if (file === undefined) return refuse("page/study-expected", { file: files[0]?.name });
      await work.working("study", { message: "work.study" }, () => openOne(file, files, work));
    },
    closeStudy: () => {
      void work.opened.synchronise([]);
      change((state) => ({ ...state, ...withoutStudy }));
    },
    choosePartner: (id) => {
      const { study } = get();
      const partner = study?.study.partners.get(id);
      if (study === null || partner === undefined || present().partner === id) return;
      const draft = startDraft(study.study, partner);
      decide(sentence("did.partner"), (before) => withPartner(before, draft));
    },
    chooseHolder: (id) =>
      decide(sentence("did.holder"), (before) => ({ ...before, holder: id === "" ? null : id })),
  };
}

/** Opens a study, and names the files that came with it too early. */
async function openOne(file: File, files: readonly File[], work: PageWork): Promise<void> {
  const { get, change } = work.store;
  const opened = await (await work.core).openStudy(file);
  change((state) => ({ ...state, study: opened }));
  const [only, ...others] = opened.study.partners.values();
  const draft = only !== undefined && others.length === 0 ? startDraft(opened.study, only) : null;
  change((state) => ({
    ...state,
    history: historyOf(draft === null ? noChoices : withPartner(noChoices, draft)),
  }));
  const title = partnerPageFormatter(get().language).text(opened.study.title);
  work.announce(work.messageOf("study.announce", { title }));
  const later = files.filter((other) => other !== file);
  if (later.length > 0)
    work.addProblems(
      "study",
      new VigieErrors(later.map(({ name }) => partnerPageProblem("page/file-comes-later", { file: name }))),
    );
}
