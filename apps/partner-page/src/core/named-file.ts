import { profileFile } from "@vigie/engine";
import type { Conversion, FileStore } from "@vigie/files";
import { knownShapes, type RecognisedFile, recogniseFile, shapeFinder } from "@vigie/known-lists";
import type { FileProfile } from "@vigie/mapping";
import type { PageDuckDb } from "@vigie/page-engine";
import type { Territories } from "@vigie/places";
import type { Source, Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { trackedCopies } from "./file-stores.ts";
import { mappingName } from "./mapping-choices.ts";
import type { ProfiledFile, ReadSettings } from "./page-core.ts";
import { pageReaders } from "./readers.ts";

/** A file lent by the person, and what she corrects of how it is read. */
export interface LentFileRead {
  readonly file: { readonly shown: string; readonly path: string };
  readonly settings: ReadSettings;
}

export async function profiled(
  { file, settings }: LentFileRead,
  duckDb: PageDuckDb,
  signal: AbortSignal = new AbortController().signal,
): Promise<FileProfile> {
  const { sheet, ...csv } = settings;
  const database = await duckDb.session();
  signal.addEventListener("abort", database.interrupt);
  const copies = trackedCopies(duckDb.files);
  try {
    return await profileFile(
      { file, sheet: sheet ?? null, csv },
      { database, store: copies.store, readers: pageReaders },
    );
  } finally {
    await database.close();
    await copies.eraseAll();
  }
}

export async function shapesOf(
  { file, settings }: LentFileRead,
  { study, store }: { readonly study: Study; readonly store: FileStore },
): Promise<{
  readonly shapes: ProfiledFile["shapes"];
  /** Why the columns of a JSON list are not known: null for any other file. */
  readonly unnamed: VigieErrors | null;
}> {
  const shapes = new Map<string, RecognisedFile["shape"]>();
  let unnamed: VigieErrors | null = null;
  const find = shapeFinder(file, { store, sheet: settings.sheet ?? null });
  for (const source of study.sources.values()) {
    if (source.contacts !== null) continue;
    try {
      const found = await find(givenFor(source));
      if (found !== null) shapes.set(source.id, found.shape);
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      // Other mistakes of the file are reported by its profile.
      if (error.errors.some(({ code }) => code === "shapes/json-unnamed")) unnamed = error;
    }
  }
  return { shapes, unnamed };
}

function givenFor(source: Source): Parameters<ReturnType<typeof shapeFinder>>[0] {
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  return { source, fields: source.protects === "nothing" ? fields.map(({ id }) => id) : null };
}

export async function converted(
  file: LentFileRead["file"],
  {
    source,
    territories,
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
  const found =
    source.contacts === null ? await recogniseFile(file, { ...givenFor(source), store: run.store }) : null;
  if (found === null) return null;
  const { file: plain, conversion } = await knownShapes(territories).convert(found.file, {
    ...run,
    source,
    shape: found.shape,
    ...(found.columns === null ? {} : { columns: found.columns }),
    companions: new Map(),
    mapping: mappingName,
  });
  return { recognised: found, path: plain.path, conversion };
}
