import { z } from "zod";
import { serviceTestsFile } from "./service-tests/service-tests-file.ts";

/** Shape of `fiction.yaml`, as a person writes it. The language's version is `fiction: 1`. */

const name = z.string().min(1);
const percent = z.number().min(0).max(100);

/**
 * Where a margin comes from: figures of `published.yaml`, or, where nothing is printed, words that say what is
 * assumed and call it « hypothèse ». One of the two is asked wherever numbers are written.
 */
const evidence = {
  from: z.union([name, z.array(name).min(1)]).optional(),
  assumption: z.string().min(1).optional(),
};

const where = z.record(name, z.union([name, z.array(name).min(1)]));
/** Percentages by code; they sum to 100. */
const shares = z.record(name, percent);

const distribution = z.strictObject({
  shares: shares.optional(),
  /** Units by code; they sum to the size of the source, so they are for a whole source only. */
  counts: z.record(name, z.int().min(0)).optional(),
  ...evidence,
});

const row = distribution.extend({ at: where.optional() });

const margin = z.strictObject({
  /** A field, an answer of a question that has several, an attribute derived from a code or a date, `group` or `subgroup`. */
  of: name,
  /** Only these units; the others have none, unless another margin of the same attribute gives them one. */
  within: where.optional(),
  /** Distribution over all these units together; what the rows leave goes to the units of no row. */
  total: distribution.optional(),
  /** Distribution for some units; a unit takes the first row that fits it. */
  rows: z.array(row).min(1).optional(),
  /** Percentage of units without a value. */
  missing: z.strictObject({ share: percent, ...evidence }).optional(),
  ...evidence,
});

const perChannel = z.strictObject({ channels: z.array(name).min(1), shares, ...evidence });

const setAside = z.strictObject({ share: percent, ...evidence });

const contacts = z.strictObject({
  /** How many contacts a unit has on each channel it uses: percentages by number. */
  per_channel: z.array(perChannel).min(1),
  /** How many contacts that the study's routine rule sets aside: percentages by number. */
  routine: z
    .strictObject({ channel: name, motive: name.optional(), rows: z.array(row).min(1), ...evidence })
    .optional(),
  motives: z.array(perChannel).min(1).optional(),
  /** Channels closed at weekends. */
  weekdays_only: z.strictObject({ channels: z.array(name).min(1), ...evidence }).optional(),
  /** Contacts added to the others, that a run must set aside; percentages of the others. */
  set_aside: z
    .strictObject({
      outside_window: setAside.optional(),
      out_of_scope: setAside.optional(),
      unknown_unit: setAside.optional(),
      no_date: setAside.optional(),
      no_channel: setAside.optional(),
    })
    .optional(),
});

const source = z.strictObject({
  units: z.strictObject({ count: z.int().min(1).max(10_000_000), ...evidence }),
  /** Youngest and oldest age drawn, in completed years, where age bands give dates of birth. */
  ages: z.strictObject({ youngest: z.int().min(0), oldest: z.int().max(120), ...evidence }).optional(),
  margins: z.array(margin).min(1),
  contacts: contacts.optional(),
});

export const fictionFile = z.strictObject({
  fiction: z.literal(1),
  study: name,
  sources: z.record(name, source),
  service_tests: serviceTestsFile.optional(),
});

export type FictionSourceText = z.infer<typeof source>;
export type MarginText = z.infer<typeof margin>;
export type DistributionText = z.infer<typeof distribution>;
export type RowText = z.infer<typeof row>;
export type ContactsText = z.infer<typeof contacts>;
export type PerChannelText = z.infer<typeof perChannel>;
export type WhereText = z.infer<typeof where>;
export type Evidence = {
  readonly from?: string | string[] | undefined;
  readonly assumption?: string | undefined;
};
