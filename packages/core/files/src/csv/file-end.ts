import { type ByteSource, readBytes } from "../byte-source.ts";
import type { Separators } from "./csv-format.ts";
import { recordsIn } from "./csv-records.ts";

/** Records at the end of a file that its last value is compared with. */
const comparedMin = 100;

/**
 * Whether a CSV file in UTF-8 stops without an end of line, as one that was cut does: `short` where its last value is shorter than
 * all those of the same column before it. Null where its last line is ended.
 */
export async function openEnd(
  source: ByteSource,
  { width, ...separators }: Separators & { readonly width: number },
): Promise<"open" | "short" | null> {
  const [last] = await readBytes(source, source.size - 1, 1);
  if (last === undefined || last === 10 || last === 13) return null;
  // The first may be the header.
  const [, ...lines] = (await tailOf(source)).split(/\r\n|\n|\r/);
  const values = lines.flatMap((line) => {
    const { records } = recordsIn(line, { ...separators, lenient: true });
    const value = records[0]?.values.length === width ? records[0].values.at(-1) : undefined;
    return value === undefined || value === "" ? [] : [value];
  });
  const ofLast = values.pop() ?? "";
  const isShort = values.length >= comparedMin && values.every((value) => value.length > ofLast.length);
  return ofLast !== "" && isShort ? "short" : "open";
}

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
async function tailOf(source: ByteSource): Promise<string> {
  const start = Math.max(0, source.size - tailBytes);
  const text = new TextDecoder("utf-8").decode(await readBytes(source, start, tailBytes));
  return start === 0 ? text : text.slice(text.search(/\r|\n/) + 1);
}
