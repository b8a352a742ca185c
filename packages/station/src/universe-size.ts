import { total } from "@vigie/table";

/** Units of a universe, as the first table that has it counts them; null where none has. */
export function universeSize(
  universe: string,
  tables: readonly {
    readonly rows: readonly { readonly codes: readonly string[]; readonly count: number | null }[];
  }[],
): number | null {
  for (const { rows } of tables) {
    const whole = rows.find(
      ({ codes: [first, ...others] }) => first === universe && others.every((code) => code === total),
    );
    if (whole !== undefined) return whole.count;
  }
  return null;
}
