import type { InputFile } from "@vigie/mapping";
import { suggestion } from "@vigie/study";
import { countValue, textValue, type VigieError, VigieErrors } from "@vigie/words";
import type { RelationColumn } from "../compile/relation.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { LastRow, OpenedFile, OwnTable } from "../opened-file.ts";
import { engineInputError, engineProblem } from "../problems.ts";
import { name, type Sql, sql } from "../sql.ts";

/** A table or a view, as its server describes it. */
export interface ServerTable {
  readonly dialect: Dialect;
  readonly from: Sql;
  /** All of them, in their order. */
  readonly columns: ReadonlyMap<string, ServerColumn>;
  /** A column as a plan reads it, by its type. */
  typedAs(column: Sql, type: string): RelationColumn;
  /** Kind of a value in a column that the plan does not read: what tells a total from a unit, and never the value. */
  kindOf(text: Sql): Sql;
  ownTables(): Promise<readonly OwnTable[]>;
  /** Null where its rows have no order. */
  lastRow(texts: readonly Sql[]): Promise<LastRow | null>;
}

export interface ServerColumn {
  /** As the server names it. */
  readonly type: string;
  /** Its values are days, numbers, or have one text that a person would compare. */
  readonly hasText: boolean;
  /** By this user. */
  readonly isReadable: boolean;
}

/**
 * A table that a server holds, as it stands for a file of a plan. Its rows are counted, not numbered.
 * @param expectedColumns columns that the plan reads
 * @throws {VigieErrors} a column that the plan reads is absent, closed to this user, or of a type that is not read
 */
export function openedTable(
  file: InputFile,
  { dialect, from, columns, typedAs, kindOf, ownTables, lastRow }: ServerTable,
  expectedColumns: readonly string[],
): OpenedFile {
  const wrong = [
    ...absentColumns(file, [...columns.keys()], expectedColumns),
    ...unreadColumns(file, columns, expectedColumns),
  ];
  if (wrong.length > 0) throw new VigieErrors(wrong);
  const relation = {
    from,
    columns: new Map(
      expectedColumns.map(
        (column) => [column, typedAs(name(column), columns.get(column)?.type ?? "")] as const,
      ),
    ),
  };
  const readable = [...columns].filter(([, { isReadable }]) => isReadable);
  const texts = readable.map(([column, { hasText }]) => {
    const text = hasText ? dialect.textOf(name(column)) : sql`''`;
    return expectedColumns.includes(column) ? text : kindOf(text);
  });
  return {
    file,
    relation,
    numbered: { relation, number: sql`0` },
    names: readable.map(([column]) => column),
    ownTables,
    lastRow: () => lastRow(texts),
    unread: async () => ({ ragged: 0, errors: [] }),
    blame: async () => [],
    places: async (rows) => rows.map(() => ({ file: file.shown })),
    erase: async () => undefined,
  };
}

function absentColumns(
  { shown }: InputFile,
  names: readonly string[],
  expectedColumns: readonly string[],
): readonly VigieError[] {
  const free = names.filter((name) => !expectedColumns.includes(name));
  return [...new Set(expectedColumns)]
    .filter((column) => !names.includes(column))
    .map((column) =>
      engineProblem(
        "engine/table-column-absent",
        { file: shown, field: column },
        {
          column: textValue(column),
          known: textValue(names.slice(0, 60).join(", ")),
          columns: countValue(names.length),
          ...suggestion(column, free),
        },
      ),
    );
}

function unreadColumns(
  { shown }: InputFile,
  columns: ServerTable["columns"],
  expectedColumns: readonly string[],
): readonly VigieError[] {
  return expectedColumns.flatMap((column) => {
    const { isReadable, hasText, type } = columns.get(column) ?? {
      isReadable: true,
      hasText: true,
      type: "",
    };
    const place = { file: shown, field: column };
    const values = { column: textValue(column) };
    if (!isReadable) return [engineProblem("engine/table-column-closed", place, values)];
    return hasText
      ? []
      : [engineProblem("engine/column-type-unread", place, { ...values, type: textValue(type) })];
  });
}

/** The table is not there, or this user may not see it. */
export function tableAbsent({ shown }: InputFile, { name: server }: Dialect): VigieErrors {
  const values = { table: textValue(shown), server: textValue(server) };
  return engineInputError("engine/table-absent", { file: shown }, values);
}
