import { readFileSync } from "node:fs";

/** One row of a file, by the name of its column. */
export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file whose cells hold no separator and no line break, as the invented files are. */
export function rowsOf(path: string, separator = ","): readonly Row[] {
  const [head = "", ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r?\n/);
  const names = head.split(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

/** Share of the rows for which a condition holds, among those where it is known. */
export function shareOf(rows: readonly Row[], holds: (row: Row) => boolean | null): number {
  const known = rows.map(holds).filter((answer) => answer !== null);
  return known.filter((answer) => answer).length / known.length;
}

/** Whether a cell is one of some answers; null where it is empty or says that it is not known. */
export const isOneOf =
  (column: string, ...answers: readonly string[]) =>
  (row: Row): boolean | null => {
    const cell = row[column] ?? "";
    return cell === "" || cell === "dont_know" ? null : answers.includes(cell);
  };

/** Whether a cell of several answers names one; null where it is empty. */
export const names =
  (column: string, answer: string) =>
  (row: Row): boolean | null => {
    const cell = row[column] ?? "";
    return cell === "" ? null : cell.split(";").includes(answer);
  };

/** Age in whole years on the last day of 2022. */
export function ageOf(birth: string): number {
  return 2022 - Number(birth.slice(0, 4));
}
