import {
  type Denominator,
  denominatorName,
  dimensionLabel,
  type Formatter,
  labelOf,
  type RateModel,
  type RateWhole,
  type Subject,
  type TerritoryRate,
  type TerritoryRates,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import type { FigureRows, FigureTable } from "../figure-kind.ts";
import { numberCell, type TableCell } from "../table-cell.ts";
import { countedName } from "./sentences.ts";

/**
 * Units, then inhabitants, rate and gap for each list of populations, then access; territories under the greater one
 * that they are of, with its own line.
 */
export function rateTable(subject: Subject, model: RateModel): FigureTable {
  const { indicator, formatter } = subject;
  const nothing = formatter.message("cell.nothing");
  const cells = rateCells(model, formatter);
  const name = (code: string) => labelOf(subject, indicator.of, code);
  const rowOf = (territory: TerritoryRates) => ({
    heading: name(territory.code),
    cells: cells.ofTerritory(territory),
  });
  const notPlaced = {
    heading: formatter.message("rates.notPlaced"),
    cells: cells.of({
      units: model.notPlaced,
      denominators: model.denominators.map(() => [nothing, nothing, nothing]),
      access: null,
    }),
  };
  const ends = [
    ...(model.notPlaced === 0 ? [] : [notPlaced]),
    { heading: formatter.message("code.total"), cells: cells.ofAll(model) },
  ];
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      { head: capitalised(countedName(subject)) },
      ...model.denominators.map((denominator) => ({
        head: denominatorName(denominator, formatter),
        under: [
          formatter.message("rates.inhabitants"),
          formatter.message("rates.rate"),
          formatter.message("rates.gap"),
        ],
      })),
      ...(model.access === null ? [] : [{ head: formatter.message("rates.access") }]),
    ],
    groups:
      model.wholes.length === 0
        ? [{ heading: null, rows: [...model.territories.map(rowOf), ...ends] }]
        : [
            ...model.wholes.map(
              (whole): FigureRows => ({
                heading: formatter.text(whole.label),
                rows: [
                  ...whole.territories.map(rowOf),
                  {
                    heading: formatter.message("rates.whole", { name: formatter.text(whole.label) }),
                    cells: cells.ofWhole(whole),
                  },
                ],
              }),
            ),
            { heading: formatter.message("code.total"), rows: ends },
          ],
  };
}

/** The cells of each sort of line. */
function rateCells({ access }: RateModel, formatter: Formatter) {
  const secret = formatter.message("cell.notShown");
  const nothing = formatter.message("cell.nothing");
  const counted = (value: number | null) => numberCell(value, formatter.count, formatter);
  const number = (value: number | null | undefined) =>
    numberCell(value, (known) => formatter.number(known, 2), formatter);
  const gapCell = (gap: number | null) => numberCell(gap, (known) => signed(known, formatter), formatter);
  const of = (line: {
    readonly units: number | null;
    readonly denominators: readonly (readonly TableCell[])[];
    readonly access: number | null | undefined;
  }) => [
    line.units === null ? secret : counted(line.units),
    ...line.denominators.flat(),
    ...(access === null ? [] : [number(line.access)]),
  ];
  const ofRate = (rate: TerritoryRate) =>
    rate.known
      ? [counted(rate.inhabitants), number(rate.rate), gapCell(rate.gap)]
      : [counted(rate.inhabitants), rate.why === "secret" ? secret : nothing, nothing];
  const ofDenominator = ({ inhabitants, mean }: Denominator) => [counted(inhabitants), number(mean), nothing];
  return {
    of,
    ofTerritory: ({ code, units, rates }: TerritoryRates) =>
      of({
        units,
        denominators: rates.map(ofRate),
        access: access?.known ? access.byTerritory.get(code) : null,
      }),
    ofWhole: ({ units, rates, access }: RateWhole) =>
      of({
        units,
        denominators: rates.map((rate) => [
          counted(rate?.inhabitants ?? null),
          number(rate?.rate),
          gapCell(rate?.gap ?? null),
        ]),
        access,
      }),
    ofAll: ({ units, denominators }: RateModel) =>
      of({ units, denominators: denominators.map(ofDenominator), access: null }),
  };
}

/** One decimal: a tenth of a place is already more than one can open. */
function signed(gap: number, formatter: Formatter): string {
  const shown = formatter.number(Math.abs(gap), 1);
  if (Math.abs(gap) < 0.05) return formatter.number(0, 1);
  return gap > 0 ? `+${shown}` : `−${shown}`;
}
