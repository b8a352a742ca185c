import { lists, plainColumns } from "@vigie/places";
import { textValue } from "@vigie/words";
import { namesIn } from "./names-in.ts";
import { inputError } from "./problems.ts";
import type { KnownList } from "./read-places.ts";
import type { ShapeInput } from "./shape.ts";
import type { ShapeName } from "./shape-names.ts";

/** Lists recognised by their header or the names in their records, the most specific first. */
const known = {
  rows: [lists.franceServices, lists.national, lists.paca],
  records: [lists.dataInclusionV0, lists.laCreuse],
} as const;

/**
 * Which list of places a file beside another one is, by its header or its records.
 * @throws {VigieErrors} when it is none that Vigie knows
 */
export async function detectList(input: ShapeInput, shape: ShapeName): Promise<KnownList> {
  for await (const names of namesIn(input)) {
    const list = known[input.written].find(({ columns }) =>
      columns.every((column) => names.includes(column)),
    );
    if (list !== undefined) return { list, isPlain: false };
    if (plainColumns(names).absent.length === 0) return { list: lists.plain, isPlain: true };
  }
  throw inputError("shapes/list-unknown", { file: input.shown }, { shape: textValue(shape) });
}
