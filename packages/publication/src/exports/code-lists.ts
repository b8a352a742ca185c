import type { ExportedTable } from "@vigie/diagnostic";
import { csvLine, forPrograms, guarded } from "@vigie/files";
import { total, unknown } from "@vigie/table";

type Codes = NonNullable<ExportedTable["columns"][number]["codes"]>;

/** The codes of a dimension as a table of its own, which columns of the other tables refer to. */
export interface CodeList {
  readonly id: string;
  readonly title: string;
  readonly codes: Codes;
}

/** Every code list of the tables, and the one of each column of codes. */
export interface CodeLists {
  readonly lists: readonly CodeList[];
  /** @returns null for a column without a list */
  readonly listOf: (table: ExportedTable, column: string) => CodeList | null;
}

/** What a yes or no may be; as many dimensions have them, they share one list. */
const yesOrNo: ReadonlySet<string> = new Set(["yes", "no", total, unknown]);

/**
 * One list for all the dimensions of a name whose codes have the same labels; a source whose labels are others has its
 * own, named after it. Every yes or no has the same; populations have none, as each source has its own.
 */
export function codeListsOf(tables: readonly ExportedTable[]): CodeLists {
  const lists = new Map<string, { title: string; codes: Map<string, string> }>();
  const ids = new Map<string, string>();
  for (const table of tables)
    for (const { name, title, kind, codes } of table.columns) {
      if (kind !== "code" || codes === undefined || name === "universe") continue;
      const { source, formatter } = table.subject;
      const isYesOrNo = codes.every(({ value }) => yesOrNo.has(value));
      const shared = lists.get(name);
      const isAlike = codes.every(({ value, label }) => (shared?.codes.get(value) ?? label) === label);
      const id = isYesOrNo ? "yes_no" : isAlike ? name : `${name}.${source.id}`;
      const list = lists.get(id) ?? {
        title: isYesOrNo
          ? formatter.list([formatter.message("code.yes"), formatter.message("code.no")])
          : title,
        codes: new Map<string, string>(),
      };
      for (const { value, label } of codes) list.codes.set(value, label);
      lists.set(id, list);
      ids.set(columnKey(table, name), id);
    }
  const made = new Map(
    [...lists].map(([id, { title, codes }]) => [
      id,
      { id, title, codes: [...codes].map(([value, label]) => ({ value, label })) },
    ]),
  );
  return {
    lists: [...made.values()],
    listOf: (table, column) => made.get(ids.get(columnKey(table, column)) ?? "") ?? null,
  };
}

function columnKey({ id }: ExportedTable, column: string): string {
  return `${id} ${column}`;
}

/** As the tidy tables: RFC 4180 in UTF-8. */
export function codeListCsv({ codes }: CodeList): string {
  return [["code", "label"], ...codes.map(({ value, label }) => [value, guarded(label)])]
    .map((cells) => csvLine(cells, forPrograms))
    .join("");
}
