/** A YAML file in which some days are written as others: those of a period in the place of another’s. */
export function replacedDays(text: string, days: ReadonlyMap<string, string>): string {
  const written = new RegExp(`\\b(?:${[...days.keys()].join("|")})\\b`, "g");
  return text.replace(written, (day) => days.get(day) ?? day);
}
