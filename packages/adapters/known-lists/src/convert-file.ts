import {
  type Conversion,
  type ConvertedFile,
  copiedCsv,
  csvText,
  fileProblem,
  type ShapeConversion,
  type ShapeConverter,
  type ShapeFile,
} from "@vigie/files";
import type { Territories } from "@vigie/places";
import { suggestion } from "@vigie/study";
import { quotedRowsMin, textValue, VigieErrors } from "@vigie/words";
import { noteTaker } from "./conversion-notes.ts";
import { shapesInputError, shapesProblem } from "./problems.ts";
import { type Shape, type ShapeName, shapeNames } from "./shape.ts";
import { shapeInput } from "./shape-input.ts";

/**
 * Converts files of all the known shapes.
 * @param territories the communes of France; read at the first call
 */
export function knownShapes(territories: () => Territories): ShapeConverter {
  return {
    shapes: shapeNames,
    convert: (file, conversion) => convertFile(file, { ...conversion, territories }),
  };
}

async function convertFile(
  file: ShapeFile,
  {
    study,
    source,
    day,
    store,
    territories,
    shape: name,
    companions,
    mapping,
    columns: named = new Map(),
    departement = null,
    reads = new Set(),
    minOfPartner = 0,
  }: ShapeConversion & { readonly territories: () => Territories },
): Promise<{ readonly file: ConvertedFile; readonly conversion: Conversion }> {
  // Loaded for the partners who need them: they bring the national schema of places and all the communes.
  const { shapes } = await import("./kinds/index.ts");
  const known = shapeNames.find((each) => each === name);
  if (known === undefined) throw new RangeError(`no such shape: ${name}`);
  const shape = shapes[known];
  checkCompanions({ shape: known, known: shape.companions, companions, file: mapping });
  if (departement !== null) checkDepartement(departement, { shape, territories, file: mapping });
  const { note, pair, notes } = noteTaker(shape);
  const input = shapeInput(file, { shape: known, store, companions, columns: named });
  const lines: (number | null)[] = [];
  const columns = new Map<string, string>();
  const run = {
    study,
    source,
    territories,
    day,
    departement,
    reads,
    rowsMin: quotedRowsMin(minOfPartner),
    note,
    pair,
    columnsFound: (found: ReadonlyMap<string, string>) => {
      for (const [column, name] of found) columns.set(column, name);
    },
  };
  async function* rows() {
    for await (const row of shape.convert(input, run)) {
      lines.push(input.line());
      yield [row];
    }
  }
  const path = await store.copy(csvText(shape.columns, rows())).catch((error: unknown) => {
    throw fileProblem(error, file.shown);
  });
  return {
    file: { shown: file.shown, path, format: { kind: "csv", ...copiedCsv }, lines },
    conversion: {
      shape: name,
      file: file.shown,
      rows: lines.length,
      ...(columns.size === 0 ? {} : { columns: Object.fromEntries(columns) }),
      notes: notes(),
    },
  };
}

/** @throws {VigieErrors} no such département, or a shape that has no places: it would be left unread in silence */
function checkDepartement(
  departement: string,
  given: { readonly shape: Shape; readonly territories: () => Territories; readonly file: string },
): void {
  const { shape, territories, file } = given;
  const isOfPlaces = shape.noteFamily === "places";
  if (isOfPlaces && territories().departements.has(departement)) return;
  throw shapesInputError(
    "shapes/departement-unused",
    { file },
    { departement: textValue(departement), why: textValue(isOfPlaces ? "unknown" : "shape") },
  );
}

function checkCompanions(given: {
  readonly shape: ShapeName;
  /** Files that may go with one of this shape. */
  readonly known: readonly string[];
  readonly companions: ReadonlyMap<string, ShapeFile>;
  readonly file: string;
}): void {
  const { shape, known, companions, file } = given;
  const unknown = [...companions.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((name) =>
        shapesProblem(
          "shapes/beside-unknown",
          { file },
          {
            shape: textValue(shape),
            name: textValue(name),
            some: textValue(known.length === 0 ? "no" : "yes"),
            known: textValue(known.join(", ")),
            ...suggestion(name, known),
          },
        ),
      ),
    );
}
