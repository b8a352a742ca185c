import { denominatorName, type InferredTable, type RateModel, rateModel, type Subject } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { oneGroup } from "../figure-kind.ts";
import { countedName } from "../rates/sentences.ts";
import { countedCell, numberCell } from "../table-cell.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import type { LocalSubject } from "./local-subject.ts";

/** The rate of a territory and the mean of the whole, then access by distance where it is computed. */
export function localRate(local: LocalSubject): LocalFigure | null {
  const { subject, code, name, wholeName } = local;
  const { formatter } = subject;
  const model = modelOf(subject);
  const here = model.territories.find((territory) => territory.code === code);
  if (here === undefined) return null;
  const reach = model.access?.known ? model.access : null;
  const access = reach?.byTerritory.get(code) ?? null;
  const cell = (value: number | null) =>
    numberCell(value, (number) => formatter.number(number, 2), formatter);
  const counted = (count: number | null) => countedCell(count, subject.table, formatter);
  return {
    finding: here.units === null ? null : findingOf(local, { here, model, access }),
    table: {
      columns: [{ head: formatter.message("local.measure") }, { head: name }, { head: wholeName }],
      groups: oneGroup([
        {
          heading: capitalised(countedName(subject)),
          cells: [counted(here.units), counted(model.units)],
        },
        ...model.denominators.map((denominator, at) => {
          const rate = here.rates[at];
          return {
            heading: formatter.message("local.rateFor", {
              populations: denominatorName(denominator, formatter),
            }),
            cells: [
              rate?.known ? cell(rate.rate) : formatter.message("cell.notShown"),
              cell(denominator.mean),
            ],
          };
        }),
        ...(reach === null
          ? []
          : [
              {
                heading: formatter.message("local.reach", {
                  reach: formatter.number(reach.reachKm, reach.reachKm % 1 === 0 ? 0 : 1),
                }),
                cells: [cell(access), formatter.message("cell.nothing")],
              },
            ]),
      ]),
    },
    isAlike: false,
    drawing: null,
    hidden: here.units === null ? 1 : 0,
    uncertain: 0,
  };
}

/** A territory without any place has those of its neighbours: a rate of nought would deny them. */
function findingOf(
  { subject, name, wholeName }: LocalSubject,
  {
    here: { units, rates },
    model,
    access,
  }: {
    readonly here: RateModel["territories"][number];
    readonly model: RateModel;
    readonly access: number | null;
  },
): string {
  const { formatter } = subject;
  const [first] = rates;
  const mean = model.denominators[0]?.mean ?? null;
  const date = formatter.day(model.date);
  if (units === 0) {
    const reach = model.access?.known && access !== null ? model.access.reachKm : null;
    return formatter.message("local.findingAbsent", {
      name,
      many: countedName(subject),
      date,
      hasReach: reach === null ? "no" : "yes",
      reach: reach === null ? "" : formatter.number(reach, reach % 1 === 0 ? 0 : 1),
      access: access === null ? "" : formatter.number(access, 2),
    });
  }
  return formatter.message(first?.known ? "local.findingRate" : "local.findingUnits", {
    name,
    whole: wholeName,
    count: units ?? 0,
    many: countedName(subject, units),
    date,
    rate: first?.known ? formatter.number(first.rate, 1) : "",
    hasMean: mean === null ? "no" : "yes",
    mean: mean === null ? "" : formatter.number(mean, 1),
  });
}

const models = new WeakMap<InferredTable, RateModel>();

/** Access by distance looks at each pair of territories: it is found once for all their pages. */
function modelOf(subject: Subject): RateModel {
  const model = models.get(subject.table) ?? rateModel(subject);
  models.set(subject.table, model);
  return model;
}
