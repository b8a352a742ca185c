import type { InferredTable } from "../infer/inferred-table.ts";
import { type RateModel, rateModel } from "../rates/rate-model.ts";
import { countedName, denominatorName } from "../rates/sentences.ts";
import type { Subject } from "../subject.ts";
import type { Words } from "../words.ts";
import { capitalised } from "../words.ts";
import type { LocalFigure } from "./local-figure.ts";
import type { LocalReading } from "./local-reading.ts";

/** Units of a territory for 100 000 inhabitants beside the mean of the whole, and within reach where that is computed. */
export function localRate({ subject, code, name, wholeName }: LocalReading): LocalFigure | null {
  const { words } = subject;
  const model = modelOf(subject);
  const own = model.territories.find((territory) => territory.code === code);
  if (own === undefined) return null;
  const [first] = own.rates;
  const mean = model.denominators[0]?.mean ?? null;
  const many = countedName(subject, own.units === 0 ? null : own.units);
  const reach = model.access?.known ? model.access : null;
  const access = reach?.byTerritory.get(code) ?? null;
  const said = (value: number | null) =>
    value === null ? words.say("cell.nothing") : words.number(value, 2);
  return {
    finding:
      own.units === null
        ? null
        : words.say(first?.known ? "local.findingRate" : "local.findingUnits", {
            name,
            whole: wholeName,
            count: own.units,
            many,
            date: words.day(model.date),
            rate: first?.known ? words.number(first.rate, 1) : "",
            hasMean: mean === null ? "no" : "yes",
            mean: mean === null ? "" : words.number(mean, 1),
          }),
    table: {
      columns: [{ head: words.say("local.measure") }, { head: name }, { head: wholeName }],
      groups: [
        {
          heading: null,
          rows: [
            {
              heading: capitalised(countedName(subject)),
              cells: [
                unitsText(own.units, { min: subject.table.min, words }),
                unitsText(model.units, { min: subject.table.min, words }),
              ],
            },
            ...model.denominators.map((denominator, at) => {
              const rate = own.rates[at];
              return {
                heading: words.say("local.rateFor", { populations: denominatorName(denominator, words) }),
                cells: [rate?.known ? said(rate.rate) : words.say("cell.notShown"), said(denominator.mean)],
              };
            }),
            ...(reach === null
              ? []
              : [
                  {
                    heading: words.say("local.reach", {
                      reach: words.number(reach.reachKm, reach.reachKm % 1 === 0 ? 0 : 1),
                    }),
                    cells: [said(access), words.say("cell.nothing")],
                  },
                ]),
          ],
        },
      ],
    },
    drawing: null,
    hidden: own.units === null ? 1 : 0,
    uncertain: 0,
  };
}

function unitsText(
  count: number | null,
  { min, words }: { readonly min: number; readonly words: Words },
): string {
  return count === null ? words.say("cell.under", { min }) : words.count(count);
}

const models = new WeakMap<InferredTable, RateModel>();

/** Access by distance looks at each pair of territories: it is found once for all their pages. */
function modelOf(subject: Subject): RateModel {
  const model = models.get(subject.table) ?? rateModel(subject);
  models.set(subject.table, model);
  return model;
}
