import type { AuditedBundle } from "@vigie/bundle";
import type { ProtectedTable } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import { dimensionsOf, type Source, type Study } from "@vigie/study";
import { entriesOfPersons } from "./entries-of-persons.ts";

/** Of each count of a source that secrecy hides, the fields that it tells persons apart by. */
export type HiddenCells = readonly (readonly string[])[];

/** By source. Of a table that stays, the cells that are the cause: the others may leave elsewhere. */
export function hiddenCells(
  tables: readonly ProtectedTable[],
  study: Study,
): ReadonlyMap<string, HiddenCells> {
  return bySource(
    tables.flatMap(({ indicator: id, rows, treatment }) => {
      const indicator = study.indicators.get(id);
      const source = study.sources.get(indicator?.source ?? "");
      if (indicator === undefined || source === undefined)
        throw new RangeError("a table is not of this study");
      const own = rows.map(({ codes, cell }) => ({
        codes,
        isHidden: cell.status !== "free" && (treatment.kind !== "withheld" || cell.status === "primary"),
      }));
      const isRounded = treatment.kind === "rounded";
      return hiddenIn({ rows: own, isRounded, names: dimensionsOf(indicator) }, source);
    }),
  );
}

/**
 * By source, what bundles that left before hide of the persons that it still counts, its fields being those of the
 * study as it is now. Tables that they withheld showed nothing: what is still asked of them is judged as it is now.
 */
export function hiddenBefore(
  previous: readonly AuditedBundle[],
  study: Study,
): ReadonlyMap<string, HiddenCells> {
  return bySource(
    previous.flatMap((bundle) =>
      entriesOfPersons(bundle, study).flatMap(({ source, table, isRounded }) => {
        const rows = table.rows.map(({ codes, count }) => ({ codes, isHidden: count === null }));
        const names = table.dimensions.slice(1).map(({ name }) => name);
        return hiddenIn({ rows, isRounded, names }, source);
      }),
    ),
  );
}

interface Cells {
  readonly rows: readonly { readonly codes: readonly string[]; readonly isHidden: boolean }[];
  /** Every count is then hidden, save that of everyone: nothing is told of it but by a table that prints it. */
  readonly isRounded: boolean;
  readonly names: readonly string[];
}

interface Hidden {
  readonly source: string;
  readonly fields: readonly string[];
}

function hiddenIn({ rows, isRounded, names }: Cells, source: Source): readonly Hidden[] {
  return rows.flatMap(({ codes, isHidden }) => {
    const fields = fieldsOf(codes.slice(1), names, source);
    return isHidden || (isRounded && fields.length > 0) ? [{ source: source.id, fields }] : [];
  });
}

function bySource(hidden: readonly Hidden[]): ReadonlyMap<string, HiddenCells> {
  return new Map(
    [...Map.groupBy(hidden, ({ source }) => source)].map(([source, its]) => [
      source,
      [...new Map(its.map(({ fields }) => [fields.join(" "), fields])).values()],
    ]),
  );
}

function fieldsOf(codes: readonly string[], names: readonly string[], source: Source): readonly string[] {
  return names.flatMap((name, at) => {
    const items = source.multiples.get(name)?.items;
    if (items !== undefined) return items.get(codes[at] ?? "") ?? [];
    const isAnswer = source.multiples.has(names[at - 1] ?? "");
    return codes[at] === total || isAnswer ? [] : [name];
  });
}
