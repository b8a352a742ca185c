import { type ByteSource, readBytes } from "../byte-source.ts";
import type { Separators } from "./csv-format.ts";
import { recordsIn } from "./csv-records.ts";

const tailBytes = 1 << 18;

/**
 * The last record of a CSV file in UTF-8 that holds a value, read from the end of the file, and how many lines under it hold
 * none; null where it has not the width of the others.
 */
export async function lastRecord(
  source: ByteSource,
  { width, ...separators }: Separators & { readonly width: number },
): Promise<{ readonly values: readonly string[]; readonly below: number } | null> {
  const lines = (await tailOf(source)).split(/\r\n|\n|\r/).filter((line) => line !== "");
  for (const [below, line] of lines.toReversed().entries()) {
    // A line that is a part of a record is none.
    const values = recordsIn(line, { ...separators, lenient: true }).records[0]?.values ?? [];
    if (values.length !== width) return null;
    if (values.some((value) => value.trim() !== "")) return { values, below };
  }
  return null;
}

/** Whole lines: the first of a longer file may be cut. */
export async function tailOf(source: ByteSource): Promise<string> {
  const start = Math.max(0, source.size - tailBytes);
  const text = new TextDecoder("utf-8").decode(await readBytes(source, start, tailBytes));
  return start === 0 ? text : text.slice(text.search(/\r|\n/) + 1);
}
