import { isTotalRow } from "../total-row.ts";
import type { FileProfile } from "./file-profile.ts";
import type { Proposal } from "./propose-mapping.ts";

/** Whether the last row of a file of units seems to sum the others: a run would refuse it. */
export function endsWithTotal({ lastRow }: FileProfile, { role, key, fields }: Proposal): boolean {
  if (role !== "units" || lastRow === null || key === null) return false;
  const columns = [...lastRow.keys()];
  const isValue = (text: string, at: number) =>
    [...fields.values()].some(
      ({ column, codes }) => column === columns[at] && codes !== null && codes.translated.has(text),
    );
  return isTotalRow([...lastRow.values()], columns.indexOf(key.column), isValue);
}
