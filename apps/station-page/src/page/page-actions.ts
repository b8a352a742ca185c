import { type MappingDraft, RefusedRun, type UnitsDraft } from "@vigie/engine";
import type { ReadingProgress } from "@vigie/engine/page";
import { fileProblem, filesProblem } from "@vigie/files";
import { DoubtedRun } from "@vigie/station";
import type { Language } from "@vigie/words";
import { VigieErrors } from "@vigie/words";
import { readDossier } from "../core/dossier.ts";
import { startDraft, takeUpDraft } from "../core/mapping-choices.ts";
import { inputError, problem } from "../core/problems.ts";
import type { ReaderFigures } from "../core/reader-figures.ts";
import { makeSigningKey, readSigningKey } from "../core/signing-key.ts";
import type { DataFile, ReadSettings, Station } from "../core/station.ts";
import { withAssignedPart, withLikelyParts } from "./assign-file.ts";
import { type Choices, noChoices, type Part, withDossier, withPartner } from "./choices.ts";
import { sourcesOf } from "./decisions.ts";
import { withFormatOf, withPart } from "./draft-edits.ts";
import { type FileKind, fileKindOf } from "./file-kind.ts";
import { type Change, historyOf, record, redo, undo } from "./history.ts";
import { formatterIn, type MessageKey, type Sentence, sentence } from "./page-formatter.ts";
import type { DownloadedBundle, DownloadKind, PageState, ProblemPlace, Work } from "./page-state.ts";
import { shownProblems } from "./shown-problems.ts";
import { stationFiles } from "./station-files.ts";
import type { Step } from "./steps.ts";
import type { Store } from "./store.ts";

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
  const { get, change } = store;
  const stored = stationFiles(station);
  const present = () => get().history.present;
  const messageOf = (key: MessageKey, values: Readonly<Record<string, string | number>> = {}) =>
    formatterIn(get().language).message(key, values);
  const announce = (announcement: string) => change((state) => ({ ...state, announcement }));

  const decide: PageActions["decide"] = (label, changed) =>
    change((state) => {
      const after = changed(state.history.present);
      if (after === state.history.present) return state;
      return { ...state, history: record(state.history, label, after), downloaded: new Set() };
    });

  const decideDraft: PageActions["decideDraft"] = (label, changed) =>
    decide(label, (before) => (before.draft === null ? before : { ...before, draft: changed(before.draft) }));

  /** Added to the problems of the same action. */
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
  /** Nested work replaces the message; the indicator goes when the outermost work ends. */
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

  /** Opens and closes files in the station until they are those of the choices, as after an undo. */
  const synchronise = async () => {
    dismiss("files");
    await working("files", { message: "work.files" }, async () => {
      const dataFiles = await stored.synchronise(present().files);
      change((state) => ({ ...state, dataFiles }));
    });
  };

  /** Undoes or redoes a change, and announces it. */
  const moveInHistory = async (
    step: typeof undo,
    changed: Change<Choices> | undefined,
    announced: MessageKey,
  ) => {
    if (changed === undefined) return;
    change((state) => ({ ...state, history: step(state.history), downloaded: new Set() }));
    await synchronise();
    announce(messageOf(announced, { label: changed.label(formatterIn(get().language)) }));
  };

  const readText = async (file: File, kind: Exclude<FileKind, "data" | "study">) => {
    const { study } = get();
    const { partner: id } = present();
    const partner = id === null ? undefined : study?.study.partners.get(id);
    if (study === null || partner === undefined) return;
    const { name } = file;
    const of = { study: study.study, partner };
    if (kind === "dossier") {
      const dossier = await readDossier(file, name);
      const draft = takeUpDraft(dossier.mapping, name, of);
      const key = dossier.key === null ? null : await readSigningKey(dossier.key, name);
      decide(sentence("did.dossier", { name }), (before) =>
        withDossier(before, { file: name, draft, dossier, key }),
      );
    } else if (kind === "mapping") {
      const draft = takeUpDraft(await file.text(), name, of);
      decide(sentence("did.mapping", { name }), (before) =>
        withDossier(before, { file: name, draft, dossier: { ledger: null }, key: null }),
      );
    } else if (kind === "key") {
      const key = await readSigningKey(await file.text(), name);
      decide(sentence("did.key", { name }), (before) => ({ ...before, key }));
    } else {
      const ledger = await file.text();
      decide(sentence("did.ledger", { name }), (before) => ({ ...before, ledger }));
    }
  };

  /** Gives a file to the parts that it seems to be, where nothing else is. */
  const assignByGuess = async (data: DataFile, before: Choices): Promise<Choices> => {
    const { study } = get();
    if (study === null || before.draft === null || before.partner === null) return before;
    return withLikelyParts(data, before, {
      station: await station,
      sources: sourcesOf(study.study, before.partner),
    });
  };

  const openData = async (file: File, settings: ReadSettings, signal: AbortSignal) => {
    const data = await (await station).addFile(file, settings, { signal, reading: showReading });
    stored.add({ file, settings }, data);
    change((state) => ({ ...state, dataFiles: new Map([...state.dataFiles, [file.name, data]]) }));
    const others = present().files.filter(({ file: { name } }) => name !== file.name);
    const before = { ...present(), files: [...others, { file, settings }] };
    const isReadAgain = others.length < present().files.length;
    const given = await assignByGuess(data, isReadAgain ? withFormatRead(before, data) : before);
    const { files, draft, guesses } = given;
    decide(sentence("did.file", { name: file.name }), (before) => ({ ...before, files, draft, guesses }));
    const rows = data.profile?.rows ?? 0;
    announce(
      data.problems.length > 0
        ? messageOf("files.announceProblem", { name: file.name })
        : messageOf("files.announce", { name: file.name, rows }),
    );
  };

  /** A large file takes its time: the person may give up, and what was open before stays. */
  const reading = (
    {
      file: { name, size },
      at = 1,
      count = 1,
    }: { readonly file: File; readonly at?: number; readonly count?: number },
    read: (signal: AbortSignal) => Promise<void>,
  ) => {
    const stop = new AbortController();
    const cancel = () => stop.abort();
    const message = size < longBytes ? "work.file" : "work.longFile";
    const values = { name, size: formatterIn(get().language).size(size), at, count };
    return working("files", { message, values, cancel }, async () => {
      try {
        await read(stop.signal);
      } catch (error) {
        if (!isAbort(error)) throw error;
        stored.forget(name);
        await synchronise();
        announce(messageOf("files.cancelled", { name }));
      }
    });
  };

  const proposed = async (part: Part, file: string, isWhole: boolean) => {
    const { draft } = present();
    if (draft === null) return;
    const { draft: after, ...guess } = await (await station).propose({ ...part, draft, file });
    decide(sentence("did.give", { name: file }), (before) =>
      before.draft === null ? before : withAssignedPart(before, part, { draft: after, guess, isWhole }),
    );
  };

  return {
    decide,
    decideDraft,
    dismiss,
    go: (step) =>
      change((state) => ({ ...state, step, hasSeenRunEnd: state.hasSeenRunEnd || step === "run" })),
    changeLanguage: (language) => change((state) => ({ ...state, language })),
    openStudy: async (files, folders) => {
      dismiss("study");
      if (files.length === 0) return addProblems("study", foldersDropped(folders));
      const refuse = (code: "page/second-study" | "page/study-expected", place = {}) =>
        addProblems("study", inputError(code, place));
      // Mail programs and browsers rename what they know for a zip.
      const [study, second] = files.filter(({ name }) => fileKindOf(name, "") === "study");
      const [zip] = files.filter(({ name }) => fileKindOf(name, "") === "dossier");
      const file = study ?? zip;
      if (second !== undefined || get().study !== null) return refuse("page/second-study");
      if (file === undefined) return refuse("page/study-expected", { file: files[0]?.name });
      await working("study", { message: "work.study" }, async () => {
        const opened = await (await station).openStudy(file);
        change((state) => ({ ...state, study: opened }));
        const [only, ...others] = opened.study.partners.values();
        const draft = only !== undefined && others.length === 0 ? startDraft(opened.study, only) : null;
        change((state) => ({
          ...state,
          history: historyOf(draft === null ? noChoices : withPartner(noChoices, draft)),
        }));
        announce(
          messageOf("study.announce", { title: formatterIn(get().language).text(opened.study.title) }),
        );
        const later = files.filter((other) => other !== file);
        if (later.length > 0)
          addProblems(
            "study",
            new VigieErrors(later.map(({ name }) => problem("page/file-comes-later", { file: name }))),
          );
      });
    },
    closeStudy: () => {
      void stored.synchronise([]);
      change((state) => ({
        ...state,
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
      }));
    },
    choosePartner: (id) => {
      const { study } = get();
      const partner = study?.study.partners.get(id);
      if (study === null || partner === undefined || present().partner === id) return;
      const draft = startDraft(study.study, partner);
      decide(sentence("did.partner"), (before) => withPartner(before, draft));
    },
    openFiles: async (files, folders) => {
      dismiss("files");
      if (folders.length > 0) addProblems("files", foldersDropped(folders));
      await working("files", { message: "work.files" }, async () => {
        for (const [before, file] of files.entries())
          await reading({ file, at: before + 1, count: files.length }, async (signal) => {
            const kind = fileKindOf(file.name, await startOf(file));
            if (kind === "study") throw inputError("page/second-study", {});
            await (kind === "data" ? openData(file, {}, signal) : readText(file, kind));
          });
      });
    },
    removeFile: async (name) => {
      decide(sentence("did.remove", { name }), (before) => ({
        ...before,
        files: before.files.filter(({ file }) => file.name !== name),
      }));
      await synchronise();
      announce(messageOf("files.announceRemoved", { name }));
    },
    readAgain: async (name, settings) => {
      const chosen = present().files.find(({ file }) => file.name === name);
      if (chosen === undefined) return;
      dismiss("files");
      await reading({ file: chosen.file }, (signal) =>
        openData(chosen.file, { ...chosen.settings, ...settings }, signal),
      );
    },
    assignFile: async (part, file) => {
      dismiss("files");
      if (file === null) decideDraft(sentence("did.unread"), (draft) => withPart(draft, part, null));
      else if (file === "contacts")
        decideDraft(sentence("did.fromContacts"), (draft) => withPart(draft, part, unitsFromContacts));
      else
        await working("files", { message: "work.file", values: { name: file.name, at: 1, count: 1 } }, () =>
          proposed(part, file.name, false),
        );
    },
    proposeAgain: async (part) => {
      const input = present().draft?.sources.get(part.source)?.[part.role]?.input;
      if (input?.kind !== "file") return;
      dismiss("mapping");
      await working("mapping", { message: "work.file", values: { name: input.file, at: 1, count: 1 } }, () =>
        proposed(part, input.file, true),
      );
    },
    undo: () => moveInHistory(undo, get().history.past.at(-1), "undo.undone"),
    redo: () => moveInHistory(redo, get().history.future[0], "undo.redone"),
    run: async () => {
      const choices = present();
      const { partner, draft, key, date } = choices;
      if (partner === null || draft === null) return;
      const { lastDownload, language } = get();
      const ledger = lastDownload?.ledger ?? choices.ledger;
      const unsent = lastDownload?.isUnsent ? lastDownload.hash : choices.unsent;
      dismiss("run");
      change((state) => ({ ...state, unknownCodes: [], doubts: [] }));
      const stop = new AbortController();
      const cancel = () => stop.abort();
      await working("run", { message: "work.run", cancel }, async () => {
        const finished = await (await station)
          .run({
            partner,
            draft,
            date: date ?? get().today,
            key: key?.privateText ?? null,
            ledger,
            unsent,
            language,
            signal: stop.signal,
            reading: showReading,
            progress: (source, step, share) =>
              change((state) => ({
                ...state,
                work: {
                  message: `work.${step}`,
                  values: { source: source === null ? "" : labelOf(state, source) },
                  share,
                  reading: state.work?.message === `work.${step}` ? state.work.reading : null,
                  cancel,
                },
              })),
          })
          .catch((error: unknown) => {
            if (isAbort(error)) return null;
            if (error instanceof DoubtedRun) {
              const { doubts } = error;
              change((state) => ({ ...state, doubts }));
            }
            if (error instanceof RefusedRun) {
              const { unknownCodes } = error;
              change((state) => ({ ...state, unknownCodes }));
            }
            throw error;
          });
        if (finished === null) announce(messageOf("run.cancelled"));
        else {
          change((state) => ({
            ...state,
            finished: { of: finished, choices, language },
            doubts: finished.run.doubts,
            downloaded: new Set(),
          }));
          announce(messageOf("run.announce"));
        }
      });
      change((state) => ({ ...state, hasSeenRunEnd: state.step === "run" }));
    },
    figures: async () => {
      const { finished, language } = get();
      if (finished === null) return null;
      dismiss("run");
      try {
        return await (await station).figures(finished.of.run.bundle, language);
      } catch (error) {
        addProblems("run", error);
        return null;
      }
    },
    makeKey: async () => {
      const key = await makeSigningKey();
      decide(sentence("did.newKey"), (before) => ({ ...before, key }));
    },
    forgetKey: () => decide(sentence("did.noKey"), (before) => ({ ...before, key: null })),
    markUnsent: (isUnsent) =>
      change((state) => ({
        ...state,
        lastDownload: state.lastDownload && { ...state.lastDownload, isUnsent },
      })),
    markDownloaded: (what) =>
      change((state) => ({
        ...state,
        downloaded: new Set([...state.downloaded, what]),
        lastDownload: what === "bundle" ? lastDownloadIn(state) : state.lastDownload,
      })),
  };
}

