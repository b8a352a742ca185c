import type { Source } from "@vigie/study";
import { dateFormats, isCounted } from "../column-mapping.ts";
import type { ColumnProfile, FileProfile } from "./file-profile.ts";
import { nameSimilarity, normalized } from "./name-similarity.ts";
import { flagNames } from "./usual.ts";

const countNames =
  /^(?:nb|nbre|nombre|count|volume)(?: (?:de |d )?(?:contacts?|appels?|visites?|passages?|mails?|connexions?))?$/;
const sameName = 0.9;

/** Whether a column is called as a number of contacts. */
export function isCountName(name: string): boolean {
  return countNames.test(normalized(name));
}

/**
 * Columns that show contacts which are not one per row: numbers called as a count, beside a column of channels; or two columns
 * and more called as channels of the source, of numbers, days, yes and no. None in a file of contacts one by one.
 * @param found.hasChannel a column of channels was found
 * @param found.fields columns that are taken for fields of the units: their yes and no are of these
 */
export function addedUpColumns(
  { contacts }: Source,
  { columns }: FileProfile,
  { hasChannel, fields }: { readonly hasChannel: boolean; readonly fields: ReadonlySet<string> },
): readonly string[] {
  if (contacts === null) return [];
  const counts = columns.filter((column) => areCounts(column) && isCountName(column.name));
  if (hasChannel) return counts.map(({ name }) => name);
  const channels = [...contacts.channels].flatMap(([code, { label }]) => [code, label.fr, label.en ?? code]);
  const named = columns.filter(
    (column) =>
      (areFlags(column) ? !fields.has(column.name) : areWhole(column) || areDays(column)) &&
      channels.some((known) => nameSimilarity(known, column.name) >= sameName),
  );
  return named.length >= 2 ? named.map(({ name }) => name) : [];
}

/** Small whole numbers, some above one: flags are none. */
function areCounts(column: ColumnProfile): boolean {
  return areWhole(column) && column.values.some(({ value }) => Number(value) > 1);
}

function areWhole({ filled, numbers, values }: ColumnProfile): boolean {
  return filled > 0 && numbers === filled && values.every(({ value }) => isCount(value));
}

/** A whole number that a count of contacts may be. */
export function isCount(value: string): boolean {
  return /^[0-9]{1,6}$/.test(value);
}

const flags = new Set([...Object.values(flagNames).flat(), "x"]);

function areFlags({ values }: ColumnProfile): boolean {
  return values.length > 0 && values.every(({ value }) => flags.has(value.toLowerCase()));
}

/** Days of each unit's last contact by a channel, for instance. */
function areDays({ filled, days }: ColumnProfile): boolean {
  return dateFormats.some((format) => !isCounted(format) && days[format] * 2 > filled);
}
