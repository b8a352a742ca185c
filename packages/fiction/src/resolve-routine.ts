import type { Contacts, Path } from "@vigie/study";
import { groups } from "@vigie/table";
import { countValue, textValue } from "@vigie/words";
import type { FictionRoutine, Margin } from "./fiction.ts";
import { problem } from "./problems.ts";
import { resolveMargin } from "./resolve-margin.ts";
import { type ContactsContext, note } from "./source-context.ts";

/** More than anyone has in one window. */
const contactsMax = 1000;

/** The routine contacts, which a rule of the study must take. */
export function resolveRoutine(context: ContactsContext): FictionRoutine | null {
  const { text, contacts, drawn, units } = context;
  if (!text.routine) return null;
  const { channel, motive = null, rows, ...evidence } = text.routine;
  const path = [...context.path, "routine"];
  if (!isRoutine(contacts, channel, motive)) note(context, "fiction/routine", { path, name: channel });
  const numbers = [...new Set(rows.flatMap(({ shares }) => Object.keys(shares ?? {})))];
  checkNumbers(context, numbers, { min: 0, path });
  const margin = { of: "routine", rows, ...evidence };
  const counts = resolveMargin(context, { text: margin, path, drawn, codes: numbers, units });
  checkRoutineGroups(context, counts, path);
  return { channel, motive, counts };
}

/** Who is in `routine_only` has a routine contact, who is in `none` has none, whichever row they take. */
function checkRoutineGroups(context: ContactsContext, { rows, codes }: Margin, path: Path): void {
  const settled = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const zero = row.shares[codes.indexOf("0")] ?? 0;
    const taking = (row.at.get("group") ?? groups).filter((group) => !settled.has(group));
    for (const group of taking)
      if ((group === "routine_only" && zero > 0) || (group === "none" && zero < 1))
        note(context, "fiction/routine", { path: [...path, "rows", at], name: group });
    if ([...row.at.keys()].every((key) => key === "group")) for (const group of taking) settled.add(group);
  }
}

/** Whether a rule of the study sets such a contact aside. */
export function isRoutine(contacts: Contacts, channel: string, motive: string | null): boolean {
  return contacts.routine.some(
    ({ channels, motives }) =>
      (channels === null || channels.has(channel)) &&
      (motives === null || (motive !== null && motives.has(motive))),
  );
}

/** Numbers of contacts are whole, and not so many that no one could have them. */
export function checkNumbers(
  context: ContactsContext,
  numbers: readonly string[],
  { min, path }: { readonly min: number; readonly path: Path },
): void {
  for (const number of numbers)
    if (!/^\d+$/.test(number) || Number(number) < min || Number(number) > contactsMax)
      context.found.push(
        problem("fiction/few-contacts", context.written.placeOfKey([...path, number]), {
          name: textValue(number),
          min: countValue(min),
        }),
      );
}
