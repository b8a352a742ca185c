import { contentOf, dimensionsOf } from "@vigie/study";
import { total } from "@vigie/table";
import {
  countText,
  dimensionLabel,
  type Formatter,
  isReferenceAbsent,
  type Line,
  referencePeopleOf,
  type Subject,
  tableViewOf,
} from "@vigie/tables";
import { reachedElsewhere } from "../drawn/group-bar.ts";

/** How many are outside the base of the shares; nothing where everyone is in it. Under the threshold, that they are few. */
export function outsideRemark(
  outside: number | null,
  { table, formatter }: Pick<Subject, "table" | "formatter">,
): readonly string[] {
  if (outside === 0) return [];
  if (outside === null || table.areHiddenUncertain) return [formatter.message("note.outsideUnknown")];
  const hidesFew = table.rows.some(({ count }) => count === null);
  return [
    hidesFew && outside < table.min
      ? formatter.message("note.outsideFew", { min: table.min })
      : formatter.message("note.outside", { outside }),
  ];
}

/** Says that the population compared with is not in the table, where it is not. */
export function absentReferenceRemark(subject: Subject): readonly string[] {
  if (!isReferenceAbsent(tableViewOf(subject))) return [];
  return [subject.formatter.message("note.noReference", { people: referencePeopleOf(subject)?.name ?? "" })];
}

/** How many are in no group; nothing where everyone is in one. */
export function ungroupedRemark(subject: Subject): readonly string[] {
  const { indicator } = subject;
  const { groupedBy } = contentOf(indicator);
  return groupedBy === null ? [] : unknownRemark(subject, "note.ungrouped", groupedBy);
}

/** How many are in no stratum of an association, so in none of its rows. */
export function unstratifiedRemark(subject: Subject): readonly string[] {
  const { indicator } = subject;
  const strata = contentOf(indicator).association?.strata ?? null;
  return strata === null ? [] : unknownRemark(subject, "note.unstratified", strata);
}

/** Where the cut points of bands come from, where they are quantiles published elsewhere. */
export function cutPointsRemark(subject: Subject): readonly string[] {
  const { indicator, source, formatter } = subject;
  return dimensionsOf(indicator).flatMap((dimension) => {
    const publication = source.attributes.get(dimension)?.cutPoints;
    if (publication === undefined) return [];
    const label = dimensionLabel(subject, dimension);
    return [formatter.message("note.cutPoints", { label, publication: formatter.text(publication) })];
  });
}

/** Units without a value of the first dimension after the universe, those that are hidden at their most. */
function unknownRemark(
  subject: Subject,
  key: "note.ungrouped" | "note.unstratified",
  dimension: string,
): readonly string[] {
  const { table, formatter } = subject;
  const { missing, line } = tableViewOf(subject);
  const counts = [...(missing[1] ?? [])]
    .map((code) => line({ [dimension]: code }))
    .flatMap(({ counted, units }) => (counted.has(total) ? [units] : []));
  const shown = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const hidden = counts.filter((count) => count === null).length;
  const count = hidden === 0 ? shown : shown + hidden * (table.min - 1) + 1;
  if (count === 0) return [];
  const cases = hidden === 0 ? formatter.count(count) : countText(null, { ...table, min: count }, formatter);
  return [formatter.message(key, { cases, count, by: dimensionLabel(subject, dimension) })];
}

/** Where the shares printed of the mixed and direct groups do not add up to that printed of both. */
export function roundedRemark(lines: readonly Line[], formatter: Formatter): readonly string[] {
  // 0.285 × 100 is 28.499…, and is printed 29.
  const percent = (share: number | null) => Math.round((share ?? 0) * 100 + 1e-9);
  const differs = lines.some(
    (line) =>
      percent(reachedElsewhere(line)) !==
      percent(line.cell("mixed").share) + percent(line.cell("direct").share),
  );
  return differs ? [formatter.message("note.rounded")] : [];
}
