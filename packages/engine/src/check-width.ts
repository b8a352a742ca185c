import { firstLine, hasLines, type InputFile } from "@vigie/mapping";
import { countValue } from "@vigie/words";
import { inputError } from "./problems.ts";

/** A study reads tens of columns. DuckDB takes time and memory for each one that is there, read or not. */
const columnsMax = 2000;

/**
 * Called as soon as a header is known: nothing else of a wider file is read.
 * @param width number of columns, nameless ones included
 * @param line where they are named, if not where the format says
 * @throws {VigieErrors} there are too many
 */
export function checkWidth(
  { shown: file, format }: Pick<InputFile, "shown" | "format">,
  width: number,
  line = firstLine(format),
): void {
  if (width <= columnsMax) return;
  const place = hasLines(format) ? { file, line } : { file };
  throw inputError("engine/columns-too-many", place, { max: countValue(columnsMax) });
}
