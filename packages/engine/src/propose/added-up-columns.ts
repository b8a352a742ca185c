import type { Source } from "@vigie/study";
import type { ColumnProfile, FileProfile } from "./file-profile.ts";
import { nameSimilarity, normalized } from "./name-similarity.ts";

const countNames =
  /^(?:nb|nbre|nombre|count|volume)(?: (?:de |d )?(?:contacts?|appels?|visites?|passages?|mails?|connexions?))?$/;
const sameName = 0.9;

/**
 * Columns of numbers that show contacts already added up: one called as a count, beside a column of channels; or two and more
 * called as channels of the source. None in a file of contacts one by one.
 * @param hasChannel a column of channels was found
 */
export function addedUpColumns(
  { contacts }: Source,
  { columns }: FileProfile,
  hasChannel: boolean,
): readonly string[] {
  if (contacts === null) return [];
  const numbers = columns.filter(areCounts);
  const counts = numbers.filter(({ name }) => countNames.test(normalized(name)));
  if (hasChannel) return counts.map(({ name }) => name);
  const channels = [...contacts.channels].flatMap(([code, { label }]) => [code, label.fr, label.en ?? code]);
  const named = numbers.filter(({ name }) =>
    channels.some((known) => nameSimilarity(known, name) >= sameName),
  );
  return named.length >= 2 ? named.map(({ name }) => name) : [];
}

/** Small whole numbers, some above one: flags are none. */
function areCounts({ filled, numbers, values }: ColumnProfile): boolean {
  const isWhole = values.every(({ value }) => /^[0-9]{1,6}$/.test(value));
  return filled > 0 && numbers === filled && isWhole && values.some(({ value }) => Number(value) > 1);
}
