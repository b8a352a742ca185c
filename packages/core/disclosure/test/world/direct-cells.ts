import { contentOf, type Indicator, type Source } from "@vigie/study";
import type { DrawnTable } from "../../src/plan/counting-plan.ts";
import { weightOf } from "./counted.ts";
import { codeOf, isIn, numberOf, type Person } from "./person.ts";

type Block = DrawnTable["blocks"][number];

/** What one unit adds to the cells of a table: at most one of them, in the order of the blocks and of their codes. */
export function partIn(
  table: DrawnTable,
  person: Person,
  { source, indicator }: { readonly source: Source; readonly indicator: Indicator },
): { readonly cell: number; readonly amount: number } | null {
  const amount = amountOf(table, person, { source, indicator });
  const isComplete = (table.blocks[0]?.dimensions ?? []).every(({ codes, name, attribute }) =>
    codes.includes(codeIn(person, { name, attribute }, { source, indicator })),
  );
  let start = 0;
  for (const block of table.blocks) {
    const isInPart = block.part === "all" || (block.part === "complete") === isComplete;
    if (isInPart && isInside(person, block, source)) {
      const cell = block.dimensions.reduce(
        (before, { codes, name, attribute }) =>
          before * codes.length + codes.indexOf(codeIn(person, { name, attribute }, { source, indicator })),
        0,
      );
      return amount === null ? null : { cell: start + cell, amount };
    }
    start += block.dimensions.reduce((size, { codes }) => size * codes.length, 1);
  }
  return null;
}

function isInside(person: Person, { universe, without }: Block, source: Source): boolean {
  return isIn(person, universe, source) && (without === null || !isIn(person, without, source));
}

interface Of {
  readonly source: Source;
  readonly indicator: Indicator;
}

/** Bands that only a summary has (no attribute) are those of its number, brought to its range. */
export function codeIn(
  person: Person,
  { name, attribute }: { readonly name: string; readonly attribute: string | null },
  { source, indicator }: Of,
): string {
  if (attribute !== null) return codeOf(person, attribute, source);
  const value = numberOf(person, name, source);
  const range = source.attributes.get(name)?.range;
  const { number } = contentOf(indicator);
  if (value === null || range === undefined || number === null) return "_U";
  const inside = Math.min(range.to, Math.max(range.from, value));
  return String(number.bands?.findLast((lower) => lower <= inside) ?? "known");
}

/** In grains; null where a number is unknown. */
function amountOf({ measure }: DrawnTable, person: Person, { source, indicator }: Of): number | null {
  const weight = weightOf(person, source);
  if (measure === "count") return 1;
  if (measure === "weighted") return weight;
  if (measure === "squares") return weight ** 2;
  const { number } = contentOf(indicator);
  if (number === null) throw new RangeError("a sum of no number");
  const value = numberOf(person, number.number, source);
  const range = source.attributes.get(number.number)?.range;
  if (value === null || range === undefined) return null;
  const { from, to, grain } = range;
  const inside = Math.min(to, Math.max(from, from + Math.round((value - from) / grain) * grain));
  return weight * Math.round((inside - (from + to) / 2) / (grain / 2));
}