/** What the person corrects of how a file is read holds for the run too. */
function withFormatRead(choices: Choices, { name, profile }: DataFile): Choices {
  const { draft } = choices;
  if (draft === null || profile === null) return choices;
  return { ...choices, draft: withFormatOf(draft, name, profile) };
}

const unitsFromContacts: UnitsDraft = {
  input: null,
  shape: null,
  key: "",
  pad: null,
  otherRows: "refuse",
  fields: new Map(),
};

/** A file of that size is read for a minute and more. */
const longBytes = 500e6;

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

function foldersDropped(folders: readonly string[]): VigieErrors {
  return new VigieErrors(folders.map((name) => filesProblem("files/file-is-folder", { file: name })));
}

/** Enough of a file to know its kind. @throws {VigieErrors} it can no longer be read */
async function startOf(file: File): Promise<string> {
  try {
    return await file.slice(0, 400).text();
  } catch (error) {
    throw fileProblem(error, file.name);
  }
}

function labelOf({ study, language }: PageState, source: string): string {
  return formatterIn(language).text(study?.study.sources.get(source)?.label ?? { fr: source });
}

/** Two bundles may have been downloaded: the ledger of the last one has the lines of both. */
function lastDownloadIn({ finished, lastDownload }: PageState): DownloadedBundle | null {
  const { hash = "", ledger = null } = finished?.of ?? {};
  if (ledger === null || hash === lastDownload?.hash) return lastDownload;
  return { hash, ledger, isUnsent: false };
}
