import type { FigureRows, FigureTable } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";
import { capitalised, type Words } from "../words.ts";
import type { Denominator, RateModel, TerritoryRate, TerritoryRates } from "./rate-model.ts";
import type { RateWhole } from "./rate-wholes.ts";
import { countedName, denominatorName } from "./sentences.ts";

/**
 * Units, then inhabitants, rate and gap for each list of populations, then access; territories under the greater one
 * that they are of, with its own line.
 */
export function rateTable(subject: Subject, model: RateModel): FigureTable {
  const { indicator, words } = subject;
  const nothing = words.say("cell.nothing");
  const cells = rateCells(model, words);
  const name = (code: string) => labelOf(subject, indicator.of, code);
  const rowOf = (territory: TerritoryRates) => ({
    heading: name(territory.code),
    cells: cells.ofTerritory(territory),
  });
  const notPlaced = {
    heading: words.say("rates.notPlaced"),
    cells: cells.of({
      units: model.notPlaced,
      denominators: model.denominators.map(() => [nothing, nothing, nothing]),
      access: null,
    }),
  };
  const ends = [
    ...(model.notPlaced === 0 ? [] : [notPlaced]),
    { heading: words.say("code.total"), cells: cells.ofAll(model) },
  ];
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      { head: capitalised(countedName(subject)) },
      ...model.denominators.map((denominator) => ({
        head: denominatorName(denominator, words),
        under: [words.say("rates.inhabitants"), words.say("rates.rate"), words.say("rates.gap")],
      })),
      ...(model.access === null ? [] : [{ head: words.say("rates.access") }]),
    ],
    groups:
      model.wholes.length === 0
        ? [{ heading: null, rows: [...model.territories.map(rowOf), ...ends] }]
        : [
            ...model.wholes.map(
              (whole): FigureRows => ({
                heading: words.text(whole.label),
                rows: [
                  ...whole.territories.map(rowOf),
                  {
                    heading: words.say("rates.whole", { name: words.text(whole.label) }),
                    cells: cells.ofWhole(whole),
                  },
                ],
              }),
            ),
            { heading: words.say("code.total"), rows: ends },
          ],
  };
}

/** The cells of each sort of line. */
function rateCells({ access }: RateModel, words: Words) {
  const secret = words.say("cell.notShown");
  const nothing = words.say("cell.nothing");
  const count = (value: number | null) => (value === null ? secret : words.count(value));
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? nothing : words.number(value, 2);
  const of = (line: {
    readonly units: number | null;
    readonly denominators: readonly (readonly string[])[];
    readonly access: number | null | undefined;
  }) => [count(line.units), ...line.denominators.flat(), ...(access === null ? [] : [number(line.access)])];
  const ofRate = (rate: TerritoryRate) =>
    rate.known
      ? [
          words.count(rate.inhabitants),
          number(rate.rate),
          rate.gap === null ? nothing : signed(rate.gap, words),
        ]
      : [
          rate.inhabitants === null ? nothing : words.count(rate.inhabitants),
          rate.why === "secret" ? secret : nothing,
          nothing,
        ];
  const ofDenominator = ({ inhabitants, mean }: Denominator) => [
    inhabitants === null ? nothing : words.count(inhabitants),
    number(mean),
    nothing,
  ];
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
          rate === null ? nothing : words.count(rate.inhabitants),
          number(rate?.rate),
          rate === null || rate.gap === null ? nothing : signed(rate.gap, words),
        ]),
        access,
      }),
    ofAll: ({ units, denominators }: RateModel) =>
      of({ units, denominators: denominators.map(ofDenominator), access: null }),
  };
}

/** One decimal: a tenth of a place is already more than one can open. */
function signed(gap: number, words: Words): string {
  const shown = words.number(Math.abs(gap), 1);
  if (Number(gap.toFixed(1)) === 0) return words.number(0, 1);
  return gap > 0 ? `+${shown}` : `−${shown}`;
}
