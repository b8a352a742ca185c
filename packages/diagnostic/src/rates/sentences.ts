import { labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";
import { inSentence, type Words } from "../words.ts";
import type { Denominator, RateModel, TerritoryRates } from "./rate-model.ts";

/** A list of populations at the head of its columns: its name and its year. */
export function denominatorName({ populations: { label, year } }: Denominator, words: Words): string {
  return year === null
    ? words.text(label)
    : words.say("rates.denominator", { label: words.text(label), year: String(year) });
}

type Ranked = { readonly code: string; readonly rate: number };

/** Territories with a known rate for the first populations, from the best served. */
export function rankedRates({ territories }: RateModel): readonly Ranked[] {
  return territories
    .flatMap(({ code, rates: [first] }: TerritoryRates) => (first?.known ? [{ code, rate: first.rate }] : []))
    .toSorted((a, b) => b.rate - a.rate);
}

/** The finding: the best and the least served, where they differ. */
export function rateTitle(subject: Subject, model: RateModel): string {
  const { indicator, words, source } = subject;
  const ranked = rankedRates(model);
  const [most] = ranked;
  const least = ranked.at(-1);
  if (most === undefined || least === undefined || most.rate === least.rate)
    return words.text(indicator.title);
  const name = ({ code }: Ranked) => labelOf(subject, indicator.of, code);
  return words.say("rates.title", {
    most: name(most),
    mostRate: words.number(most.rate, 2),
    least: name(least),
    leastRate: words.number(least.rate, 2),
    many: inSentence(words.text(source.unit.many)),
  });
}

/** One territory read aloud; null where no rate is known. */
export function rateReading(subject: Subject, model: RateModel): string | null {
  const { indicator, words, source } = subject;
  const [first] = rankedRates(model);
  const found = model.territories.find(({ code }) => code === first?.code);
  const [rate] = found?.rates ?? [];
  const [denominator] = model.denominators;
  if (found === undefined || !rate?.known || denominator === undefined || found.units === null) return null;
  return words.say("rates.reading", {
    territory: labelOf(subject, indicator.of, found.code),
    date: words.day(model.date),
    units: words.count(found.units),
    many: inSentence(words.text(source.unit.many)),
    inhabitants: words.count(rate.inhabitants),
    rate: words.number(rate.rate, 2),
  });
}

/** What must be known of numerator and denominators, and of what access does not see. */
export function rateRemarks(subject: Subject, model: RateModel): readonly string[] {
  const { words, source } = subject;
  const many = inSentence(words.text(source.unit.many));
  return [
    words.say("rates.date", { date: words.day(model.date) }),
    ...model.denominators.map(({ populations: { label, source: from, year } }) =>
      words.say(year === null ? "rates.populationNoYear" : "rates.population", {
        label: inSentence(words.text(label)),
        source: words.text(from),
        year: String(year),
      }),
    ),
    ...(model.notPlaced === null || model.notPlaced === 0
      ? []
      : [words.say("rates.notPlacedRemark", { count: model.notPlaced, many })]),
    ...(model.denominators.some(({ mean }) => mean !== null) ? [words.say("rates.gapRemark", { many })] : []),
    ...accessRemarks(model, words),
  ];
}

function accessRemarks({ access }: RateModel, words: Words): readonly string[] {
  if (access === null) return [];
  return access.known
    ? [
        words.say("rates.accessRemark", {
          reach: words.number(access.reachKm, access.reachKm % 1 === 0 ? 0 : 1),
        }),
      ]
    : [words.say(`rates.noAccess.${access.why}`)];
}
