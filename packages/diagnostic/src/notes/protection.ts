import type { Manifest } from "@vigie/bundle";
import { total } from "@vigie/table";
import type { Formatter } from "../formatter.ts";
import type { InferredTable } from "../infer/inferred-table.ts";
import type { Subject } from "../subject.ts";
import { isUncertain } from "../tables/line.ts";
import { viewOf } from "../tables/view.ts";

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
  const { cellAt } = viewOf(subject);
  return table.rows.some(({ codes }) => isUncertain(cellAt(codes)))
    ? [formatter.message("note.uncertain")]
    : [];
}
