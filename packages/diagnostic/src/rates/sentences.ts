import { capitalised, inSentence } from "@vigie/words";
import { dimensionLabel, labelOf } from "../labels.ts";
import { unitName } from "../people.ts";
import type { Subject } from "../subject.ts";
import type { Words } from "../words.ts";
import { firstRate } from "./first-rate.ts";
import { rateDigits } from "./rate-digits.ts";
import type { RateModel } from "./rate-model.ts";
import type { Denominator } from "./territory-rates.ts";

/** A list of populations at the head of its columns: its name and its year. */
export function denominatorName({ populations: { label, year } }: Denominator, words: Words): string {
  return year === null
    ? words.text(label)
    : words.message("rates.denominator", { label: words.text(label), year: String(year) });
}

/** What a rate counts, in a sentence: its universe where it keeps some units only, else the units of the source. */
export function countedName({ source, indicator, words }: Subject, count: number | null = null): string {
  const universe = source.universes.get(indicator.universe);
  if (universe !== undefined && universe.where.size > 0) return inSentence(words.text(universe.label));
  return words.text(count === null ? source.unit.many : unitName(source, count, words));
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
export function rateTitle(subject: Subject, model: RateModel): string {
  const { indicator, words } = subject;
  const ranked = rankedRates(model);
  const digits = rateDigits(model);
  const [most] = ranked;
  const least = ranked.at(-1);
  if (most === undefined || least === undefined || most.rate === least.rate)
    return words.text(indicator.title);
  const name = ({ code }: Ranked) => labelOf(subject, indicator.of, code);
  const many = countedName(subject);
  const both = {
    most: name(most),
    mostRate: words.number(most.rate, digits),
    least: name(least),
    leastRate: words.number(least.rate, digits),
    many,
  };
  if (!model.access?.known) return words.message("rates.title", both);
  const reach = reachText(model.access.reachKm, words);
  const none = ranked.filter(({ rate }) => rate === 0);
  return none.length === 0 || none.length > namedMax
    ? words.message("rates.accessTitle", { ...both, reach })
    : words.message("rates.accessNone", { many, reach, territories: words.list(none.map(name)) });
}

/** What is shown, with its unit. */
export function rateSubtitle(subject: Subject, { access }: RateModel): string {
  const { indicator, words } = subject;
  const shown = {
    many: capitalised(countedName(subject)),
    of: inSentence(dimensionLabel(subject, indicator.of)),
  };
  return access?.known
    ? words.message("rates.accessSubtitle", { ...shown, reach: reachText(access.reachKm, words) })
    : words.message("rates.subtitle", shown);
}

/** One territory read aloud; null where no rate is known. */
export function rateReading(subject: Subject, model: RateModel): string | null {
  const { indicator, words } = subject;
  const [first] = rankedRates(model);
  const digits = rateDigits(model);
  const found = model.territories.find(({ code }) => code === first?.code);
  const [rate] = found?.rates ?? [];
  const [denominator] = model.denominators;
  if (found === undefined || !rate?.known || denominator === undefined || found.units === null) return null;
  const read = {
    territory: labelOf(subject, indicator.of, found.code),
    date: words.day(model.date),
    units: words.count(found.units),
    many: countedName(subject, found.units),
  };
  if (model.access?.known && first)
    return words.message("rates.accessReading", {
      ...read,
      reach: reachText(model.access.reachKm, words),
      access: words.number(first.rate, digits),
    });
  return words.message("rates.reading", {
    ...read,
    inhabitants: words.count(rate.inhabitants),
    rate: words.number(rate.rate, digits),
  });
}

/** What must be known of numerator and denominators, and of what access does not see. */
export function rateRemarks(subject: Subject, model: RateModel): readonly string[] {
  const { words } = subject;
  const many = countedName(subject);
  return [
    words.message("rates.date", { date: words.day(model.date) }),
    ...model.denominators.map(({ populations: { label, source: from, year } }) =>
      words.message(year === null ? "rates.populationNoYear" : "rates.population", {
        label: inSentence(words.text(label)),
        source: words.text(from),
        year: String(year),
      }),
    ),
    ...(model.notPlaced === null || model.notPlaced === 0
      ? []
      : [words.message("rates.notPlacedRemark", { count: model.notPlaced, many })]),
    ...(model.denominators.some(({ mean }) => mean !== null)
      ? [words.message("rates.gapRemark", { many })]
      : []),
    ...accessRemarks(model, words),
  ];
}

function accessRemarks({ access, wholes }: RateModel, words: Words): readonly string[] {
  if (access === null) return [];
  if (!access.known) return [words.message(`rates.noAccess.${access.why}`)];
  const both = wholes.flatMap(({ label, rates: [first], access: own }) =>
    first && own !== null
      ? [
          words.message("rates.bothOfWhole", {
            name: words.text(label),
            rate: words.number(first.rate, 2),
            access: words.number(own, 2),
          }),
        ]
      : [],
  );
  return [
    ...(both.length === 0 ? [] : [words.message("rates.bothReadings", { wholes: words.list(both) })]),
    words.message("rates.accessRemark", { reach: reachText(access.reachKm, words) }),
    ...(access.centres === null
      ? []
      : [words.message("rates.centres", { source: words.text(access.centres) })]),
  ];
}

function reachText(reachKm: number, words: Words): string {
  return words.number(reachKm, reachKm % 1 === 0 ? 0 : 1);
}
