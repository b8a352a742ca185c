import { csvLine, forPrograms } from "@vigie/files";
import { indexRows, type ReleasedTable } from "@vigie/table";

/**
 * True values next to those that leave, for `private/`: codes, true count, count that leaves with its status and the
 * difference, then each measure likewise. Standard errors are in the bundle.
 */
export function exactTableCsv(exact: ReleasedTable, released: ReleasedTable): string {
  const rowAt = indexRows(released.rows);
  const measures = exact.measures.flatMap((name, at) => (name.endsWith("_error") ? [] : [{ name, at }]));
  const header = [
    ...exact.dimensions.map(({ name }) => name),
    ...["true_count", "count", "status", "difference"],
    ...measures.flatMap(({ name }) => [`true_${name}`, name]),
  ];
  const lines = exact.rows.map(({ codes, count, values }) => {
    const row = rowAt(codes);
    const shown = row?.count ?? null;
    return [
      ...codes,
      written(count),
      written(shown),
      shown === null ? "small" : "",
      count === null || shown === null ? "" : String(shown - count),
      ...measures.flatMap(({ at }) => [written(values[at]), written(row?.values[at])]),
    ];
  });
  return [header, ...lines].map((line) => csvLine(line, forPrograms)).join("");
}

function written(value: number | null | undefined): string {
  return value == null ? "" : String(value);
}
