import type { Source } from "@vigie/study";
import { textValue } from "@vigie/words";
import { headerNames, shownName } from "./header.ts";
import { shapes } from "./kinds/index.ts";
import { plainColumns } from "./lists/plain.ts";
import { shapesInputError } from "./problems.ts";
import { type KnownBy, type ShapeInput, type ShapeName, shapeNames } from "./shape.ts";

interface Known extends KnownBy {
  readonly shape: ShapeName;
}

/**
 * The known shape that a file is of, by its header or by the keys of its records; null for any other file.
 * @param source the one that the file is given for
 * @throws {VigieErrors} when it cannot be read
 */
export async function recognise(
  input: ShapeInput,
  { source: { serviceTest } }: { readonly source: Pick<Source, "serviceTest"> },
): Promise<ShapeName | null> {
  const { written } = input;
  const candidates = known().filter(
    (each) =>
      each.written === written && (each.serviceTest === undefined || each.serviceTest === serviceTest),
  );
  const found = (names: ReadonlySet<string>) =>
    candidates.find((each) => each.names.every((name) => names.has(shownName(name))))?.shape ?? null;
  for await (const names of headerNames(input)) {
    const shape = found(new Set(names.map(shownName)));
    if (shape !== null) return shape;
  }
  return null;
}

/**
 * The columns of a list of places without a known form, by their usual names: here → in the file; null where its header
 * or its records are of something else.
 */
export async function plainColumnsOf(input: ShapeInput): Promise<ReadonlyMap<string, string> | null> {
  for await (const names of headerNames(input)) {
    const { found, absent } = plainColumns(names);
    if (absent.length === 0) return found;
  }
  return null;
}

/** Names that a message quotes. */
const namesMost = 15;

/** @throws {VigieErrors} a JSON list for a source of places: which of its names are the name and the commune is for a person to say */
export async function refuseUnnamed(input: ShapeInput): Promise<void> {
  for await (const names of headerNames(input)) {
    if (names.length === 0) return;
    const { absent } = plainColumns(names);
    throw shapesInputError(
      "shapes/json-unnamed",
      { file: input.shown },
      {
        lacks: textValue(absent.length > 1 ? "both" : (absent[0] ?? "nom")),
        names: textValue(`${names.slice(0, namesMost).join(", ")}${names.length > namesMost ? "…" : ""}`),
      },
    );
  }
}

/** Whether a shape that the source alone is fed by may stand in any sheet of a workbook. */
export function isInAnySheet({ serviceTest }: Pick<Source, "serviceTest">): boolean {
  return serviceTest !== undefined && known().some((each) => each.serviceTest === serviceTest);
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
