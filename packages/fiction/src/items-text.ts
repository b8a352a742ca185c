import type { Source } from "@vigie/study";
import { codeAt, type Units } from "./columns.ts";

/** The flags of a question of several answers; null for another field. */
export function itemsOf(source: Source, field: string): ReadonlyMap<string, string> | null {
  return source.multiples.get(field)?.items ?? null;
}

/** The answers given by a unit, one text; empty where no flag of the question is a yes. */
export function itemsText(items: ReadonlyMap<string, string>, { columns }: Units): (unit: number) => string {
  const flags = [...items].map(([code, flag]) => ({ code, column: columns.get(flag) }));
  return (unit) =>
    flags.flatMap(({ code, column }) => (codeAt(column, unit) === "yes" ? [code] : [])).join(";");
}
