import type { ElsewhereFile } from "../forms/elsewhere-schema.ts";
import type { Form } from "../forms/form.ts";
import { decimalsOf } from "../reading/written-decimals.ts";
import type { ElsewhereValue } from "../study.ts";
import { textOf } from "../text.ts";

/** The values that the text may cite from other sources, by name. */
export function resolveElsewhere(form: Form<ElsewhereFile>): ReadonlyMap<string, ElsewhereValue> {
  return new Map(
    Object.entries(form.value.values)
      .filter(([id]) => !form.lost(["values", id]))
      .map(([id, { what, value, unit, decimals, source, year, universe, url }]) => [
        id,
        {
          id,
          what: textOf(what),
          value,
          unit,
          decimals: decimals ?? decimalsOf(form.written.charactersOf(["values", id, "value"]) ?? ""),
          source: textOf(source),
          year,
          universe: textOf(universe),
          url: url ?? null,
        },
      ]),
  );
}
