import {
  budgetsAfter,
  ledgerText,
  lineOf,
  readLedger,
  readSigner,
  withLine,
  withoutLine,
} from "@vigie/bundle";
import { asNumber } from "@vigie/disclosure";
import {
  draftText,
  endsWithTotal,
  type FileProfile,
  locatedMapping,
  type MappingDraft,
  type Proposal,
  parseMapping,
  profileFile,
  proposedDraft,
  proposeMapping,
  type Role,
} from "@vigie/engine";
import { openPageDuckDb, type PageDuckDb, pageEngine, type RunningWorker } from "@vigie/engine/page";
import {
  type Conversion,
  convertFile,
  type FileStore,
  passingChunks,
  type RecognisedFile,
  recogniseFile,
} from "@vigie/files";
import { runAtPartner, signerProblems } from "@vigie/station";
import { loadStudy, type Partner, type Source, type Study } from "@vigie/study";
import { frenchLists, type Territories, territoriesOf, type WrittenLists } from "@vigie/territory";
import { type Language, textValue, VigieErrors } from "@vigie/words";
import { keptCopies } from "./kept-copies.ts";
import { lentFiles } from "./lent-files.ts";
import { mappingName } from "./mapping-choices.ts";
import { type PlainProblem, plainProblem } from "./plain-problem.ts";
import { problem } from "./problems.ts";
import { readerFigures } from "./reader-figures.ts";
import type { AskedRun, DataFile, FinishedRun, HowRead, Station, StationParts } from "./station.ts";
import { trackedCopies } from "./tracked-copies.ts";

/** The station in its worker: see `Station`, whose client hands requests over. */
export type WorkedStation = Omit<Station, "openStudy" | "addFile" | "run" | "close"> & {
  /** @param texts of the study's folder */
  openStudy(texts: ReadonlyMap<string, string>): Promise<void>;
  addFile(name: string, file: Blob, how: HowRead): Promise<SeenFile>;
  run(asked: Omit<AskedRun, "signal" | "progress">, progress: Progress): Promise<FinishedRun>;
  /** The run, or the opening of a file, that is under way fails; other files and drafts stay. */
  cancel(): Promise<void>;
};

/** Errors of a class would lose what they hold on their way to the page. */
type SeenFile = Omit<DataFile, "problems"> & { readonly problems: readonly PlainProblem[] };

type Progress = NonNullable<AskedRun["progress"]>;

/** The workers that the page lends. */
export type LentName = "duckDb" | "parquet";

export async function openWorkedStation(
  { communes, softwareVersion }: Omit<StationParts, "worker" | LentName>,
  { today, borrowed }: { readonly today: () => string; readonly borrowed: (name: LentName) => RunningWorker },
): Promise<WorkedStation> {
  const page = await openPageDuckDb(() => borrowed("duckDb"), { startParquet: () => borrowed("parquet") });
  const store = keptCopies(page.files);
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
  return {
    openStudy: async (texts) => {
      const loaded = await loadStudy(texts);
      if ("errors" in loaded) throw new VigieErrors(loaded.errors);
      study = loaded.study;
    },
    addFile: async (name, file, how) => {
      const path = await lent.take(name, file);
      profiles.delete(name);
      const at = { file: { shown: name, path }, how };
      const stopped = new AbortController();
      const { signal } = stopped;
      stop = () => stopped.abort();
      const files = interruptible(duckDb.files, signal);
      try {
        const shapes = await shapesOf(at, { study: opened(), store: files });
        const read = await profiled(at, { ...duckDb, files }, signal).catch((error: unknown) => {
          if (signal.aborted || !(error instanceof VigieErrors)) throw error;
          return error.errors.map(plainProblem);
        });
        const seen = { name, size: file.size, shapes };
        // A list in JSON is read by its shape alone.
        if (isProblems(read)) return { ...seen, profile: null, problems: shapes.size > 0 ? [] : read };
        profiles.set(name, read);
        return { ...seen, profile: read, problems: [] };
      } catch (error) {
        if (!signal.aborted) throw error;
        await lent.giveBack(name);
        throw aborted();
      }
    },
    removeFile: async (name) => {
      profiles.delete(name);
      await lent.giveBack(name);
    },
    propose: async ({ draft, source: id, file, role: asked = null }) => {
      const source = opened().sources.get(id);
      const path = lent.pathOf(file);
      if (source === undefined || path === null) throw new RangeError("no such source, or no such file");
      const role = asked ?? roleOf(file, draft, id);
      const found =
        role === "contacts"
          ? null
          : await converted(
              { shown: file, path },
              { study: opened(), source, store: duckDb.files, territories: await places(), day: today() },
            );
      const profile =
        found === null
          ? (profiles.get(file) ?? (await profiled({ file: { shown: file, path }, how: {} }, duckDb)))
          : await profiled({ file: { shown: `${file}.csv`, path: found.path }, how: {} }, duckDb);
      if (found !== null) await duckDb.files.erase(found.path);
      const keyName = found === null ? keyOf(draft, id) : (profile.columns[0]?.name ?? null);
      const proposedIn = (language: Language) => {
        const guessed = proposeMapping({ source, profile, asked: role, keyName, language });
        return found === null ? guessed : withoutDoubt(guessed);
      };
      const proposals = { fr: proposedIn("fr"), en: proposedIn("en") };
      const { fr: proposal } = proposals;
      const shape = found === null ? null : { ...found.recognised, name: found.recognised.shape };
      return {
        draft: proposedDraft(draft, { source: id, file, profile, proposal, shape }),
        proposals,
        profile,
        conversion: found?.conversion ?? null,
        replaced: replacedBy(file, { draft, source: id, role: proposal.role }),
        endsWithTotal: found === null && endsWithTotal(profile, proposal),
      };
    },
    run: async (asked, progress) => {
      const stopped = new AbortController();
      const { signal } = stopped;
      const copies = trackedCopies(interruptible(duckDb.files, signal));
      const engine = pageEngine({ ...duckDb, files: { ...duckDb.files, ...copies.store } });
      stop = () => {
        stopped.abort();
        engine.cancel();
      };
      try {
        return await finished(asked, {
          study: opened(),
          softwareVersion,
          progress,
          place: {
            store: copies.store,
            territories: needsPlaces(asked.draft) ? await places() : noTerritories,
            openEngine: async () => ({ ...engine, close: async () => undefined }),
          },
          locate: (name) => lent.pathOf(name),
        });
      } catch (error) {
        if (signal.aborted) throw aborted();
        throw error;
      } finally {
        await copies.eraseAll();
      }
    },
    cancel: async () => stop(),
    figures: (bundle, language) => readerFigures(bundle, { study: opened(), language }),
  };
}

