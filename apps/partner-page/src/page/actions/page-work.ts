import { filesProblem } from "@vigie/files";
import type { MappingDraft } from "@vigie/mapping";
import type { ReadingProgress } from "@vigie/page-engine";
import { VigieErrors } from "@vigie/words";
import type { PageCore, ProfiledFile } from "../../core/page-core.ts";
import { isOutOfMemory, memoryExhausted } from "../../core/problems.ts";
import type { Choices, ChosenFile } from "../choices.ts";
import { recordChange } from "../history.ts";
import { type MessageKey, partnerPageFormatter, type Sentence } from "../page-formatter.ts";
import type { PageState, ProblemPlace, ShownProblem, Store, Work } from "../page-state.ts";

/** What every action does with the state of the page: read it, record a choice, show work, problems and announcements. */
export interface PageWork {
  readonly store: Store<PageState>;
  readonly core: Promise<PageCore>;
  /** The data files that the core has open. */
  readonly opened: OpenedFiles;
  present(): Choices;
  messageOf(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** Read aloud by screen readers. */
  announce(announcement: string): void;
  /** One choice, in words, that can be undone. */
  decide(label: Sentence, change: (before: Choices) => Choices): void;
  /** A choice about the draft of the mapping, where there is one. */
  decideDraft(label: Sentence, change: (before: MappingDraft) => MappingDraft): void;
  /** Added to the problems of the same action. */
  addProblems(place: ProblemPlace, error: unknown): void;
  dismiss(place: ProblemPlace): void;
  showReading(reading: ReadingProgress): void;
  /** Nested work replaces the message; the indicator goes when the outermost work ends. @returns null where it failed */
  working<Result>(
    place: ProblemPlace,
    work: Pick<Work, "message"> & Partial<Work>,
    task: () => Promise<Result>,
  ): Promise<Result | null>;
  /** Opens and closes files in the core until they are those of the choices, as after an undo. */
  synchronise(): Promise<void>;
}

export function pageWork(store: Store<PageState>, core: Promise<PageCore>): PageWork {
  const { get, change } = store;
  const opened = openedFiles(core);
  const present = () => get().history.present;
  const messageOf: PageWork["messageOf"] = (key, values = {}) =>
    partnerPageFormatter(get().language).message(key, values);
  const announce = (announcement: string) => change((state) => ({ ...state, announcement }));

  const decide: PageWork["decide"] = (label, changed) =>
    change((state) => {
      const after = changed(state.history.present);
      if (after === state.history.present) return state;
      return { ...state, history: recordChange(state.history, label, after), downloaded: new Set() };
    });

  const decideDraft: PageWork["decideDraft"] = (label, changed) =>
    decide(label, (before) => (before.draft === null ? before : { ...before, draft: changed(before.draft) }));

  const addProblems = (place: ProblemPlace, error: unknown) =>
    change((state) => ({
      ...state,
      problems: { ...state.problems, [place]: [...(state.problems[place] ?? []), ...shownProblems(error)] },
    }));

  const dismiss = (place: ProblemPlace) =>
    change((state) => ({ ...state, problems: { ...state.problems, [place]: [] } }));

  const showReading = (reading: ReadingProgress) =>
    change((state) => ({ ...state, work: state.work && { ...state.work, reading } }));

  let worksUnderWay = 0;
  const working = async <Result>(
    place: ProblemPlace,
    work: Pick<Work, "message"> & Partial<Work>,
    task: () => Promise<Result>,
  ): Promise<Result | null> => {
    const shown: Work = { values: {}, share: null, reading: null, cancel: null, ...work };
    worksUnderWay += 1;
    change((state) => ({ ...state, work: shown }));
    announce(messageOf(shown.message, shown.values));
    try {
      return await task();
    } catch (error) {
      addProblems(place, error);
      return null;
    } finally {
      worksUnderWay -= 1;
      if (worksUnderWay === 0) change((state) => ({ ...state, work: null }));
    }
  };

  const synchronise = async () => {
    dismiss("files");
    await working("files", { message: "work.files" }, async () => {
      const dataFiles = await opened.synchronise(present().files);
      change((state) => ({ ...state, dataFiles }));
    });
  };

  return {
    store,
    core,
    opened,
    present,
    messageOf,
    announce,
    decide,
    decideDraft,
    addProblems,
    dismiss,
    showReading,
    working,
    synchronise,
  };
}

/** Whether work ended because the person gave up. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

export function foldersDropped(folders: readonly string[]): VigieErrors {
  return new VigieErrors(folders.map((name) => filesProblem("files/file-is-folder", { file: name })));
}

/** The data files that the core has open. */
interface OpenedFiles {
  /** Opens and closes files until they are those of the choices. @returns them by name */
  synchronise(chosen: readonly ChosenFile[]): Promise<ReadonlyMap<string, ProfiledFile>>;
  /** A file that the core was just given. */
  add(chosen: ChosenFile, data: ProfiledFile): void;
  /** A file that the core no longer has. */
  forget(name: string): void;
}

function openedFiles(core: Promise<PageCore>): OpenedFiles {
  const open = new Map<string, { readonly chosen: ChosenFile; readonly data: ProfiledFile }>();
  return {
    add: (chosen, data) => open.set(chosen.file.name, { chosen, data }),
    forget: (name) => open.delete(name),
    synchronise: async (chosen) => {
      const ready = await core;
      const names = new Set(chosen.map(({ file }) => file.name));
      for (const name of open.keys())
        if (!names.has(name)) {
          await ready.removeFile(name);
          open.delete(name);
        }
      for (const file of chosen) {
        const before = open.get(file.file.name)?.chosen;
        if (before?.file === file.file && before.settings === file.settings) continue;
        open.set(file.file.name, { chosen: file, data: await ready.addFile(file.file, file.settings) });
      }
      return new Map([...open].map(([name, { data }]) => [name, data]));
    },
  };
}

/** The problems to show for an error; a defect of Vigie gives its class alone, which holds no data. */
export function shownProblems(error: unknown): readonly ShownProblem[] {
  if (error instanceof VigieErrors) return error.errors;
  if (isOutOfMemory(error)) return [memoryExhausted()];
  return [{ defect: error instanceof Error ? error.name : "Error" }];
}
