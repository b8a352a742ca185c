import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ShapeFile } from "@vigie/files";
import { disk } from "@vigie/files/node";
import { frenchTerritories } from "@vigie/places/node";
import { loadStudy, type Study } from "@vigie/study";
import { noteTaker } from "../src/conversion-notes.ts";
import { shapes } from "../src/kinds/index.ts";
import type { ShapeName } from "../src/shape.ts";
import { shapeInput } from "../src/shape-input.ts";

const data = join(import.meta.dirname, "../../../../../shared/data");

/** Path of a real list; null where it is absent. */
export function realList(path: string): string | null {
  const whole = join(data, path);
  return existsSync(whole) ? whole : null;
}

export function fileAt(
  path: string,
  format: Partial<{ delimiter: string; ragged: "set_aside" }> = {},
): ShapeFile {
  const csv = { kind: "csv", encoding: "utf-8", delimiter: ",", decimal: ".", quote: '"' } as const;
  const xlsx = { kind: "xlsx", sheet: null } as const;
  return {
    shown: path.split("/").at(-1) ?? "",
    path,
    format: path.endsWith(".xlsx") ? xlsx : { ...csv, header: true, ragged: "refuse", ...format },
  };
}

/** What a list of places becomes: rows by column name, and the number of each note. */
export async function convertedList(
  shape: ShapeName,
  file: ShapeFile,
  {
    study,
    companions = {},
    reads = [],
    columns = {},
    departement = null,
  }: {
    readonly study: Study;
    readonly companions?: Readonly<Record<string, ShapeFile>>;
    readonly reads?: readonly string[];
    readonly columns?: Readonly<Record<string, string>>;
    readonly departement?: string | null;
  },
) {
  const source = study.sources.get("lieux");
  if (source === undefined) throw new RangeError("a study of places was expected");
  const { note, pair, notes } = noteTaker(shapes[shape]);
  const input = shapeInput(file, {
    shape,
    store: disk,
    companions: new Map(Object.entries(companions)),
    columns: new Map(Object.entries(columns)),
  });
  const found = new Map<string, string>();
  const run = {
    study,
    source,
    territories: frenchTerritories,
    day: "2026-11-25",
    departement,
    reads: new Set(reads),
    rowsMin: 11,
    note,
    pair,
    columnsFound: (columns: ReadonlyMap<string, string>) => {
      for (const [column, name] of columns) found.set(column, name);
    },
  };
  const rows: Record<string, string>[] = [];
  for await (const values of shapes[shape].convert(input, run))
    rows.push(Object.fromEntries(shapes[shape].columns.map((name, at) => [name, values[at] ?? ""])));
  const taken = notes();
  return {
    rows,
    counts: Object.fromEntries(taken.map(({ code, count }) => [code, count])),
    notes: taken,
    columns: Object.fromEntries(found),
  };
}

/** A study of places, of all France or of some communes. */
export async function placesStudy(communes: readonly string[] = []): Promise<Study> {
  const codes = communes.map((code) => `{ code: "${code}", label: Commune }`);
  const field = communes.length === 0 ? "" : "\n  commune: { type: code, codelist: commune, label: Commune }";
  const files = new Map([
    [
      "study.yaml",
      `vigie: 1
study: lieux
version: "1.0"
title: Lieux
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { observatoire: { label: Observatoire, sources: [lieux] } }
`,
    ],
    ...(communes.length === 0
      ? []
      : [
          [
            "codelists/commune.yaml",
            `codelist: commune\nlabel: Commune\ncodes: [${codes.join(", ")}]\n`,
          ] as const,
        ]),
    [
      "sources/lieux.yaml",
      `source: lieux
label: Lieux
unit: { one: lieu, many: lieux }
protects: nothing
fields:
  itinerant: { type: flag, label: Itinérant }${field}
`,
    ],
    [
      "indicators.yaml",
      "indicators:\n  bus: { kind: distribution, source: lieux, title: Bus, of: itinerant }\n",
    ],
  ]);
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new Error(loaded.errors.map(({ code }) => code).join("\n"));
  return loaded.study;
}

/** Distribution of a column. */
export function countedBy(
  rows: readonly Readonly<Record<string, string>>[],
  column: string,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(rows, (row) => row[column] ?? "")].map(([value, valueRows]) => [value, valueRows.length]),
  );
}