function isProblems(read: FileProfile | readonly PlainProblem[]): read is readonly PlainProblem[] {
  return Array.isArray(read);
}

interface Named {
  readonly file: { readonly shown: string; readonly path: string };
  readonly how: HowRead;
}

async function profiled(
  { file, how }: Named,
  duckDb: PageDuckDb,
  signal: AbortSignal = new AbortController().signal,
): Promise<FileProfile> {
  const { sheet, ...csv } = how;
  const database = await duckDb.session();
  signal.addEventListener("abort", database.interrupt);
  const copies = trackedCopies(duckDb.files);
  try {
    return await profileFile({ file, sheet: sheet ?? null, csv }, { database, store: copies.store });
  } finally {
    await database.close();
    await copies.eraseAll();
  }
}

async function shapesOf(
  { file, how }: Named,
  { study, store }: { readonly study: Study; readonly store: FileStore },
): Promise<DataFile["shapes"]> {
  const shapes = new Map<string, RecognisedFile["shape"]>();
  for (const source of study.sources.values()) {
    const found = await recognised(file, { source, store, sheet: how.sheet ?? null }).catch(
      unlessVigieErrors,
    );
    if (found !== null) shapes.set(source.id, found.shape);
  }
  return shapes;
}

/** What is wrong with the file is said by its profile. */
function unlessVigieErrors(error: unknown): null {
  if (error instanceof VigieErrors) return null;
  throw error;
}

async function recognised(
  file: Named["file"],
  {
    source,
    store,
    sheet,
  }: { readonly source: Source; readonly store: FileStore; readonly sheet: string | null },
): Promise<RecognisedFile | null> {
  if (source.contacts !== null) return null;
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  return recogniseFile(file, {
    source: source.id,
    store,
    sheet,
    fields: source.protects === "nothing" ? fields.map(({ id }) => id) : null,
  });
}

