/**
 * From which share a doubt about the files is said. Fixed here, and set by no study: what a refusal teaches is then a fact of
 * the files alone, or of noisy counts.
 */
export interface DoubtRule {
  /** Share of the rows, in 0..1, from which it is on the screen; 0: from one row. */
  readonly from: number;
  /** From which the partner must say why, in its mapping; null where it is only to be looked at. */
  readonly explanationFrom: number | null;
  /** From which nothing leaves without that explanation; null where it never stops a run. */
  readonly graveFrom: number | null;
}

/** By kind, under the name by which a mapping explains it. */
export const doubtRules = {
  /** Contacts of a unit that the units' file lacks, or of none; graver by all that is lost, date and channel included. */
  unknown_unit: { from: 0, explanationFrom: 0.02, graveFrom: 0.2 },
  no_date: { from: 0, explanationFrom: 0.02, graveFrom: 0.2 },
  no_channel: { from: 0, explanationFrom: 0.02, graveFrom: 0.2 },
  /** Rows with another number of columns than the header, set aside. */
  rows_ragged: { from: 0, explanationFrom: 0.02, graveFrom: 0.2 },
  /** Rows of a sheet that a filter or a person hid, and rows crossed out, which count as the others. */
  rows_hidden: { from: 0, explanationFrom: 0.02, graveFrom: 0.2 },
  rows_struck: { from: 0, explanationFrom: 0.02, graveFrom: 0.2 },
  /** Contacts equal to another one, which count twice. */
  contacts_twice: { from: 0.02, explanationFrom: 0.2, graveFrom: 0.4 },
  /** Rows of more than one contact, by a column called as their number: a run counts one for each row. */
  contacts_added_up: { from: 0, explanationFrom: 0.02, graveFrom: null },
  /** One day that many contacts have. */
  day_spike: { from: 0.05, explanationFrom: null, graveFrom: null },
  /** One value that many units have. */
  spike: { from: 0.05, explanationFrom: null, graveFrom: null },
  /** A field that no unit has. */
  all_unknown: { from: 1, explanationFrom: 1, graveFrom: 1 },
  /** Units drawn from contacts, several of which give other values. */
  contradicted: { from: 0, explanationFrom: null, graveFrom: null },
  /** A published size that is not used, by how far the noisy count is from it: less than 2 % off, a size is used. */
  not_published_size: { from: 0.02, explanationFrom: 0.02, graveFrom: 0.1 },
} as const satisfies Readonly<Record<string, DoubtRule>>;

export type RuledDoubt = keyof typeof doubtRules;

/** Doubts about a field: a mapping names them `kind.field`. */
const ofFields: ReadonlySet<string> = new Set<RuledDoubt>(["spike", "all_unknown", "contradicted"]);

/** Names under which a mapping may explain a doubt, for a source of these fields. */
export function doubtNames(fields: readonly string[]): readonly string[] {
  return Object.entries(doubtRules).flatMap(([kind, { explanationFrom }]) => {
    if (explanationFrom === null) return [];
    return ofFields.has(kind) ? fields.map((field) => `${kind}.${field}`) : [kind];
  });
}
