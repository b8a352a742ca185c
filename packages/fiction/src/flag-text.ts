import type { Source } from "@vigie/study";
import { membersOf } from "@vigie/table";
import { type Column, codeAt } from "./columns.ts";

/** What is drawn of a set of flags to which this one belongs; null where no such set is drawn. */
export function setOf(
  { attributes }: Source,
  flag: string,
  columns: ReadonlyMap<string, Column>,
): Column | null {
  const set = [...attributes.values()].find(
    ({ id, origin }) => origin.kind === "set" && origin.of.includes(flag) && columns.has(id),
  );
  return (set && columns.get(set.id)) ?? null;
}

/** A flag as the set drawn has it; empty where the set is unknown. */
export function flagText(flag: string, set: Column): (unit: number) => string {
  return (unit) => {
    const code = codeAt(set, unit);
    return code === null ? "" : membersOf(code).includes(flag) ? "yes" : "no";
  };
}
