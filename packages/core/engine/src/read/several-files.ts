import type { FileParts, InputFile, MissingKind } from "@vigie/mapping";
import type { FilePlace } from "@vigie/words";
import { columnOf, type Relation, type RelationColumn, typedColumn } from "../compile/relation.ts";
import type { Database } from "../database.ts";
import { type OpenedFile, partRows } from "../opened-file.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";

/** One of several files that are read as one. */
export interface OpenedPart {
  readonly file: OpenedFile;
  /** True of every row but a last one that sums the others; null where there is none. */
  readonly others: Sql | null;
}

const rowNumber = name("row_of_files");
const isTotal = name("is_total");

/** True of every row but those that sum the others, the last ones of their files. */
export const noTotals = sql`NOT ${isTotal}`;

/** Files whose values are looked at as text. */
const sampledMax = 20;

/**
 * Several files of the same columns as one file, whose rows are numbered by `partRows`.
 * @param input as the mapping names them
 * @param columns that the plan reads, the one of the files' names included
 */
export function severalFiles(
  {
    input,
    parts,
  }: { readonly input: InputFile & { readonly parts: FileParts }; readonly parts: readonly OpenedPart[] },
  columns: readonly string[],
  database: Database,
): OpenedFile {
  const opened = parts.map(({ file }) => file);
  const ofParts = (relationOf: (file: OpenedFile) => Relation) =>
    united({ input, parts, columns: [...new Set(columns)] }, relationOf);
  const numbered = ofParts((file) => file.numbered.relation);
  const several: OpenedFile = {
    file: input,
    relation: ofParts((file) => file.relation),
    numbered: { relation: numbered, number: rowNumber },
    names: [...(opened[0]?.names ?? []), ...(input.parts.column === null ? [] : [input.parts.column])],
    missing: missingIn(opened),
    shownOut: {
      hidden: opened.reduce((sum, { shownOut }) => sum + (shownOut?.hidden ?? 0), 0),
      struck: opened.reduce((sum, { shownOut }) => sum + (shownOut?.struck ?? 0), 0),
    },
    parts: { files: opened, totals: parts.filter(({ others }) => others !== null).length },
    lastRow: async () => null,
    sampled: async (column) => {
      const step = Math.ceil(opened.length / sampledMax);
      const texts: string[] = [];
      for (const file of opened.filter((_, at) => at % step === 0))
        texts.push(...((await file.sampled?.(column)) ?? []));
      return texts;
    },
    places: (rows) => placesIn(opened, rows),
    unread: async () => {
      const rows = await rowsOfParts(several, database);
      const found: Awaited<ReturnType<OpenedFile["unread"]>>[] = [];
      for (const [at, file] of opened.entries()) found.push(await file.unread(rows[at] ?? 0));
      return {
        ragged: found.reduce((sum, { ragged }) => sum + ragged, 0),
        errors: found.flatMap(({ errors }) => errors),
      };
    },
    blame: async () => {
      const found: Awaited<ReturnType<OpenedFile["blame"]>>[number][] = [];
      for (const file of opened) found.push(...(await file.blame()));
      return found;
    },
    erase: async () => {
      for (const file of opened) await file.erase();
    },
  };
  return several;
}

/** Rows of each of several files read as one; those left out of it are not counted. */
export async function rowsOfParts(
  { numbered: { relation, number }, parts }: Pick<OpenedFile, "numbered" | "parts">,
  database: Database,
): Promise<readonly number[]> {
  const counted = await database.rows(
    sql`SELECT part, count(*) FROM (SELECT ${fileOfRow(number)} AS part FROM ${relation.from}) AS rows GROUP BY part`,
  );
  const counts = new Map(counted.map(([part, rows]) => [Number(part), Number(rows)]));
  return (parts?.files ?? []).map((_, at) => counts.get(at) ?? 0);
}

/** A column with no value in more than half of the rows of one of several files. */
interface BlankColumn {
  readonly column: string;
  readonly rows: number;
}

