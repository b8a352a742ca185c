import { total } from "@vigie/table";
import { type FigureTable, oneGroup } from "../figure-kind.ts";
import { countAndShareCells, countAndShareColumn, countCell } from "../figure-tables/shares-table.ts";
import { labelOf } from "../labels.ts";
import { cohortOf } from "../populations.ts";
import type { Subject } from "../subject.ts";

/** One row per question: the count and the share of each answer, then the counts outside the base and of everyone. */
export function opinionsTable(subjects: readonly [Subject, ...Subject[]]): FigureTable {
  const [first] = subjects;
  const { formatter } = first;
  const rows = subjects.map((subject) => ({
    heading: formatter.text(subject.indicator.title),
    line: cohortOf(subject).line,
  }));
  const { outside } = cohortOf(first).line.rules;
  const all = [...new Set(rows.flatMap(({ line }) => line.codes))];
  const answers = all.filter((code) => code !== total && !outside.has(code));
  const others = all.filter(
    (code) => outside.has(code) && rows.some(({ line }) => line.cell(code).count !== 0),
  );
  const label = (code: string) => labelOf(first, first.indicator.of, code);
  return {
    columns: [
      { head: formatter.message("column.question") },
      ...answers.map((code) => countAndShareColumn(label(code), formatter)),
      ...[...others, total].map((code) => ({
        head: label(code),
        under: [formatter.message("column.count")],
      })),
    ],
    groups: oneGroup(
      rows.map(({ heading, line }) => ({
        heading,
        cells: [
          ...answers.flatMap((code) => countAndShareCells(line.cell(code), formatter)),
          ...[...others, total].map((code) => countCell(line.cell(code), formatter)),
        ],
      })),
    ),
  };
}
