import { proposedOtherRows } from "@vigie/engine";
import {
  type FileProfile,
  type FileRole,
  filesOfInput,
  type MappingDraft,
  type Proposal,
  proposedDraft,
  proposeMapping,
} from "@vigie/mapping";
import { openPageDuckDb, type PageDuckDb, pageEngine, type RunningWorker } from "@vigie/page-engine";
import { frenchLists, type PackageLists, type Territories, territoriesOf } from "@vigie/places";
import { loadStudy, type Source, type Study } from "@vigie/study";
import { type Language, VigieErrors } from "@vigie/words";
import { copyCache, interruptibleStore, lentFiles, trackedCopies } from "./file-stores.ts";
import { finishedRun } from "./finished-run.ts";
import { converted, type LentFileRead, profiled, shapesOf } from "./named-file.ts";
import { ownFigures } from "./own-figures.ts";
import type {
  CoreParts,
  FinishedRun,
  MappingProposal,
  PageCore,
  ProfiledFile,
  ReadSettings,
  RunRequest,
  Watched,
} from "./page-core.ts";
import { type PlainProblem, plainProblem } from "./problems.ts";
import { readerFigures } from "./reader-figures.ts";
import { pageConverters, pageReaders } from "./readers.ts";

/** What the worker does of a `PageCore`: the page sends it each request. */
export type CoreInWorker = Omit<PageCore, "openStudy" | "addFile" | "run" | "close"> & {
  /** @param texts of the study's folder */
  openStudy(texts: ReadonlyMap<string, string>): Promise<void>;
  addFile(asked: AddRequest, reading: Reading): Promise<DataFileMessage>;
  run(asked: Omit<RunRequest, keyof Watched | "progress">, watched: RunWatched): Promise<FinishedRun>;
  /** The run, or the opening of a file, that is under way fails; other files and drafts stay. */
  cancel(): Promise<void>;
};

/** Errors of a class would lose what they hold on their way to the page. */
type DataFileMessage = Omit<ProfiledFile, "problems"> & { readonly problems: readonly PlainProblem[] };

interface AddRequest {
  readonly name: string;
  readonly file: Blob;
  readonly settings: ReadSettings;
}

type Reading = NonNullable<Watched["reading"]>;

interface RunWatched {
  readonly progress: NonNullable<RunRequest["progress"]>;
  readonly reading: Reading;
}

/** The workers that the page lends. */
export type LentName = "duckDb" | "parquet";

export async function openCoreInWorker(
  { communes, softwareVersion }: Omit<CoreParts, "worker" | LentName>,
  { today, borrowed }: { readonly today: () => string; readonly borrowed: (name: LentName) => RunningWorker },
): Promise<CoreInWorker> {
  const page = await openPageDuckDb(() => borrowed("duckDb"), { startParquet: () => borrowed("parquet") });
  const store = copyCache(page.files);
  const lent = lentFiles(page.files, store);
  const duckDb = { ...page, files: { ...page.files, ...store } };
  const profiles = new Map<string, FileProfile>();
  let study: Study | null = null;
  let stop = () => {};
  const places = once(() => readTerritories(communes));
  const opened = () => {
    if (study === null) throw new RangeError("no study is open");
    return study;
  };
  const watchFiles = (names: readonly string[], reading: Reading) =>
    page.files.watch(
      names
        .filter((name) => !/\.(?:xls[xm]|parquet)$/i.test(name))
        .flatMap((name) => lent.pathOf(name) ?? []),
      reading,
    );
  return {
    openStudy: async (texts) => {
      const loaded = await loadStudy(texts);
      if ("errors" in loaded) throw new VigieErrors(loaded.errors);
      study = loaded.study;
    },
    addFile: async ({ name, file, settings }, reading) => {
      const path = await lent.take(name, file);
      profiles.delete(name);
      const at = { file: { shown: name, path }, settings };
      const stopped = new AbortController();
      const { signal } = stopped;
      stop = () => stopped.abort();
      const files = interruptibleStore(duckDb.files, signal);
      const unwatch = watchFiles([name], reading);
      try {
        const read = await shapedAndProfiled(at, { study: opened(), duckDb: { ...duckDb, files }, signal });
        if (read.profile !== null) profiles.set(name, read.profile);
        return { name, size: file.size, ...read };
      } catch (error) {
        if (signal.aborted) await lent.giveBack(name);
        signal.throwIfAborted();
        throw error;
      } finally {
        unwatch();
      }
    },
    removeFile: async (name) => {
      profiles.delete(name);
      await lent.giveBack(name);
    },
    propose: async (asked) => {
      const { draft, source: id, file } = asked;
      const source = opened().sources.get(id);
      const path = lent.pathOf(file);
      if (source === undefined || path === null) throw new RangeError("no such source, or no such file");
      const role = asked.role ?? roleOf(file, draft, id);
      const found =
        role === "contacts"
          ? null
          : await converted(
              { shown: file, path },
              { study: opened(), source, store: duckDb.files, territories: await places(), day: today() },
            );
      const profile =
        found === null
          ? (profiles.get(file) ?? (await profiled({ file: { shown: file, path }, settings: {} }, duckDb)))
          : await profiled({ file: { shown: `${file}.csv`, path: found.path }, settings: {} }, duckDb);
      if (found !== null) await duckDb.files.erase(found.path);
      return proposalFor({ draft, source, file, role }, profile, found);
    },
    run: async (asked, { progress, reading }) => {
      const stopped = new AbortController();
      const { signal } = stopped;
      const copies = trackedCopies(interruptibleStore(duckDb.files, signal));
      const engine = pageEngine({ ...duckDb, files: { ...duckDb.files, ...copies.store } }, pageReaders);
      stop = () => {
        stopped.abort();
        engine.cancel();
      };
      let watched: string | null = null;
      let unwatch = () => {};
      try {
        return await finishedRun(asked, {
          study: opened(),
          softwareVersion,
          progress: (source, ...step) => {
            if (source !== watched) {
              unwatch();
              watched = source;
              unwatch = watchFiles(filesOf(asked.draft, source), reading);
            }
            progress(source, ...step);
          },
          place: {
            store: copies.store,
            converters: needsPlaces(asked.draft) ? pageConverters(await places()) : [],
            openEngine: async () => ({ ...engine, close: async () => undefined }),
          },
          locate: (name) => lent.pathOf(name),
        });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        unwatch();
        await copies.eraseAll();
      }
    },
    cancel: async () => stop(),
    figures: (bundle, language) => readerFigures(bundle, { study: opened(), language }),
    compare: (asked) => ownFigures(asked, opened()),
  };
}

