import { headerLinesMax } from "./header.ts";
import type { ShapeInput } from "./shape.ts";

/** No known shape has a tenth of them. */
const namesMax = 2000;

/** The lines that may be the header, or the names that the first records have. */
export async function* namesIn(input: ShapeInput): AsyncGenerator<readonly string[]> {
  if (input.written === "records") {
    yield [...keysOf(recordsIn(await input.json()) ?? [])];
    return;
  }
  let lines = 0;
  for await (const { values } of input.rows()) {
    if (values.length > namesMax) return;
    yield values.map((value) => value.trim());
    if (++lines >= headerLinesMax) break;
  }
}

/**
 * The records of a JSON file: a list, or the only list of records that an object holds, as `features` of a GeoJSON, of which
 * the properties are read. What a record groups under a name is read as `name.inside`; null where there is no such list.
 */
export function recordsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.map(flattened);
  if (!isRecord(value)) return null;
  const [only, ...others] = Object.values(value).filter((held) => Array.isArray(held) && held.some(isRecord));
  return Array.isArray(only) && others.length === 0 ? only.map(flattened) : null;
}

function flattened(item: unknown): unknown {
  if (!isRecord(item)) return item;
  if (item.type === "Feature" && isRecord(item.properties)) return flattened(item.properties);
  if (!Object.values(item).some(isRecord)) return item;
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, held]) =>
      isRecord(held)
        ? Object.entries(held).map(([inside, value]) => [`${name}.${inside}`, value] as const)
        : [[name, held] as const],
    ),
  );
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
