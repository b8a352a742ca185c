import type { Manifest } from "@vigie/bundle";
import { total } from "@vigie/table";
import {
  type Formatter,
  type InferredTable,
  isUncertain,
  partnerOf,
  receptionText,
  type Subject,
  tableViewOf,
} from "@vigie/tables";

export type ShownPolicy = Pick<Manifest["policy"], "min" | "small">;

/** How the source is protected, in a few words. */
export function secrecyOf(
  { source, formatter }: Pick<Subject, "source" | "formatter">,
  { min, small }: ShownPolicy,
): string {
  if (source.protects === "nothing") return formatter.message("note.noSecrecy");
  return formatter.message(small === "hidden" ? "note.secrecy" : "note.secrecyShown", { min });
}

/**
 * « Pour protéger les personnes, chaque effectif a été modifié de quelques unités : 8 au plus, 19 fois sur 20. »; null where none was.
 * No margin is given of counts that a published size moved by more than their noise.
 */
export function protectionSentence(tables: readonly InferredTable[], formatter: Formatter): string | null {
  const margins = tables.flatMap((table) => marginOf(table) ?? []);
  if (margins.length === 0) return null;
  return tables.some(({ sizes }) => sizes.isAdjusted)
    ? formatter.message("note.protectionAdjusted")
    : formatter.message("note.protection", { margin: Math.max(...margins) });
}

/** What the extract of these tables is, where it is not the population that was published. */
export function extractMarks(tables: readonly InferredTable[], formatter: Formatter): readonly string[] {
  const marks = new Set(tables.flatMap(({ sizes }) => sizes.extract));
  return [...marks].map((mark) => formatter.message(`note.extract.${mark}`));
}

/** How many holders of a group these tables are of. */
export function holderMarks(tables: readonly InferredTable[], formatter: Formatter): readonly string[] {
  return [
    ...new Set(
      tables.flatMap(({ holders }) => (holders === null ? [] : [receptionText(holders, formatter)])),
    ),
  ];
}

/** The widest margin of the counts shown in a table; null where they are exact. */
function marginOf({ rows }: InferredTable): number | null {
  const shown = rows.filter(({ count, error }) => count !== null && error > 0);
  const cells = shown.filter(({ codes }) => !codes.includes(total));
  return countMargin(Math.max(0, ...(cells.length > 0 ? cells : shown).map(({ error }) => error)));
}

/**
 * What a count may be wrong by nineteen times in twenty: two standard errors of its noise, rounded up; the same wherever the
 * count is printed. Null for an exact count.
 */
export function countMargin(error: number): number | null {
  return error > 0 ? Math.ceil(2 * error - 1e-9) : null;
}

/** Why a share is marked as too uncertain, where one of the table is. */
export function uncertainRemark(subject: Subject): readonly string[] {
  const { table, formatter } = subject;
  const { cellAt } = tableViewOf(subject);
  return table.rows.some(({ codes }) => isUncertain(cellAt(codes)))
    ? [formatter.message("note.uncertain")]
    : [];
}

/**
 * Who gave the data, whether its extract is partial, for which version of which study, and how the source is protected;
 * without its final stop.
 */
export function sourceText(subject: Subject, { partner, tables }: Partial<SourceScope> = {}): string {
  const { study, formatter, table } = subject;
  return formatter.message("note.source", {
    partner: markedPartner(partner ?? partnerName(subject), tables ?? [table], formatter),
    study: formatter.text(study.title),
    version: study.version,
    secrecy: secrecyOf(subject, policyOf(subject)),
  });
}

/** Who gave these tables, how many holders of a group, and what its extract is where that is not the published population: « Caf, extrait partiel ». */
export function markedPartner(
  partner: string,
  tables: readonly InferredTable[],
  formatter: Formatter,
): string {
  const marks = [...holderMarks(tables, formatter), ...extractMarks(tables, formatter)];
  return marks.length === 0
    ? partner
    : formatter.message("note.markedPartner", { partner, marks: marks.join(", ") });
}

/** Sources of a figure of several tables: those who gave them, and the tables. */
interface SourceScope {
  readonly partner: string;
  readonly tables: readonly InferredTable[];
}

export function partnerName({ source, study, formatter }: Subject): string {
  return formatter.text(partnerOf(source.id, study).label);
}

/** Policy of the bundle; the study's where there is none. */
export function policyOf({ gathered, indicator, study }: Subject): ShownPolicy {
  const held = gathered.get(indicator.id);
  return held?.state === "published"
    ? held.bundle.manifest.policy
    : { min: study.disclosure.min, small: "hidden" };
}
