import type { VigieError } from "@vigie/words";
import type { Form } from "../forms/form.ts";
import type { IndicatorsFile } from "../forms/indicators-schema.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";
import { report } from "../problems.ts";
import { countedTables, interiorCells } from "../tables/counted-tables.ts";

const cellsMax = 1_000_000;

/** Every cell of a table of persons gets its noise, empty ones too: a table may not have too many. */
export function checkTableSize(
  form: Form<IndicatorsFile>,
  { indicator, source }: { readonly indicator: Indicator; readonly source: Source },
  found: VigieError[],
): void {
  if (source.protects === "nothing") return;
  const cells = interiorCells(indicator, source);
  if (cells <= cellsMax) return;
  const [widest] = countedTables(indicator, source)
    .flatMap(({ blocks }) => blocks.flatMap(({ dimensions }) => dimensions))
    .map(({ name, codes: { length: codes } }) => ({ name, codes }))
    .toSorted((a, b) => b.codes - a.codes);
  const { name = "", codes = 0 } = widest ?? {};
  const coarser = coarserThan(name, source);
  report(found, "study/table-too-large", form.written.placeOfKey(["indicators", indicator.id]), {
    indicator: indicator.id,
    cells,
    max: cellsMax,
    dimension: name,
    codes,
    how: coarser.how,
    coarser: coarser.name,
  });
}

/** An attribute of fewer codes made from this one; else the level above in its code list, which one can be made from. */
function coarserThan(name: string, { attributes }: Source): { readonly how: string; readonly name: string } {
  const codes = attributes.get(name)?.codes ?? [];
  const [made] = [...attributes.values()]
    .filter(({ origin }) => origin.kind === "recode" && origin.of === name)
    .filter((attribute) => attribute.codes.length < codes.length)
    .toSorted((a, b) => b.codes.length - a.codes.length);
  if (made !== undefined) return { how: "made", name: made.id };
  return { how: codes.some(({ parent }) => parent !== null) ? "parent" : "none", name: "" };
}
