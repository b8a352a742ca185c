import type { Plan } from "../src/plan.ts";

/** Columns that a plan reads as days in ISO, by the role of their file: tools that export data may type them. */
export function dayColumns({
  units,
  contacts,
  attributes,
}: Plan): Readonly<Record<"units" | "contacts", ReadonlySet<string>>> {
  const births = [...attributes.values()].flatMap((node) =>
    node.kind === "date" && node.format === "iso" ? [node.column] : [],
  );
  const date = contacts?.date.format === "iso" ? [contacts.date.column] : [];
  const both = new Set([...births, ...date]);
  const isOneFile = units?.fromContacts === true;
  return {
    units: isOneFile ? both : new Set(births),
    contacts: isOneFile ? both : new Set(date),
  };
}
