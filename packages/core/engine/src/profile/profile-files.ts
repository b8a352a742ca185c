import type { FileProfile } from "@vigie/mapping";
import { openFile } from "../read/open-file.ts";
import { type OpenedPart, rowsOfParts, severalFiles } from "../read/several-files.ts";
import { oddKeys } from "./odd-keys.ts";
import { profileColumns } from "./profile-columns.ts";
import { decimalIn, type FileToProfile, headOf, type Profiling } from "./profile-file.ts";

export interface FilesToProfile {
  readonly reads: readonly FileToProfile[];
  /** What each is called in the column of their names. */
  readonly names: readonly string[];
  /** Name of that column; where null, or where a file has it, one that none has. */
  readonly fileColumn: string | null;
}

/**
 * The profile of several files read as one: of the columns that all have, in the order of the first, then of one that has the
 * name of each row's file.
 * @throws {VigieErrors} as `profileFile`, of the first file that cannot be read
 * @throws {RangeError} no file, or files of several kinds
 */
export async function profileFiles(
  { reads, names, fileColumn }: FilesToProfile,
  profiling: Profiling,
): Promise<FileProfile> {
  const heads: Awaited<ReturnType<typeof headOf>>[] = [];
  for (const read of reads) heads.push(await headOf(read, profiling));
  const [first] = heads;
  if (first === undefined) throw new RangeError("no file to profile");
  if (heads.some(({ kind }) => kind !== first.kind)) throw new RangeError("files of several kinds");
  const shared = first.columns.filter((column) => heads.every(({ columns }) => columns.includes(column)));
  const named = new Set(heads.flatMap(({ names }) => names));
  const column = freeName(fileColumn ?? "fichier", named);
  const opened: OpenedPart[] = [];
  for (const { input } of heads)
    opened.push({ file: await openFile(input, { ...profiling, columns: shared }), others: null });
  const files = heads.map(({ input }, at) => ({ ...input, name: names[at] ?? input.shown }));
  const columns = [...shared, column];
  const several = severalFiles(
    { input: { ...first.input, parts: { files, column } }, parts: opened },
    columns,
    profiling.database,
  );
  const decimal = heads.find(({ csv }) => csv?.decimal === ",")?.csv?.decimal ?? first.csv?.decimal ?? ".";
  const csv = first.csv && { ...first.csv, decimal };
  const profiles = await profileColumns(
    several,
    { columns, decimal: decimalIn(first.kind, csv) },
    profiling.database,
  );
  const odd = await oddKeys(several, profiles, profiling.database);
  const rows = await rowsOfParts(several, profiling.database);
  await several.erase();
  const { input: _, columns: __, names: ___, ...head } = first;
  return {
    ...head,
    csv,
    ...profiles,
    lastRow: null,
    ...(odd.size === 0 ? {} : { oddKeys: odd }),
    parts: {
      column,
      files: heads.map(({ columns: own, ...part }, at) => ({
        ...part,
        rows: rows[at] ?? 0,
        missing: first.columns.filter((name) => !own.includes(name)),
        extra: own.filter((name) => !first.columns.includes(name)),
      })),
    },
  };
}

/** A name that no column has. */
function freeName(name: string, names: ReadonlySet<string>): string {
  return names.has(name) ? freeName(`${name}_lu`, names) : name;
}
