import type { AttackedBundle } from "@vigie/bundle";

type Structure = AttackedBundle["assumptions"]["structure"];

/** Fields of the tables that the attacker knows to go together, directly or through others: those linked, side by side. */
export function linkedFields({ populations }: Structure): readonly (readonly string[])[] {
  return populations.flatMap(({ relations, tables }) => {
    const shown = new Set(
      [...tables.values()]
        .flat()
        .flatMap((view) => ("items" in view ? [...view.items.values()] : [view]))
        .map(({ field }) => field),
    );
    const parts = relations.reduce<readonly (readonly string[])[]>((found, { fields }) => {
      const touches = (part: readonly string[]) => part.some((name) => fields.includes(name));
      return [...found.filter((part) => !touches(part)), [...found.filter(touches).flat(), ...fields]];
    }, []);
    return parts
      .map((part) => [...new Set(part)].filter((name) => shown.has(name)).toSorted())
      .filter(({ length }) => length > 1);
  });
}
