import type { FigureTable } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";
import { capitalised, type Words } from "../words.ts";
import type { Denominator, RateModel, TerritoryRate } from "./rate-model.ts";
import { denominatorName } from "./sentences.ts";

/** Units, then inhabitants, rate and gap for each list of populations, then access. */
export function rateTable(subject: Subject, model: RateModel): FigureTable {
  const { indicator, words, source } = subject;
  const { access, denominators, territories } = model;
  const secret = words.say("cell.secret");
  const nothing = words.say("cell.nothing");
  const count = (value: number | null) => (value === null ? secret : words.count(value));
  const rateCells = (rate: TerritoryRate) =>
    rate.known
      ? [
          words.count(rate.inhabitants),
          words.number(rate.rate, 2),
          rate.gap === null ? nothing : signed(rate.gap, words),
        ]
      : [
          rate.inhabitants === null ? nothing : words.count(rate.inhabitants),
          rate.why === "secret" ? secret : nothing,
          nothing,
        ];
  const wholeCells = ({ inhabitants, mean }: Denominator) => [
    inhabitants === null ? nothing : words.count(inhabitants),
    mean === null ? nothing : words.number(mean, 2),
    nothing,
  ];
  const accessCell = (code: string) => {
    if (access === null) return [];
    const value = access.known ? access.byTerritory.get(code) : undefined;
    return [value === undefined ? nothing : words.number(value, 2)];
  };
  return {
    columns: [
      { head: dimensionLabel(subject, indicator.of) },
      { head: capitalised(words.text(source.unit.many)) },
      ...denominators.map((denominator) => ({
        head: denominatorName(denominator, words),
        under: [words.say("rates.inhabitants"), words.say("rates.rate"), words.say("rates.gap")],
      })),
      ...(access === null ? [] : [{ head: words.say("rates.access") }]),
    ],
    groups: [
      {
        heading: null,
        rows: [
          ...territories.map(({ code, units, rates }) => ({
            heading: labelOf(subject, indicator.of, code),
            cells: [count(units), ...rates.flatMap(rateCells), ...accessCell(code)],
          })),
          ...(model.notPlaced === 0
            ? []
            : [
                {
                  heading: words.say("rates.notPlaced"),
                  cells: [
                    count(model.notPlaced),
                    ...denominators.flatMap(() => [nothing, nothing, nothing]),
                    ...(access === null ? [] : [nothing]),
                  ],
                },
              ]),
          {
            heading: words.say("code.total"),
            cells: [
              count(model.units),
              ...denominators.flatMap(wholeCells),
              ...(access === null ? [] : [nothing]),
            ],
          },
        ],
      },
    ],
  };
}

/** One decimal: a tenth of a place is already more than one can open. */
function signed(gap: number, words: Words): string {
  const shown = words.number(Math.abs(gap), 1);
  if (Number(gap.toFixed(1)) === 0) return words.number(0, 1);
  return gap > 0 ? `+${shown}` : `−${shown}`;
}
