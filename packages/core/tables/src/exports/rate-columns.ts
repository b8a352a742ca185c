import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { rateModel } from "../rates/rate-model.ts";
import { denominatorName } from "../rates/territory-rates.ts";
import type { Subject } from "../subject.ts";
import { type Column, type ExportedValue, roundedValue } from "./column.ts";

/** What a rate adds to its counts: inhabitants, rate and gap of each list of populations, then access. */
export interface RateColumns {
  readonly columns: readonly Column[];
  /** Values of one row, in the order of the columns. */
  readonly valuesOf: (codes: readonly string[]) => readonly ExportedValue[];
}

/** Null where the table is not one of a rate. */
export function rateColumns(subject: Subject): RateColumns | null {
  const { indicator, formatter } = subject;
  if (contentOf(indicator).rate === null) return null;
  const { denominators, territories, units, access } = rateModel(subject);
  const byCode = new Map(territories.map((territory) => [territory.code, territory]));
  const columns = denominators.flatMap((denominator) => {
    const list = denominator.populations.id;
    const populations = denominatorName(denominator, formatter);
    return (["inhabitants", "rate", "gap"] as const).map((name) => ({
      name: `${name}_${list}`,
      title: `${formatter.message(`rates.${name}`)} (${populations})`,
      description: formatter.message(`export.${name}.description`, { populations }),
      kind: name === "inhabitants" ? ("count" as const) : ("number" as const),
    }));
  });
  const none = columns.map(() => null);
  return {
    columns: [
      ...columns,
      ...(access === null
        ? []
        : [
            {
              name: "access",
              title: formatter.message("rates.access"),
              description: formatter.message("export.access.description"),
              kind: "number" as const,
            },
          ]),
    ],
    valuesOf: ([universe = "", code = ""]) => {
      const territory = universe === indicator.universe ? byCode.get(code) : undefined;
      const isWhole = universe === indicator.universe && code === total && units !== null;
      const rates = territory
        ? territory.rates.flatMap((rate) =>
            rate.known
              ? [rate.inhabitants, roundedValue(rate.rate), roundedValue(rate.gap)]
              : [rate.inhabitants, null, null],
          )
        : isWhole
          ? denominators.flatMap(({ inhabitants, mean }) => [inhabitants, roundedValue(mean), null])
          : none;
      const ofTerritory =
        territory && access?.known ? (access.byTerritory.get(territory.code) ?? null) : null;
      return [...rates, ...(access === null ? [] : [roundedValue(ofTerritory)])];
    },
  };
}
