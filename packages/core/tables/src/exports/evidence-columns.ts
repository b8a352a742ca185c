import { writtenPValue } from "@vigie/statistics";
import { contentOf, isWeighted } from "@vigie/study";
import { total } from "@vigie/table";
import type { Subject } from "../subject.ts";
import { contrastOf } from "../views/contrast.ts";
import { type Cell, difference } from "../views/line.ts";
import { referenceKindOf } from "../views/reference-line.ts";
import { tableViewOf } from "../views/view.ts";
import { hasIntervals } from "../wording/evidence-texts.ts";
import { type Column, type ExportedValue, fullPrecision, roundedValue } from "./column.ts";

const shareNames = ["share_lower", "share_upper"] as const;
/** The reference as text and figures print it: no interval, as a group may be part of it. */
const referenceNames = ["reference_share", "difference_to_reference", "ratio_to_reference"] as const;
const differenceNames = ["difference_to_rest", "difference_lower", "difference_upper"] as const;
const testNames = ["ratio_to_rest", "ratio_lower", "ratio_upper", "p_value"] as const;

type Name = (typeof shareNames | typeof referenceNames | typeof differenceNames | typeof testNames)[number];

/** What separates a group, or a cohort, from its population of reference, and how sure it is. Methods, section 2. */
export function evidenceColumns(subject: Subject): readonly Column[] {
  const { formatter } = subject;
  return namesOf(subject).map((name) => ({
    name,
    title: formatter.message(`export.${name}`),
    description: descriptionOf(subject, name),
    kind: kindOf(name),
  }));
}

function kindOf(name: Name): Column["kind"] {
  if (name === "share_lower" || name === "share_upper" || name === "reference_share") return "share";
  return name.startsWith("difference_") ? "points" : "number";
}

function descriptionOf({ formatter, study, table }: Subject, name: Name): string {
  switch (name) {
    case "reference_share":
    case "difference_to_rest":
      return formatter.message(`export.${name}.description`, { side: study.comparedWith });
    case "difference_to_reference":
    case "ratio_to_reference":
    case "ratio_to_rest":
      return formatter.message(`export.${name}.description`);
    case "p_value":
      return formatter.message("export.p_value.description", { min: table.min });
    default:
      return formatter.message("export.bound.description", { min: table.min });
  }
}

/** Names of the columns that a table has; none but of one line of shares, or of groups. */
function namesOf(subject: Subject): readonly Name[] {
  const { source, indicator } = subject;
  const { isSingleLine, groupedBy } = contentOf(indicator);
  if (groupedBy === null && !isSingleLine) return [];
  const kind = referenceKindOf(subject);
  const isBounded = hasIntervals(subject) && !(isSingleLine && isWeighted(source));
  const isTested = isBounded && kind !== null && kind !== "overlapping" && !isWeighted(source);
  return [
    ...(isBounded ? shareNames : []),
    ...(kind === null ? [] : referenceNames),
    ...(isTested ? differenceNames : []),
    ...(isTested && source.inferenceTarget !== null ? testNames : []),
  ];
}

/** The evidence of one row, in the order of `evidenceColumns`. */
export function evidenceValues(subject: Subject): (codes: readonly string[]) => readonly ExportedValue[] {
  const names = namesOf(subject);
  if (names.length === 0) return () => [];
  return (codes) => {
    const values = isCompared(subject, codes) ? valuesOf(tableViewOf(subject).cellAt(codes)) : null;
    return names.map((name) =>
      (kindOf(name) === "number" ? fullPrecision : roundedValue)(values?.[name] ?? null),
    );
  };
}

/** Whether a row is one of a group with units, or of a cohort that is compared with another population. */
function isCompared(subject: Subject, [universe, ...codes]: readonly string[]): boolean {
  const { indicator } = subject;
  if (universe !== indicator.universe) return false;
  const { groupedBy } = contentOf(indicator);
  const by = codes.length > 1 ? (codes[0] ?? total) : total;
  if (by === total) return groupedBy === null || indicator.against !== null;
  if (groupedBy === null) return false;
  const { units, isEmpty } = tableViewOf(subject).line({ [groupedBy]: by });
  return units !== 0 && !isEmpty;
}

function valuesOf(cell: Cell): Readonly<Record<Name, number | null | undefined>> {
  const { share, line, codes } = cell;
  const contrast = contrastOf(cell);
  const other = cell.reference?.share ?? null;
  const rest = line.isKnown ? (line.reference()?.rest?.cell(...codes).share ?? null) : null;
  return {
    share_lower: contrast?.share?.lower,
    share_upper: contrast?.share?.upper,
    reference_share: other,
    difference_to_reference: difference(share, other),
    ratio_to_reference: share && other ? share / other : null,
    difference_to_rest: difference(share, rest),
    difference_lower: contrast?.difference?.lower,
    difference_upper: contrast?.difference?.upper,
    ratio_to_rest: contrast?.ratio?.estimate,
    ratio_lower: contrast?.ratio?.interval?.lower,
    ratio_upper: contrast?.ratio?.interval?.upper,
    p_value: typeof contrast?.pValue === "number" ? writtenPValue(contrast.pValue) : null,
  };
}
