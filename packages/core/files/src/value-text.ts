/** What the values of a column are, by its storage and its display format. */
export type ValueType = "text" | "number" | "date" | "datetime" | "time";

const daySeconds = 86_400;
/** Days from the epoch of each software to 1 January 1970: 1 January 1960, and 14 October 1582. */
const daysToUnix = { sas: 3_653, spss: 141_428 } as const;
/** Days from 1970 to the first and the last that a year of four digits can write. */
const dayMin = -719_162;
const dayMax = 2_932_896;

/** The text of a number of a SAS or SPSS file, by what its column holds. */
export function quantityText(
  count: number,
  { type, epoch }: { readonly type: ValueType; readonly epoch: "sas" | "spss" },
): string {
  return type === "number" || type === "text" ? storedNumberText(count) : timeText(count, { type, epoch });
}

/**
 * A date `2022-12-31`, a datetime `2022-12-31 08:15:00`, a time `08:15:00` (hours may pass 24), to the millisecond.
 * SAS counts dates in days and the others in seconds; SPSS counts everything in seconds. What no calendar holds
 * stays a number, which then reads as no date.
 */
export function timeText(
  count: number,
  { type, epoch }: { readonly type: Exclude<ValueType, "text" | "number">; readonly epoch: "sas" | "spss" },
): string {
  if (type === "time")
    return count >= 0 && count < 1e9 ? clockText(Math.round(count * 1000)) : storedNumberText(count);
  if (type === "date") {
    const days = Math.floor(epoch === "sas" ? count : count / daySeconds) - daysToUnix[epoch];
    return dayText(days) ?? storedNumberText(count);
  }
  const milliseconds = Math.round(count * 1000);
  const days = Math.floor(milliseconds / (daySeconds * 1000));
  const day = dayText(days - daysToUnix[epoch]);
  return day === null
    ? storedNumberText(count)
    : `${day} ${clockText(milliseconds - days * daySeconds * 1000)}`;
}

/**
 * Gregorian date of a count of days from 1 January 1970; null where its year has not four digits.
 * @see Hinnant, `civil_from_days` (2013)
 * @example
 * dayText(0) // "1970-01-01"
 * dayText(19357) // "2022-12-31"
 * dayText(-719163) // null
 */
export function dayText(days: number): string | null {
  if (!(days >= dayMin && days <= dayMax)) return null;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const dayOfMonth = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/**
 * A time of day, or a length of time in hours.
 * @example
 * clockText(29700000) // "08:15:00"
 * clockText(93600000) // "26:00:00"
 */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const rest = milliseconds - seconds * 1000;
  const text = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, "0")}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/**
 * The shortest decimal digits that read back as the same number, without an exponent.
 * Infinities keep their name, which no mapping takes for a number.
 * @example
 * storedNumberText(1e-7) // "0.0000001"
 * storedNumberText(1234567) // "1234567"
 */
export function storedNumberText(number: number): string {
  const text = String(number);
  const at = text.indexOf("e");
  if (at < 0) return text;
  const sign = text.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = text.slice(sign.length, at).split(".");
  const point = whole.length + Number(text.slice(at + 1));
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, "0")}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