async function converted(
  file: Named["file"],
  {
    source,
    ...run
  }: {
    readonly study: Study;
    readonly source: Source;
    readonly store: FileStore;
    readonly territories: () => Territories;
    readonly day: string;
  },
): Promise<{
  readonly recognised: RecognisedFile;
  readonly path: string;
  readonly conversion: Conversion;
} | null> {
  const found = await recognised(file, { source, store: run.store, sheet: null });
  if (found === null) return null;
  const { file: plain, conversion } = await convertFile(found.file, {
    ...run,
    source,
    shape: found.shape,
    ...(found.columns === null ? {} : { columns: found.columns }),
    companions: new Map(),
    mapping: mappingName,
  });
  return { recognised: found, path: plain.path, conversion };
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

/** What the draft already says of a file; null where it is to be guessed. */
function roleOf(file: string, draft: MappingDraft, source: string): Role | null {
  return roles.find((role) => fileIn(draft, source, role) === file) ?? null;
}

function replacedBy(
  file: string,
  { draft, source, role }: { readonly draft: MappingDraft; readonly source: string; readonly role: Role },
): string | null {
  const there = fileIn(draft, source, role);
  return there === file ? null : there;
}

const roles = ["units", "contacts"] as const;

function fileIn({ sources }: MappingDraft, source: string, role: Role): string | null {
  const input = sources.get(source)?.[role]?.input ?? null;
  return input?.kind === "file" ? input.file : null;
}

/** The column that names the unit in a file of the source that the draft already has. */
function keyOf({ sources }: MappingDraft, source: string): string | null {
  const { units, contacts } = sources.get(source) ?? {};
  return [units?.key, contacts?.key].find((key) => key !== undefined && key !== "") ?? null;
}

function needsPlaces({ sources }: MappingDraft): boolean {
  return [...sources.values()].some(({ units }) => units !== null && units.shape !== null);
}

const noTerritories = (): Territories => {
  throw new RangeError("only files of a known shape are located");
};

async function readTerritories(communes: Blob): Promise<() => Territories> {
  const lists: WrittenLists = JSON.parse(await communes.text());
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

/** Reading a large file takes seconds: each slice looks at whether the person gave up. */
function interruptible<Store extends FileStore>(store: Store, signal: AbortSignal): Store {
  return {
    ...store,
    open: async (path) => {
      const source = await store.open(path);
      const unlessAborted = () => {
        if (signal.aborted) throw aborted();
      };
      return {
        ...source,
        slice: (start, end) => {
          unlessAborted();
          return source.slice(start, end);
        },
        async *passing(range) {
          for await (const chunk of passingChunks(source, range)) {
            unlessAborted();
            yield chunk;
          }
        },
      };
    },
  };
}

export function aborted(): DOMException {
  return new DOMException("the run was cancelled", "AbortError");
}

async function finished(
  {
    partner: id,
    draft,
    date,
    key,
    ledger: kept,
    unsent = null,
    language,
  }: Omit<AskedRun, "signal" | "progress">,
  {
    study,
    softwareVersion,
    progress,
    place,
    locate,
  }: {
    readonly study: Study;
    readonly softwareVersion: string;
    readonly progress: Progress;
    readonly place: Parameters<typeof runAtPartner>[1];
    readonly locate: (name: string) => string | null;
  },
): Promise<FinishedRun> {
  const partner = partnerOf(study, id);
  const mapping = await mappingOf(draft, { study, partner, locate });
  const signer = key === null ? null : await readSigner(key, { file: keyName });
  const refused =
    signer === null ? [] : signerProblems(signer, { partner, day: date, place: { file: keyName } });
  if (refused.length > 0) throw new VigieErrors(refused);
  const ledgerPlace = { file: ledgerName };
  const whole = kept === null ? [] : readLedger(kept, ledgerPlace);
  const ledger = mapping.fictitious ? null : unsent === null ? whole : withoutLine(whole, unsent);
  const { run, bundle, warnings, conversions } = await runAtPartner(
    {
      study,
      partner,
      mapping,
      date,
      signer,
      ledger,
      ledgerPlace,
      softwareVersion,
      language,
      progress,
    },
    place,
  );
  const line = lineOf(bundle);
  return {
    run,
    hash: bundle.hash,
    date,
    warnings,
    conversions,
    signedBy: signer && { key: signer.key, public: signer.public },
    ledger: ledger && ledgerText(withLine(ledger, line)),
    budgets: budgetsAfter(ledger ?? [], line).map(({ rho, used, ...budget }) => ({
      ...budget,
      rho: asNumber(rho),
      used: asNumber(used),
      cap: mapping.policy.cap,
    })),
  };
}

const keyName = "key.json";
const ledgerName = "mapping.ledger.json";

function partnerOf({ partners }: Study, id: string): Partner {
  const partner = partners.get(id);
  if (partner !== undefined) return partner;
  throw new VigieErrors([
    problem(
      "page/partner-unknown",
      {},
      { partner: textValue(id), partners: textValue([...partners.keys()].join(", ")) },
    ),
  ]);
}

/** @throws {VigieErrors} every mistake of the mapping; every file that it reads and that is not open */
async function mappingOf(
  draft: MappingDraft,
  {
    study,
    partner,
    locate,
  }: { readonly study: Study; readonly partner: Partner; readonly locate: (name: string) => string | null },
) {
  const parsed = parseMapping(draftText(draft, "fr"), mappingName, study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  if (parsed.mapping.partner !== partner.id) throw new RangeError("the draft is another partner’s");
  const absent = new Map<string, VigieErrors["errors"][number]>();
  const located = locatedMapping(parsed.mapping, ({ shown, format }) => {
    const path = format.kind === "table" ? null : locate(shown);
    if (path !== null) return path;
    const code = format.kind === "table" ? "page/database-not-here" : "page/file-not-opened";
    absent.set(shown, problem(code, { file: mappingName }, { name: textValue(shown) }));
    return "";
  });
  if (absent.size > 0) throw new VigieErrors([...absent.values()]);
  return located;
}