/** A list in JSON is read by its shape alone: where a shape is found, what its profile lacks is no problem. */
async function shapedAndProfiled(
  at: LentFileRead,
  {
    study,
    duckDb,
    signal,
  }: { readonly study: Study; readonly duckDb: PageDuckDb; readonly signal: AbortSignal },
): Promise<Pick<DataFileMessage, "shapes" | "profile" | "problems">> {
  const { shapes, unnamed } = await shapesOf(at, { study, store: duckDb.files });
  try {
    return { shapes, profile: await profiled(at, duckDb, signal), problems: [] };
  } catch (error) {
    if (signal.aborted || !(error instanceof VigieErrors)) throw error;
    const { errors } = unnamed ?? error;
    return { shapes, profile: null, problems: shapes.size > 0 ? [] : errors.map(plainProblem) };
  }
}

/** @param found its conversion, where the file has a known shape: the profile is then that of what it gave */
function proposalFor(
  {
    draft,
    source,
    file,
    role,
  }: {
    readonly draft: MappingDraft;
    readonly source: Source;
    readonly file: string;
    readonly role: FileRole | null;
  },
  profile: FileProfile,
  found: Awaited<ReturnType<typeof converted>>,
): MappingProposal {
  const keyName = found === null ? keyOf(draft, source.id) : (profile.columns[0]?.name ?? null);
  const proposedIn = (language: Language) => {
    const guessed = proposeMapping({ source, profile, chosenRole: role, keyName, language });
    return found === null ? guessed : withoutDoubt(guessed);
  };
  const proposals = { fr: proposedIn("fr"), en: proposedIn("en") };
  const { fr: proposal } = proposals;
  const shape = found === null ? null : { ...found.recognised, name: found.recognised.shape };
  return {
    draft: proposedDraft(draft, { source: source.id, file, profile, proposal, shape }),
    proposals,
    profile,
    conversion: found?.conversion ?? null,
    replaced: replacedBy(file, { draft, source: source.id, role: proposal.role }),
    otherRows: found === null ? proposedOtherRows(profile, proposal) : [],
  };
}

/** The columns of a conversion have the names of the shape: nothing of them is to be doubted. */
function withoutDoubt(proposal: Proposal): Proposal {
  const { key, fields } = proposal;
  return {
    ...proposal,
    fields: new Map([...fields].map(([id, guess]) => [id, { ...guess, isDoubtful: false }])),
    key: key && { ...key, isDoubtful: false },
  };
}

/** The role that the draft gives to a file; null where it must be guessed. */
function roleOf(file: string, draft: MappingDraft, source: string): FileRole | null {
  return roles.find((role) => fileIn(draft, source, role) === file) ?? null;
}

function replacedBy(
  file: string,
  { draft, source, role }: { readonly draft: MappingDraft; readonly source: string; readonly role: FileRole },
): string | null {
  const there = fileIn(draft, source, role);
  return there === file ? null : there;
}

const roles = ["units", "contacts"] as const;

function fileIn({ sources }: MappingDraft, source: string, role: FileRole): string | null {
  const input = sources.get(source)?.[role]?.input ?? null;
  return input?.kind === "file" ? input.file : null;
}

function filesOf(draft: MappingDraft, source: string | null): readonly string[] {
  const mapped = source === null ? undefined : draft.sources.get(source);
  return roles.flatMap((role) => filesOfInput(mapped?.[role]?.input ?? null));
}

/** The column that names the unit in a file of the source that the draft already has. */
function keyOf({ sources }: MappingDraft, source: string): string | null {
  const { units, contacts } = sources.get(source) ?? {};
  return [units?.key, contacts?.key].find((key) => key !== undefined && key !== "") ?? null;
}

function needsPlaces({ sources }: MappingDraft): boolean {
  return [...sources.values()].some(({ units }) => units !== null && units.shape !== null);
}

async function readTerritories(communes: Blob): Promise<() => Territories> {
  const lists: PackageLists = JSON.parse(await communes.text());
  const territories = territoriesOf(lists, frenchLists);
  return () => territories;
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
