/**
 * The day that a text starts with, as `2022-03-16`, whether written so or `16/03/2022`; null where it starts with
 * none. Whether that day exists is for the engine to say.
 */
export function writtenDay(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso) return iso.slice(1).join("-");
  const french = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text);
  if (!french) return null;
  const [, day = "", month = "", year = ""] = french;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Whether a day, as `writtenDay` gives it, is one of the calendar. */
export function isWrittenDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Whether a text starts with a day after another: what is not a day is after none, and is refused further on. */
export function isAfter(written: string, day: string): boolean {
  const known = writtenDay(written);
  return known !== null && known > day && isWrittenDay(known);
}

/** Labels come from lists of a few dozen, repeated on every row; those past this number are coded each time. */
const labelsKept = 1_000;
const codes = new Map<string, string>();

/** A label of a tool as a code of a study: « Démarche en ligne » is `demarche_en_ligne`. Empty where it holds no letter. */
export function codeOf(label: string): string {
  const known = codes.get(label);
  if (known !== undefined) return known;
  const code = label
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  if (codes.size < labelsKept) codes.set(label, code);
  return code;
}

/** How long an accompaniment lasted: its band, and its minutes where the tool recorded them. */
interface Duration {
  readonly band: string;
  /** Empty where only a band was recorded. */
  readonly minutes: string;
}

const bands = [
  { code: "120-plus", from: 120 },
  { code: "60-119", from: 60 },
  { code: "30-59", from: 30 },
  { code: "under-30", from: 0 },
] as const;

/** A number of minutes, or a band `0-30` or `30-60`: its middle, that some tools write beside, is nobody's duration. */
export function durationOf(text: string): Duration {
  const written = text.trim();
  if (written === "0-30") return { band: "under-30", minutes: "" };
  if (written === "30-60") return { band: "30-59", minutes: "" };
  if (!/^\d+(?:[.,]\d+)?$/.test(written)) return { band: "", minutes: written };
  const minutes = Number(written.replace(",", "."));
  return { band: bands.find(({ from }) => minutes >= from)?.code ?? "", minutes: String(minutes) };
}

/**
 * Code of an attribute of the person helped where a report describes several, or a workshop: no one value is
 * anybody's, and those that tools hold for workshops may have been drawn at random. Methods, section 5.
 */
export const several = "several";

/** Several values in one cell, as the engine reads them. */
export function joined(codes: Iterable<string>): string {
  return [...new Set(codes)].filter((code) => code !== "").join(";");
}