/** Rows of each of several files, and the columns that it leaves empty among those that the plan reads. */
export async function partsSeen(
  { numbered: { relation, number }, parts }: Pick<OpenedFile, "numbered" | "parts">,
  database: Database,
): Promise<readonly { readonly rows: number; readonly blank: readonly BlankColumn[] }[]> {
  const columns = [...relation.columns];
  const blanks = columns.map(([, { text }]) => sql`count(*) FILTER (WHERE coalesce(trim(${text}), '') = '')`);
  const counted = await database.rows(
    sql`SELECT ${join([fileOfRow(number), sql`count(*)`, ...blanks], ", ")} FROM ${relation.from} GROUP BY 1`,
  );
  const found = new Map(counted.map(([part, ...counts]) => [Number(part), counts.map(Number)]));
  return (parts?.files ?? []).map((_, at) => {
    const [rows = 0, ...blank] = found.get(at) ?? [];
    const named = columns.map(([column], place) => ({ column, rows: blank[place] ?? 0 }));
    return { rows, blank: named.filter((one) => one.rows * 2 > rows) };
  });
}

/** Which of several files a row is of, from 0. */
export function fileOfRow(number: Sql): Sql {
  return sql`floor(${number} / ${partRows})`;
}

function united(
  {
    input: { parts: named },
    parts,
    columns,
  }: {
    readonly input: { readonly parts: FileParts };
    readonly parts: readonly OpenedPart[];
    readonly columns: readonly string[];
  },
  relationOf: (file: OpenedFile) => Relation,
): Relation {
  const types = new Map(
    columns.map((column) => [
      column,
      commonType(
        column,
        parts.map(({ file }) => relationOf(file)),
      ),
    ]),
  );
  const selects = parts.map(({ file, others }, at) => {
    const relation = relationOf(file);
    const cells = columns.map((column, place) => {
      const type = types.get(column) ?? null;
      const cell =
        column === named.column
          ? value(named.files[at]?.name ?? "", "text")
          : type === null
            ? columnOf(relation, column).text
            : columnOf(relation, column).sql;
      return sql`${cell} AS ${alias(place)}`;
    });
    const isLast = others === null ? sql`FALSE` : sql`NOT coalesce(${others}, TRUE)`;
    const number = sql`${at} * ${partRows} + ${file.numbered.number}`;
    const numbers = relation === file.numbered.relation ? [sql`${number} AS ${rowNumber}`] : [];
    return sql`SELECT ${join([...cells, ...numbers, sql`${isLast} AS ${isTotal}`], ", ")} FROM ${relation.from}`;
  });
  return {
    from: sql`(${allOf(selects)}) AS several_files`,
    columns: new Map(
      columns.map((column, place) => [column, typedColumn(alias(place), types.get(column) ?? "text")]),
    ),
  };
}

function alias(place: number): Sql {
  return name(`v${place}`);
}

/** The type that a column has in every file; null where they differ, and it is read as text. */
function commonType(column: string, relations: readonly Relation[]): RelationColumn["type"] | null {
  const types = new Set(relations.flatMap(({ columns }) => columns.get(column)?.type ?? []));
  const [first] = types;
  return types.size === 1 && first !== undefined ? first : null;
}

/** As a balanced tree: a thousand files in a row would be a tree of that depth. */
function allOf(selects: readonly Sql[]): Sql {
  const [first] = selects;
  if (first !== undefined && selects.length === 1) return first;
  const half = Math.ceil(selects.length / 2);
  return sql`(${allOf(selects.slice(0, half))}) UNION ALL (${allOf(selects.slice(half))})`;
}

async function placesIn(
  opened: readonly OpenedFile[],
  rows: readonly number[],
): Promise<readonly FilePlace[]> {
  const places = new Map<number, FilePlace>();
  for (const [at, numbers] of Map.groupBy(rows, (row) => Math.floor(row / partRows))) {
    const found = (await opened[at]?.places(numbers.map((row) => row % partRows))) ?? [];
    for (const [place, row] of numbers.entries()) places.set(row, found[place] ?? {});
  }
  return rows.map((row) => places.get(row) ?? {});
}

/** What each kind of missing value is in all files. */
function missingIn(opened: readonly OpenedFile[]): readonly MissingKind[] {
  const kinds = new Map<string, MissingKind>();
  for (const kind of opened.flatMap(({ missing = [] }) => missing)) {
    const key = JSON.stringify([kind.column, kind.value]);
    kinds.set(key, { ...kind, rows: kind.rows + (kinds.get(key)?.rows ?? 0) });
  }
  return [...kinds.values()];
}
