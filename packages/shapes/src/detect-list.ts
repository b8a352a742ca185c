import type { ShapeName } from "@vigie/engine";
import { lists, type PlaceList } from "@vigie/places";
import { said, VigieErrors } from "@vigie/study";
import { problem } from "./problems.ts";
import type { WrittenAs } from "./read-places.ts";
import type { ShapeInput } from "./shape.ts";

/** Lists that a header tells from one another, the most particular first. */
const known = [lists.franceServices, lists.national, lists.paca, lists.plain];
const linesMax = 20;

/**
 * Which list of places a file beside another one is, by its header.
 * @throws {VigieErrors} when it is none that Vigie knows
 */
export async function detectList(
  input: ShapeInput,
  shape: ShapeName,
): Promise<{ readonly list: PlaceList; readonly written: WrittenAs }> {
  let lines = 0;
  for await (const { values } of input.rows()) {
    const names = values.map((value) => value.trim());
    const list = known.find(({ columns }) => columns.every((column) => names.includes(column)));
    if (list !== undefined) return { list, written: "rows" };
    if (++lines >= linesMax) break;
  }
  throw new VigieErrors([problem("shapes/list-unknown", { file: input.shown }, { shape: said(shape) })]);
}
