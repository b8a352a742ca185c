import { headerLinesMax } from "./header.ts";
import type { ShapeInput } from "./shape.ts";

/** No known shape has a tenth of them. */
const namesMax = 2000;

/** The lines that may be the header, or the names that the first records have. */
export async function* namesIn(input: ShapeInput): AsyncGenerator<readonly string[]> {
  if (input.written === "records") {
    const value = await input.json();
    yield [...keysOf(Array.isArray(value) ? value : [])];
    return;
  }
  let lines = 0;
  for await (const { values } of input.rows()) {
    if (values.length > namesMax) return;
    yield values.map((value) => value.trim());
    if (++lines >= headerLinesMax) break;
  }
}

/** Records among which the names of a list are looked for: each leaves out those that it has no value for. */
const recordsSeen = 100;

/** Names that the first records have. */
export function keysOf(items: readonly unknown[]): ReadonlySet<string> {
  return new Set(items.slice(0, recordsSeen).filter(isRecord).flatMap(Object.keys));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
