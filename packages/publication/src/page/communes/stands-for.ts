import type { LocalSubject, Territory } from "@vigie/diagnostic";
import { labelOf } from "@vigie/diagnostic";
import type { PageContext } from "../site.ts";

/** What a number is of, where it is of more than the territory: communes merge. Null where it is its own alone. */
export function standsFor(
  { subject, dimension, code, name }: LocalSubject,
  territory: Territory,
  { edition }: PageContext,
): string | null {
  const { source } = subject;
  const { territories, formatter } = edition.publication;
  if (code !== territory.code)
    return formatter.message("local.standsFor", {
      name: labelOf(subject, dimension, code),
      own: formatter.text(territory.label),
    });
  const origin = source.attributes.get(dimension)?.origin;
  if (territory.kind === "group" || origin?.kind !== "recode") return null;
  const others = [...origin.map].flatMap(([from, to]) => {
    const other =
      to === code && from !== code ? territories.find((candidate) => candidate.code === from) : undefined;
    return other === undefined ? [] : [formatter.text(other.label)];
  });
  return others.length === 0
    ? null
    : formatter.message("local.with", { name, others: formatter.list(others) });
}
