import type { Population, Relation } from "./structure.ts";

/** The relation of two fields whose leaves may go together where a rule says so. */
export function relationWhere(
  [one, other]: Relation["fields"],
  fields: Population["fields"],
  mayGoTogether: (leaf: string, beside: string) => boolean,
): Relation {
  const pairs = (fields.get(one) ?? []).flatMap((leaf) =>
    (fields.get(other) ?? []).flatMap((beside) =>
      mayGoTogether(leaf, beside) ? [[leaf, beside] as const] : [],
    ),
  );
  return { fields: [one, other], pairs };
}
