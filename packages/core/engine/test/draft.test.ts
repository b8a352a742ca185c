import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  draftChanges,
  type FileProfile,
  type MappingDraft,
  mappingText,
  newDraft,
  parseMapping,
  readDraft,
  untranslated,
} from "@vigie/mapping";
import type { Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { smallStudy } from "./world/study.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

const secret = "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU";
const base = readFileSync(join(import.meta.dirname, "base", "mapping.yaml"), "utf8");

function draftOf(text: string): MappingDraft {
  const read = readDraft(text, "mapping.yaml", study);
  if ("errors" in read) throw new RangeError(read.errors.map(({ code }) => code).join(", "));
  return read.draft;
}

const codesOf = (text: string) => {
  const parsed = parseMapping(text, "mapping.yaml", { study });
  return "errors" in parsed ? parsed.errors.map(({ code }) => code) : parsed.mapping;
};

/** Each says something that the base does not. */
const written: readonly (readonly [string, string])[] = [
  ["the base", base],
  [
    "everything that a mapping may say of itself",
    `${base}floors: { rho: 0.5, min: 20 }\ncap: 2\ncomment: "Guichets fermés en août : voir l’aide"\nfictitious: true\n`,
  ],
  [
    "formats, keys, total rows, codes that look like numbers, dates counted, separators",
    `mapping: 1
study: essai
partner: caf
secret: "${secret}"
sources:
  foyers:
    units:
      file: "dossier d’août/foyers n°1.xlsx"
      format: { kind: xlsx, sheet: "Feuille : 2", header_row: 3 }
      key: { column: "N°", pad: 7 }
      other_rows: set_aside
      fields:
        naissance: { column: né, dates: excel, missing: ["", "00"], unreadable: missing }
        sexe: { column: "1", codes: { "1": homme, "02": femme, "true": femme, "~": homme } }
    contacts:
      table: entrepot.contacts
      connection: base
      key: id
      date: jour
      channel: { column: canal, codes: { web: compte }, out_of_scope: ["no", "1e3"] }
`,
  ],
  [
    "units from contacts",
    `mapping: 1
study: essai
partner: caf
secret: "${secret}"
sources:
  foyers:
    units: { from: contacts, fields: { sexe: sexe } }
    contacts: { file: c.csv, format: { kind: csv, delimiter: "\\t", quote: "" }, key: id, date: { column: j, dates: fr, unreadable: missing }, channel: canal, motive: { column: m, missing: [NR] } }
`,
  ],
];

describe("a draft says what its mapping file says", () => {
  test.each(written)("%s", (_, text) => {
    expect(codesOf(mappingText(draftOf(text), "fr"))).toEqual(codesOf(text));
    expect(draftOf(mappingText(draftOf(text), "en"))).toEqual(draftOf(text));
  });

  const folder = join(import.meta.dirname, "mistakes");
  const mistaken = readdirSync(folder)
    .map((name) => [name, join(folder, name, "mapping.yaml")] as const)
    .filter(([, path]) => existsSync(path))
    // A draft has no place for the columns of a shape that is not named, nor for a source of which nothing is said.
    .filter(([name]) => name !== "mapping-shape-columns" && name !== "mapping-source-empty")
    .flatMap(([name, path]) => {
      const text = readFileSync(path, "utf8");
      return [[name, text] as const];
    });
  test("with its mistakes, but for those of its form", () => {
    const seen = mistaken.flatMap(([name, text]) => {
      const read = readDraft(text, "mapping.yaml", study);
      if ("errors" in read) return [];
      const before = codesOf(text);
      expect(codesOf(mappingText(read.draft, "fr")), name).toEqual(before);
      return [name];
    });
    expect(seen.length).toBeGreaterThan(15);
  });
});

test("a draft of nothing is refused by the run, with what it lacks, and read again as it is", () => {
  const draft = newDraft({ id: "essai" }, { id: "caf" }, secret);
  expect(draftOf(mappingText(draft, "fr"))).toEqual(draft);
});

test("what is still to choose is written so that the mapping is refused", () => {
  const draft = draftOf(base);
  const foyers = draft.sources.get("foyers");
  if (!foyers?.units) throw new RangeError("the base maps households");
  const fields = new Map(foyers.units.fields);
  fields.set("sexe", { column: "", codes: new Map(), without: [], dates: "iso", separator: ";" });
  const sources = new Map(draft.sources).set("foyers", { ...foyers, units: { ...foyers.units, fields } });
  expect(mappingText({ ...draft, sources }, "fr")).toContain(`column: ${untranslated}`);
});

test("the mapping of another study is not taken up", () => {
  const read = readDraft(base.replace("study: essai", "study: autre"), "mapping.yaml", study);
  expect("errors" in read && read.errors.map(({ code, place }) => [code, place.line])).toEqual([
    ["engine/mapping-of-another-study", 2],
  ]);
});

describe("what changed since a mapping was written", () => {
  const column = (name: string, values: readonly string[] = []) => ({
    name,
    filled: 10,
    blank: 0,
    distinct: values.length,
    values: values.map((value, at) => ({ value, rows: 10 - at })),
    missing: [],
    days: { iso: 0, fr: 0, us: 0, compact: 0, date9: 0, excel: 0, sas: 0, sas_datetime: 0, spss: 0 },
    numbers: 0,
  });
  const profileOf = (columns: FileProfile["columns"]): FileProfile => ({
    file: "",
    kind: "csv",
    csv: { encoding: "utf-8", delimiter: ",", decimal: "." },
    sheets: null,
    headerRow: 1,
    rows: 10,
    columns,
    twice: [],
    nameless: 0,
    firstRows: [],
    lastRow: null,
  });
  const units = (sexes: readonly string[], rsa: readonly string[]) =>
    profileOf([
      column("matricule"),
      column("naissance"),
      column("sexe", sexes),
      column("rsa", rsa),
      column("montant"),
    ]);
  const contacts = profileOf([
    column("matricule"),
    column("jour"),
    column("canal", ["web", "courrier", "relance"]),
    column("motif", ["autre"]),
  ]);
  const changes = (profiles: Readonly<Record<string, FileProfile>>, draft = draftOf(base)) =>
    draftChanges(draft, { study, profiles: new Map(Object.entries(profiles)) })
      .filter(({ source }) => source === "foyers")
      .map(({ source: _, ...change }) => change);

  test("nothing, where the files have what the mapping says", () => {
    const found = changes({
      "foyers.csv": units(["F", "H", "femme"], ["oui", "non", "true"]),
      "contacts.csv": contacts,
    });
    expect(found.filter(({ kind }) => kind !== "field-new")).toEqual([]);
  });

  test("a value that is new, with its rows; a column that is gone; a file that is not there", () => {
    expect(changes({ "foyers.csv": units(["F", "X", "Y"], ["oui"]) })).toEqual(
      expect.arrayContaining([
        {
          role: "units",
          kind: "values-new",
          field: "sexe",
          column: "sexe",
          values: [
            { value: "X", rows: 9 },
            { value: "Y", rows: 8 },
          ],
        },
        { role: "contacts", kind: "file-missing", file: "contacts.csv" },
      ]),
    );
    const without = profileOf(units(["F"], ["oui"]).columns.filter(({ name }) => name !== "rsa"));
    expect(changes({ "foyers.csv": without, "contacts.csv": contacts })).toContainEqual({
      role: "units",
      kind: "column-gone",
      field: "rsa",
      column: "rsa",
    });
  });

  test("a field that the study no longer has, and one that it has now", () => {
    const old = base.replace("        sexe: {", "        ancien: colonne\n        sexe: {");
    const found = changes({}, draftOf(old.replace(/ {8}rsa: .*\n/, "")));
    expect(found).toContainEqual({ role: "units", kind: "field-gone", field: "ancien" });
  });
});
