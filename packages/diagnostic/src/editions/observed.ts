import { type Interval, wilson } from "@vigie/statistics";
import { proportionOf } from "../contrast.ts";
import { groupName, labelOf } from "../labels.ts";
import { type Line, lineOf, shareOf, total } from "../line.ts";
import { mentionsOf } from "../mentions.ts";
import { rateModel } from "../rates/rate-model.ts";
import type { Subject } from "../subject.ts";

/** What one edition says of one category. */
export interface Observed {
  readonly label: string;
  /** Null where it is secret, or where nothing was there to measure. */
  readonly value: number | null;
  readonly isSecret: boolean;
  /** At 95 %; null where the study declares no sampling reading, or nothing was estimated of it. */
  readonly interval: Interval | null;
}

/** What is compared from one edition to the next: shares in 0..1, or numbers in their own unit. */
export interface Quantity {
  readonly of: "share" | "median" | "mean" | "rate";
  /** By code, in the order of the table. */
  readonly observed: ReadonlyMap<string, Observed>;
}

/** What a table says of a whole population; null for a kind of indicator that editions do not compare. */
export function quantityOf(subject: Subject): Quantity | null {
  switch (subject.indicator.kind) {
    case "distribution":
    case "profile":
    case "overlap":
      return { of: "share", observed: sharesOf(subject) };
    case "multiple":
      return { of: "share", observed: answersOf(subject) };
    case "summary":
      return { of: subject.indicator.statistic, observed: summariesOf(subject) };
    case "rate":
      return { of: "rate", observed: ratesOf(subject) };
    case "cross":
    case "agreement":
    case "association":
      return null;
    default:
      return subject.indicator satisfies never;
  }
}

function sharesOf(subject: Subject): ReadonlyMap<string, Observed> {
  const { indicator } = subject;
  const line = lineOf(subject, indicator.universe);
  const codes = [...line.counts.keys()].filter((code) => code !== total && !line.outside.has(code));
  return new Map(
    codes.map((code) => [
      code,
      observedShare(subject, { line, code, label: labelOf(subject, indicator.of, code) }),
    ]),
  );
}

function answersOf(subject: Subject): ReadonlyMap<string, Observed> {
  return new Map(
    mentionsOf(subject).map(({ code, label, line }) => [
      code,
      observedShare(subject, { line, code: "yes", label }),
    ]),
  );
}

/** The interval is that of the design where respondents are weighted, else Wilson's (1927). */
function observedShare(
  { source }: Subject,
  { line, code, label }: { readonly line: Line; readonly code: string; readonly label: string },
): Observed {
  const value = shareOf(line, code);
  const proportion = proportionOf(line, code);
  const counted = source.reading === null || proportion === null ? null : wilson(proportion);
  const interval = line.estimates === undefined ? counted : (line.estimates.get(code)?.interval ?? null);
  return { label, value, isSecret: value === null, interval: value === null ? null : interval };
}

function summariesOf(subject: Subject): ReadonlyMap<string, Observed> {
  const { indicator, table } = subject;
  if (indicator.kind !== "summary") throw new RangeError("not a summary");
  const rows = table.rows.filter(({ codes: [universe] }) => universe === indicator.universe);
  return new Map(
    rows.map(({ codes, count, values }) => {
      const code = codes.at(-1) ?? total;
      const measure = (name: string) => values[table.measures.indexOf(name)] ?? null;
      const [lower, upper] = [measure("lower"), measure("upper")];
      const observed: Observed = {
        label: groupName(subject, indicator.of, code),
        value: measure(indicator.statistic),
        isSecret: count === null,
        interval: lower === null || upper === null ? null : { lower, upper },
      };
      return [code, observed];
    }),
  );
}

/** On the first list of populations; a list of places is a whole one, without an interval. */
function ratesOf(subject: Subject): ReadonlyMap<string, Observed> {
  return new Map(
    rateModel(subject).territories.map(({ code, rates: [rate] }) => [
      code,
      {
        label: labelOf(subject, subject.indicator.of, code),
        value: rate?.known ? rate.rate : null,
        isSecret: rate?.known === false && rate.why === "secret",
        interval: null,
      },
    ]),
  );
}
