/**
 * The day that a text starts with, as `2022-03-16`, whether written so or `16/03/2022`; null where it starts with
 * none. Whether that day exists is for the engine to say.
 */
export function dayOf(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso) return iso.slice(1).join("-");
  const french = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text);
  if (!french) return null;
  const [, day = "", month = "", year = ""] = french;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
