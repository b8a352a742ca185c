import { headerLinesMax } from "./header.ts";
import type { ShapeInput } from "./shape.ts";

/** The lines that may be the header, or the names that the first records have. */
export async function* namesIn(input: ShapeInput): AsyncGenerator<readonly string[]> {
  if (input.written === "records") {
    yield [...(await keysOf(input))];
    return;
  }
  let lines = 0;
  for await (const { values } of input.rows()) {
    yield values.map((value) => value.trim());
    if (++lines >= headerLinesMax) break;
  }
}

/** Records among which the names of a list are looked for: each leaves out those that it has no value for. */
const recordsSeen = 100;

async function keysOf(input: ShapeInput): Promise<ReadonlySet<string>> {
  const value = await input.json();
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, recordsSeen) : [];
  return new Set(
    items.flatMap((item) => (typeof item === "object" && item !== null ? Object.keys(item) : [])),
  );
}
