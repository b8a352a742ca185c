import { groupReading, lineText, profileReading, shareReading, shareValues } from "@vigie/findings";
import { contentOf } from "@vigie/study";
import { isGroup, total } from "@vigie/table";
import {
  attributeForm,
  type CitedCells,
  cohortOf,
  labelOf,
  labelOfCode,
  type Subject,
  tableViewOf,
} from "@vigie/tables";
import type { TextInlines } from "../block.ts";
import type { CitedNumber } from "./publication.ts";
import { citedNumbersIn } from "./published-blocks.ts";

/** The share that a title cites first of this table, read aloud; null where it cites none. */
export function citedReading(title: TextInlines<CitedNumber>, subject: Subject): string | null {
  const cell = cellsIn(title, subject.indicator.id).find(({ codes }) => !codes.includes(total));
  // A “no” is read through its characteristic, which a sentence on it would deny.
  if (cell === undefined || cell.codes.includes("no")) return null;
  const { isSingleLine, answers, groupedBy } = contentOf(subject.indicator);
  if (isSingleLine) return ofLine(cell, subject);
  if (answers?.by === null) return ofAnswer(cell, subject);
  return groupedBy === null ? null : ofGroup(cell, groupedBy, subject);
}

/** The cells of its table that a title cites first; undefined where it cites none. */
export function citedCells(title: TextInlines<CitedNumber>, { indicator }: Subject): CitedCells | undefined {
  return cellsIn(title, indicator.id)[0];
}

function cellsIn(title: TextInlines<CitedNumber>, indicator: string): readonly CitedCells[] {
  return citedNumbersIn(title).flatMap(({ origin }): readonly CitedCells[] => {
    if (origin.kind !== "tables" || origin.indicators[0] !== indicator) return [];
    if (origin.summedCodes !== undefined) return [origin.summedCodes];
    return origin.row === null ? [] : [{ before: origin.row.slice(0, -1), codes: origin.row.slice(-1) }];
  });
}

/** « 50 à 61 ans ou 62 ans et plus » */
function labelOfCodes(subject: Subject, codes: readonly string[]): string {
  return codes.map((code) => labelOfCode(subject, code)).join(subject.formatter.message("reading.or"));
}

function ofLine({ before: [universe], codes }: CitedCells, subject: Subject): string | null {
  const { indicator } = subject;
  const cell = cohortOf(subject).line.cell(...codes);
  const [code = total, ...others] = codes;
  const isOfGroups = indicator.of === "group";
  const hasItsOwn =
    indicator.of === "subgroup" ||
    (isOfGroups && others.length > 0) ||
    attributeForm(subject, indicator.of) === "period";
  if (universe !== indicator.universe || hasItsOwn) return null;
  return isGroup(code) && isOfGroups
    ? groupReading(subject, cell, cell.line.base)
    : shareReading(subject, cell, labelOfCodes(subject, codes));
}

function ofAnswer({ before, codes }: CitedCells, subject: Subject): string | null {
  const { indicator, formatter } = subject;
  const [universe = "", item = ""] = before;
  const [code = total] = codes;
  if (universe !== indicator.universe) return null;
  const values = shareValues(subject, tableViewOf(subject).lineBefore([universe, item]).cell(code));
  const label = labelOf(subject, indicator.of, item);
  return values && formatter.message("multiple.reading", { ...values, label });
}

function ofGroup({ before, codes }: CitedCells, groupedBy: string, subject: Subject): string | null {
  const { indicator } = subject;
  const [universe, by = total] = before;
  if (universe !== indicator.universe || by === total) return null;
  return profileReading(
    subject,
    tableViewOf(subject)
      .lineBefore(before)
      .cell(...codes),
    {
      line: lineText(subject, { by, groupedBy }, cohortOf(subject).people.counted),
      label: labelOfCodes(subject, codes),
    },
  );
}
