import { contentOf } from "@vigie/study";
import { isGroup, total } from "@vigie/table";
import { attributeForm } from "../attribute-form.ts";
import type { Inlines } from "../block.ts";
import { citedNumbersIn } from "../document/cited-numbers.ts";
import type { CitedNumber } from "../document/publication.ts";
import { codeText, labelOf } from "../labels.ts";
import { peopleOf } from "../people.ts";
import { cohortOf, referenceOf, referencePeopleOf } from "../populations.ts";
import type { CitedCells, Subject } from "../subject.ts";
import { viewOf } from "../tables/view.ts";
import { groupReading, lineText, profileReading, shareReading } from "./share-readings.ts";

/** The share that a title cites first of this table, read aloud; null where it cites none. */
export function citedReading(title: Inlines<CitedNumber>, subject: Subject): string | null {
  const cell = cellsIn(title, subject.indicator.id).find(({ codes }) => !codes.includes(total));
  // A “no” is read through its characteristic, which a sentence on it would deny.
  if (cell === undefined || cell.codes.includes("no")) return null;
  const { isSingleLine, answers, groupedBy } = contentOf(subject.indicator);
  if (isSingleLine) return ofLine(cell, subject);
  if (answers?.by === null) return ofAnswer(cell, subject);
  return groupedBy === null ? null : ofGroup(cell, groupedBy, subject);
}

/** The cells of its table that a title cites first; undefined where it cites none. */
export function citedCells(title: Inlines<CitedNumber>, { indicator }: Subject): CitedCells | undefined {
  return cellsIn(title, indicator.id)[0];
}

function cellsIn(title: Inlines<CitedNumber>, indicator: string): readonly CitedCells[] {
  return citedNumbersIn(title).flatMap(({ origin }): readonly CitedCells[] => {
    if (origin.kind !== "tables" || origin.indicators[0] !== indicator) return [];
    if (origin.summedCodes !== undefined) return [origin.summedCodes];
    return origin.row === null ? [] : [{ before: origin.row.slice(0, -1), codes: origin.row.slice(-1) }];
  });
}

/** « 50 à 61 ans ou 62 ans et plus » */
function labelOfCodes(subject: Subject, codes: readonly string[]): string {
  return codes.map((code) => codeText(subject, code)).join(subject.formatter.message("reading.or"));
}

function ofLine({ before: [universe], codes }: CitedCells, subject: Subject): string | null {
  const { indicator } = subject;
  const { line } = cohortOf(subject);
  const { share, reference: compared } = line.cell(...codes);
  const { base } = line;
  const [code = total, ...others] = codes;
  const isOfGroups = indicator.of === "group";
  const hasItsOwn =
    indicator.of === "subgroup" ||
    (isOfGroups && others.length > 0) ||
    attributeForm(subject, indicator.of) === "period";
  if (universe !== indicator.universe || hasItsOwn || share === null || base === null) return null;
  const reference = referenceOf(subject);
  const count = codes.reduce((sum, each) => sum + (line.cell(each).count ?? 0), 0);
  const read = { base, count, share, against: compared?.share ?? null, reference };
  return isGroup(code) && isOfGroups
    ? groupReading(subject, code, read)
    : shareReading(subject, { ...read, label: labelOfCodes(subject, codes) });
}

function ofAnswer({ before, codes }: CitedCells, subject: Subject): string | null {
  const { indicator, source, formatter } = subject;
  const [universe = "", item = ""] = before;
  const [code = total] = codes;
  if (universe !== indicator.universe) return null;
  const { share, count, line } = viewOf(subject).lineBefore([universe, item]).cell(code);
  const { base } = line;
  if (share === null || base === null) return null;
  return formatter.message("multiple.reading", {
    base: formatter.count(base),
    people: peopleOf(source, universe, formatter).counted,
    count: formatter.count(count ?? 0),
    share: formatter.percent(share),
    label: labelOf(subject, indicator.of, item),
  });
}

function ofGroup({ before, codes }: CitedCells, groupedBy: string, subject: Subject): string | null {
  const { indicator, source, formatter } = subject;
  const [universe = "", by = total] = before;
  if (universe !== indicator.universe || by === total) return null;
  const { share, reference, line } = viewOf(subject)
    .lineBefore(before)
    .cell(...codes);
  const other = reference?.share ?? null;
  const { base } = line;
  if (share === null || other === null || base === null) return null;
  const people = peopleOf(source, universe, formatter).counted;
  return profileReading(subject, {
    base,
    line: lineText(subject, { by, groupedBy }, people),
    share,
    label: labelOfCodes(subject, codes),
    reference: other,
    ofReference: referencePeopleOf(subject)?.of ?? "",
  });
}
