import { type ShapeName, shapeNames } from "@vigie/engine";
import { headerLinesMax, nameOf } from "./header.ts";
import { shapes } from "./kinds/index.ts";
import type { KnownBy, ShapeInput } from "./shape.ts";

interface Known extends KnownBy {
  readonly shape: ShapeName;
}

/** Records among which the names of a list are looked for: each leaves out those that it has no value for. */
const recordsSeen = 100;

/**
 * The known shape that a file is of, by its header or by the keys of its records; null for any other file.
 * @param source the one that the file is given for
 * @throws {VigieErrors} when it cannot be read
 */
export async function recognise(
  input: ShapeInput,
  { written, source }: { readonly written: KnownBy["written"]; readonly source: string },
): Promise<ShapeName | null> {
  const candidates = known().filter(
    (each) => each.written === written && (each.source === undefined || each.source === source),
  );
  const found = (names: ReadonlySet<string>) =>
    candidates.find((each) => each.names.every((name) => names.has(nameOf(name))))?.shape ?? null;
  if (written === "records") return found(await keysOf(input));
  let lines = 0;
  for await (const { values } of input.rows()) {
    const shape = found(new Set(values.map(nameOf)));
    if (shape !== null) return shape;
    if (++lines >= headerLinesMax) break;
  }
  return null;
}

/** Whether a shape that the source alone is fed by may stand in any sheet of a workbook. */
export function isInAnySheet(source: string): boolean {
  return known().some((each) => each.source === source);
}

/** The most particular first: a list may have every name of another one. */
function known(): readonly Known[] {
  return shapeNames
    .flatMap((shape) => {
      const { knownBy } = shapes[shape];
      return knownBy === null ? [] : [{ shape, ...knownBy }];
    })
    .toSorted((a, b) => b.names.length - a.names.length);
}

async function keysOf(input: ShapeInput): Promise<ReadonlySet<string>> {
  const value = await input.json();
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, recordsSeen) : [];
  return new Set(
    items.flatMap((item) => (typeof item === "object" && item !== null ? Object.keys(item).map(nameOf) : [])),
  );
}
