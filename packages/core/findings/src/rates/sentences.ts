import {
  dimensionLabel,
  type Formatter,
  firstRate,
  labelOf,
  type RateModel,
  rateDigits,
  type Subject,
  unitName,
  universeInSentence,
} from "@vigie/tables";
import { capitalised, inSentence } from "@vigie/words";

/**
 * What a rate counts, in a sentence: its universe where it keeps some units only, else the units of the source. The name of a
 * universe is a plural: one unit of it is « 1 aide recensée (postes de conseillers numériques) ».
 */
export function countedName({ source, indicator, formatter }: Subject, count: number | null = null): string {
  const universe = source.universes.get(indicator.universe);
  const unit = formatter.text(count === null ? source.unit.many : unitName(source, count, formatter));
  if (universe === undefined || universe.where.size === 0) return unit;
  const label = universeInSentence(universe, formatter);
  return count !== null && unit !== formatter.text(source.unit.many)
    ? formatter.message("rates.one", { unit, universe: label })
    : label;
}

type Ranked = { readonly code: string; readonly rate: number };

/** Territories with what they are drawn by, where it is known, from the best served. */
export function rankedRates(model: RateModel): readonly Ranked[] {
  return model.territories
    .flatMap((territory) => {
      const rate = firstRate(model, territory);
      return typeof rate === "number" ? [{ code: territory.code, rate }] : [];
    })
    .toSorted((a, b) => b.rate - a.rate);
}

/** Territories that are named when nothing is within their reach: past this, only the best and the least served are. */
const namedMax = 5;

/** The finding: who has nothing within reach, else the best and the least served, where they differ. */
export function rateTitle(subject: Subject, model: RateModel): string | null {
  const { indicator, formatter } = subject;
  const ranked = rankedRates(model);
  const digits = rateDigits(model);
  const [most] = ranked;
  const least = ranked.at(-1);
  if (most === undefined || least === undefined || most.rate === least.rate) return null;
  const name = ({ code }: Ranked) => labelOf(subject, indicator.of, code);
  const many = countedName(subject);
  const none = ranked.filter(({ rate }) => rate === 0);
  const both = {
    most: name(most),
    mostRate: formatter.number(most.rate, digits),
    least: name(least),
    leastRate: formatter.number(least.rate, least.rate === 0 ? 0 : digits),
    zeros: none.length,
    many: capitalised(many),
  };
  if (!model.access?.known) return formatter.message("rates.title", both);
  const reach = reachText(model.access.reachKm, formatter);
  return none.length === 0 || none.length > namedMax
    ? formatter.message("rates.accessTitle", { ...both, reach })
    : formatter.message("rates.accessNone", { many, reach, territories: formatter.list(none.map(name)) });
}

/** What is shown, with its unit. */
export function rateSubtitle(subject: Subject, { access }: RateModel): string {
  const { indicator, formatter } = subject;
  const shown = {
    many: capitalised(countedName(subject)),
    of: inSentence(dimensionLabel(subject, indicator.of)),
  };
  return access?.known
    ? formatter.message("rates.accessSubtitle", { ...shown, reach: reachText(access.reachKm, formatter) })
    : formatter.message("rates.subtitle", shown);
}

/** One territory read aloud; null where no rate is known. */
export function rateReading(subject: Subject, model: RateModel): string | null {
  const { indicator, formatter } = subject;
  const [first] = rankedRates(model);
  const digits = rateDigits(model);
  const found = model.territories.find(({ code }) => code === first?.code);
  const [rate] = found?.rates ?? [];
  const [denominator] = model.denominators;
  if (found === undefined || !rate?.known || denominator === undefined || found.units === null) return null;
  const read = {
    territory: labelOf(subject, indicator.of, found.code),
    date: formatter.day(model.date),
    units: formatter.count(found.units),
    many: countedName(subject, found.units),
  };
  if (model.access?.known && first)
    return formatter.message("rates.accessReading", {
      ...read,
      reach: reachText(model.access.reachKm, formatter),
      access: formatter.number(first.rate, digits),
    });
  return formatter.message("rates.reading", {
    ...read,
    inhabitants: formatter.count(rate.inhabitants),
    rate: formatter.number(rate.rate, digits),
  });
}

/** What must be known of numerator and denominators, and of what access does not see. */
export function rateRemarks(subject: Subject, model: RateModel): readonly string[] {
  const { formatter } = subject;
  const many = countedName(subject);
  return [
    formatter.message("rates.date", { date: formatter.day(model.date) }),
    ...model.denominators.map(({ populations: { label, source: from, year } }) =>
      formatter.message(year === null ? "rates.populationNoYear" : "rates.population", {
        label: inSentence(formatter.text(label)),
        source: formatter.text(from),
        year: String(year),
      }),
    ),
    ...(model.notPlaced === null || model.notPlaced === 0
      ? []
      : [formatter.message("rates.notPlacedRemark", { count: model.notPlaced, many })]),
    ...(model.denominators.some(({ mean }) => mean !== null)
      ? [formatter.message("rates.gapRemark", { many })]
      : []),
    ...accessRemarks(model, formatter),
  ];
}

function accessRemarks({ access, wholes }: RateModel, formatter: Formatter): readonly string[] {
  if (access === null) return [];
  if (!access.known) return [formatter.message(`rates.noAccess.${access.why}`)];
  const both = wholes.flatMap(({ label, rates: [first], access: ofWhole }) =>
    first && ofWhole !== null
      ? [
          formatter.message("rates.bothOfWhole", {
            name: formatter.text(label),
            rate: formatter.number(first.rate, 2),
            access: formatter.number(ofWhole, 2),
          }),
        ]
      : [],
  );
  return [
    ...(both.length === 0 ? [] : [formatter.message("rates.bothReadings", { wholes: formatter.list(both) })]),
    formatter.message("rates.accessRemark", { reach: reachText(access.reachKm, formatter) }),
    ...(access.centres === null
      ? []
      : [formatter.message("rates.centres", { source: formatter.text(access.centres) })]),
  ];
}

function reachText(reachKm: number, formatter: Formatter): string {
  return formatter.number(reachKm, reachKm % 1 === 0 ? 0 : 1);
}
