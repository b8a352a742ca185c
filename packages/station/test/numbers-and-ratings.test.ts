import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PublishedTable, readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy, VigieErrors } from "@vigie/study";
import { describe, expect, onTestFinished, test } from "vitest";
import { runPartner } from "../src/index.ts";

interface Sketch {
  readonly protects: "persons" | "nothing";
  readonly codelists: Readonly<Record<string, readonly string[]>>;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly indicator: Readonly<Record<string, unknown>>;
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The table of one indicator as it leaves, of a file with these rows; the first column is the key. */
async function published({ protects, codelists, fields, indicator, rows }: Sketch): Promise<PublishedTable> {
  const files: Readonly<Record<string, unknown>> = {
    "study.yaml": {
      vigie: 1,
      study: "essai",
      version: "1",
      title: "Essai",
      window: { from: "2022-01-01", to: "2022-12-31" },
      timezone: "Europe/Paris",
      languages: ["fr"],
      partners: { here: { label: "Ici", sources: ["units"] } },
    },
    "sources/units.yaml": {
      source: "units",
      label: "Unités",
      unit: { one: "unité", many: "unités" },
      protects,
      fields,
    },
    ...Object.fromEntries(
      Object.entries(codelists).map(([codelist, codes]) => [
        `codelists/${codelist}.yaml`,
        { codelist, label: codelist, ordered: true, codes: codes.map((code) => ({ code, label: code })) },
      ]),
    ),
    "indicators.yaml": { indicators: { it: { source: "units", title: "Table", ...indicator } } },
  };
  const loaded = await loadStudy(
    new Map(Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const folder = mkdtempSync(join(tmpdir(), "vigie-numbers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, "units.csv"),
    [["key", ...Object.keys(fields)], ...rows.map((row, at) => [at, ...row])]
      .map((row) => `${row.join(",")}\n`)
      .join(""),
  );
  const text = JSON.stringify({
    mapping: 1,
    study: study.id,
    partner: "here",
    sources: { units: { units: { file: "units.csv", key: "key" } } },
  });
  const parsed = parseMapping(text, join(folder, "mapping.yaml"), study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const partner = study.partners.get("here");
  if (!partner) throw new RangeError("no partner");
  const engine = await openDuckDb({ workFolder: join(folder, "work"), inputFolders: [folder] });
  const { bundle } = await runPartner({
    study,
    partner,
    mapping: parsed.mapping,
    conversions: new Map(),
    engine,
    date: "2026-11-25",
    softwareVersion: "0.1.0",
    language: "fr",
    signer: null,
    previous: [],
    progress: () => {},
  }).finally(() => engine.close());
  const table = (await readBundle(bundle, {})).tables.get("it");
  if (table === undefined) throw new RangeError("the table was withheld");
  return table;
}

const lines = ({ rows }: PublishedTable) =>
  rows.map(({ codes, count, values }) => [...codes.slice(1), count, ...values]);

/** Minutes 1 to 20 in one place; in the other 30 units, of whom few have minutes. */
const times = (known: number): Sketch["rows"] => [
  ...Array.from({ length: 20 }, (_, at) => ["near", at + 1]),
  ...Array.from({ length: 30 }, (_, at) => ["far", at < known ? 60 : ""]),
];
const summary = (statistic: "median" | "mean", protects: Sketch["protects"], known: number) =>
  published({
    protects,
    codelists: { places: ["near", "far"] },
    fields: {
      place: { type: "code", codelist: "places", label: "Lieu" },
      minutes: { type: "number", label: "Minutes" },
    },
    indicator: { kind: "summary", of: "minutes", by: "place", statistic },
    rows: times(known),
  });

describe("a summary of a number", () => {
  test("has the units of each group, those whose number is known, and its median", async () => {
    expect(lines(await summary("median", "nothing", 4))).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, 4, 60],
      ["_U", 0, 0, null],
      ["_T", 50, 24, 12.5],
    ]);
  });
  test("or its mean", async () => {
    // 210 minutes of twenty, and 240 of four.
    expect(lines(await summary("mean", "nothing", 4))).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, 4, 60],
      ["_U", 0, 0, null],
      ["_T", 50, 24, 18.75],
    ]);
  });
  test("of people, says nothing of a group with few known, nor of the whole that would give it back", async () => {
    expect(lines(await summary("mean", "persons", 4))).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, null, null],
      ["_U", 0, null, null],
      ["_T", 50, null, null],
    ]);
  });
  test("of people, gives a number without saying that few lack one", async () => {
    expect(lines(await summary("median", "persons", 25)).slice(1, 2)).toEqual([["far", 30, null, 60]]);
  });
});

/** Krippendorff (2011): four observers, twelve units, five ordered values; a dot where one did not rate. */
const observers = [
  "1 2 3 3 2 1 4 1 2 . . .",
  "1 2 3 3 2 2 4 1 2 5 . 3",
  ". 3 3 3 2 3 4 2 2 5 1 .",
  "1 2 3 3 2 4 4 1 2 5 1 .",
];
const ratings = (protects: Sketch["protects"]) =>
  published({
    protects,
    codelists: {
      values: ["1", "2", "3", "4", "5"],
      things: Array.from({ length: 12 }, (_, at) => `u${at}`),
      services: ["even", "odd", "none"],
    },
    fields: {
      service: { type: "code", codelist: "services", label: "Service" },
      thing: { type: "code", codelist: "things", label: "Chose" },
      value: { type: "code", codelist: "values", label: "Note" },
    },
    indicator: { kind: "agreement", of: "value", by: "service", unit: ["thing"] },
    rows: observers.flatMap((given) =>
      given
        .split(" ")
        .map((value, at) => [at % 2 === 0 ? "even" : "odd", `u${at}`, value === "." ? "" : value]),
    ),
  });

describe("an agreement of ratings", () => {
  test("is Krippendorff's alpha, ordinal, on the units rated twice at least", async () => {
    const found = lines(await ratings("nothing"));
    expect(found.at(-1)).toEqual(["_T", 48, expect.closeTo(0.815, 3), 11, 40]);
    expect(found[2]).toEqual(["none", 0, null, 0, 0]);
  });
  test("of people, does not leave", async () => {
    for (const [, , ...values] of lines(await ratings("persons"))) expect(values).toEqual([null, null, null]);
  });
});
