import { writtenPValue } from "@vigie/statistics";
import { contentOf, isWeighted } from "@vigie/study";
import { total } from "@vigie/table";
import { type Compared, contrastOf } from "../tables/contrast.ts";
import { difference, shareOf } from "../tables/line.ts";
import { hasIntervals } from "../notes/evidence-texts.ts";
import { cohortOf } from "../populations.ts";
import { profileOf } from "../profile.ts";
import { referenceKindOf, referenceOf } from "../tables/reference-line.ts";
import type { Subject } from "../subject.ts";
import type { Column, Value } from "./column.ts";
import { fullPrecision } from "./full-precision.ts";

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

/** Those that a table has; none but of one line of shares, or of groups. */
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
export function evidenceValues(subject: Subject): (codes: readonly string[]) => readonly Value[] {
  const names = namesOf(subject);
  if (names.length === 0) return () => [];
  const comparedAt = comparedIn(subject);
  return (codes) => {
    const compared = comparedAt(codes.slice(0, -1));
    const values = compared === null ? null : valuesOf(subject, compared, codes.at(-1) ?? total);
    return names.map((name) => fullPrecision(values?.[name] ?? null));
  };
}

/** What is compared, by the codes of its rows but the last; null for those that others are compared with. */
function comparedIn(subject: Subject): (before: readonly string[]) => Compared | null {
  const { indicator } = subject;
  const cohort: Compared = { line: cohortOf(subject).line, known: true, reference: referenceOf(subject) };
  const hasGroups = contentOf(indicator).groupedBy !== null;
  const lines = new Map(hasGroups ? profileOf(subject).lines.map((line) => [line.by, line]) : []);
  return ([universe, by = total]) => {
    if (universe !== indicator.universe) return null;
    if (by !== total) return lines.get(by) ?? null;
    return hasGroups && indicator.against === null ? null : cohort;
  };
}

function valuesOf(
  subject: Subject,
  compared: Compared,
  code: string,
): Readonly<Record<Name, number | null | undefined>> {
  const { line, reference } = compared;
  const isInBase = code !== total && !line.outside.has(code);
  const contrast = isInBase ? contrastOf(subject, compared, code) : null;
  const share = shareOf(line, code);
  const other = reference && shareOf(reference.line, code);
  const rest = compared.known && reference?.rest ? shareOf(reference.rest, code) : null;
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
