import type { Messages } from "./index.ts";

/** Sentences of `fr-rates.ts` in English. */
export const enRates = {
  "rates.title": "{most} has {mostRate} {many} per 100,000 inhabitants, {least} {leastRate}",
  "rates.subtitle": "{many} per 100,000 inhabitants, by {of}",
  "rates.reading":
    "{territory}: {units} {many} on {date}, for {inhabitants} inhabitants, that is {rate} per 100,000 inhabitants.",
  "rates.alternative": "{territory}: {rate}.",
  "rates.mean": "mean of all: {rate}",
  "rates.date": "list of {date}",
  "rates.population": "{label}: {source}, year {year}",
  "rates.populationNoYear": "{label}: {source}, which does not say its year",
  "rates.denominator": "{label} ({year})",
  "rates.inhabitants": "Inhabitants",
  "rates.rate": "Rate",
  "rates.gap": "Gap to the mean",
  "rates.access": "Within reach, per 100,000",
  "rates.whole": "{name}, in all",
  "rates.accessNone": "Without {many} within {reach} km: {territories}",
  "rates.accessTitle":
    "Within {reach} km, {most} has {mostRate} {many} per 100,000 inhabitants, {least} {leastRate}",
  "rates.accessSubtitle": "{many} within {reach} km, per 100,000 inhabitants who share them, by {of}",
  "rates.accessReading":
    "{territory}: {units} {many} on {date}; within {reach} km of its centre, {access} per 100,000 inhabitants who share them.",
  "rates.bothReadings": "per 100,000 inhabitants, crude rate then within reach: {wholes}",
  "rates.bothOfWhole": "{name} {rate} then {access}",
  "rates.centres": "centres: {source}",
  "rates.notPlaced": "Unknown commune",
  "rates.notPlacedRemark":
    "{count, plural, one {# without a known commune, counted in the total only} other {# without a known commune, counted in the total only}}",
  "rates.gapRemark": "gap to the mean as a number of {many}",
  "rates.accessRemark": "within reach: within {reach} km in a straight line, places shared among inhabitants",
  "rates.noAccess.no_boundaries":
    "access by distance not computed: the study has neither the boundaries nor the centres of all these territories",
  "rates.noAccess.secret": "access by distance not computed: a count is hidden by statistical secrecy",
  "rates.noAccess.no_population": "access by distance not computed: a population is missing",
} as const satisfies Messages;
