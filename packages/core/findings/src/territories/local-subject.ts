import { areOfOneKind, dimensionsOf, type Indicator, type Source } from "@vigie/study";
import { labelOf, type Subject, subjectIn, type TextEvidence } from "@vigie/tables";
import { leavesOf, type Territory } from "./territory.ts";

/** A table read at a territory. */
export interface LocalSubject {
  readonly subject: Subject;
  /** Dimension of the table that is made of territories, and its code for this one. */
  readonly dimension: string;
  readonly code: string;
  /** This question at the greater territory that holds it; null where the study does not ask it there. */
  readonly above: {
    readonly subject: Subject;
    readonly dimension: string;
    readonly code: string;
    readonly name: string;
  } | null;
  /** What the territory that the code is of, and the whole, are called at the head of columns. */
  readonly name: string;
  readonly wholeName: string;
}

/** Tables that have a code for a territory, in the study's order. */
export function localSubjects(
  territory: Territory,
  territories: readonly Territory[],
  evidence: TextEvidence,
): readonly LocalSubject[] {
  const { study, formatter } = evidence;
  const groups = new Set(territories.filter(({ kind }) => kind === "group").map(({ code }) => code));
  const parent = territories.find(({ code }) => code === territory.within) ?? null;
  return [...study.indicators.keys()].flatMap((id) => {
    const subject = subjectIn(id, evidence);
    const cell = subject && territoryIn(subject, { territory, groups });
    if (subject === null || cell === null) return [];
    const above = parent && siblingAt(subject, cell.dimension, { territory: parent, groups });
    return [
      {
        subject,
        ...cell,
        above: above && parent && { ...above, name: formatter.text(parent.label) },
        name: labelOf(subject, cell.dimension, cell.code),
        wholeName:
          study.release === null
            ? formatter.message("code.total")
            : formatter.text(study.release.territory.label),
      },
    ];
  });
}

interface Place {
  readonly territory: Territory;
  readonly groups: ReadonlySet<string>;
}

function territoryIn({ indicator, source }: Subject, place: Place) {
  for (const dimension of dimensionsOf(indicator)) {
    const code = codeAt(source, dimension, place);
    if (code !== null) return { dimension, code };
  }
  return null;
}

/** The table that asks the same thing of the same people, whose territories are greater. */
function siblingAt(subject: Subject, dimension: string, place: Place) {
  for (const other of subject.study.indicators.values()) {
    const found = subjectIn(other.id, subject);
    const cell = found && territoryIn(found, place);
    if (found && cell && isSame(subject.indicator, dimension, { other, otherDimension: cell.dimension }))
      return { subject: found, ...cell };
  }
  return null;
}

function isSame(
  indicator: Indicator,
  dimension: string,
  { other, otherDimension }: { readonly other: Indicator; readonly otherDimension: string },
): boolean {
  const otherDimensions = (one: Indicator, territoryDimension: string) =>
    dimensionsOf(one)
      .map((name) => (name === territoryDimension ? "" : name))
      .join();
  return (
    areOfOneKind(indicator, other) &&
    indicator.source === other.source &&
    indicator.universe === other.universe &&
    otherDimensions(indicator, dimension) === otherDimensions(other, otherDimension)
  );
}

/**
 * The code of an attribute that a territory is counted under: its own, or for a commune that of the one which holds it
 * today; null where the attribute knows neither, or knows greater territories only.
 * @param groups codes of the greater territories of the study
 */
function codeAt(
  source: Source,
  name: string,
  { territory, groups }: { readonly territory: Territory; readonly groups: ReadonlySet<string> },
): string | null {
  const attribute = source.attributes.get(name);
  if (attribute === undefined) return null;
  if (leavesOf(attribute).some(({ code }) => code === territory.code)) return territory.code;
  const { origin } = attribute;
  const into = origin.kind === "recode" ? origin.map.get(territory.code) : undefined;
  return into === undefined || groups.has(into) ? null : into;
}
