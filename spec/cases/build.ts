import { parseMapping } from "@vigie/mapping";
import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Plan } from "../../packages/core/engine/src/plan.ts";
import { planSource } from "../../packages/core/engine/src/plan-source.ts";
import type { FileRows } from "../reference/read-files.ts";
import type { Case } from "./case.ts";
import { base, type IndicatorSketch, type MappingSketch, type StudySketch } from "./sketch.ts";
import { readTextTable } from "./text-table.ts";

/** A case ready to run: its plan, and its files by the paths of that plan. */
export interface Built {
  readonly plan: Plan;
  readonly files: ReadonlyMap<string, FileRows>;
}

/**
 * Makes the study, the mapping and the plan of a case as a person's files would.
 * @param folder where its files are, or would be
 * @throws {VigieErrors} where a case is badly written
 */
export async function build({ study = {}, day, units, contacts }: Case, folder: string): Promise<Built> {
  const texts = {
    units: units === undefined ? null : readTextTable(units),
    contacts: contacts === undefined ? null : readTextTable(contacts),
  };
  const loaded = await loadStudy(studyFiles(study));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const read = parseMapping(
    JSON.stringify(mappingFile(study.mapping ?? {}, texts)),
    `${folder}/mapping.yaml`,
    { study: loaded.study },
  );
  if ("errors" in read) throw new VigieErrors(read.errors);
  const source = loaded.study.sources.get("homes");
  if (source === undefined) throw new RangeError("the sketch has no source");
  const plan = planSource(loaded.study, source, read.mapping, loaded.study.indicators.values(), {
    day: day ?? null,
  });
  const entries = [
    [plan.units?.file.path, texts.units],
    [plan.contacts?.file.path, texts.contacts],
  ] as const;
  return {
    plan,
    files: new Map(entries.flatMap(([path, rows]) => (path && rows ? [[path, rows] as const] : []))),
  };
}

/** Texts of the study's files. JSON is YAML. */
function studyFiles(sketch: StudySketch): ReadonlyMap<string, string> {
  const { window, timezone, channels, indicators } = { ...base, ...sketch };
  const codelists: NonNullable<StudySketch["codelists"]> = {
    ...sketch.codelists,
    ...(channels === null ? {} : { channels: Object.keys(channels), motives: base.motives }),
  };
  const files: readonly (readonly [string, unknown])[] = [
    [
      "study.yaml",
      {
        vigie: 1,
        study: "case",
        version: "1",
        title: "Cas",
        window: { from: window[0], to: window[1] },
        timezone,
        languages: ["fr"],
        partners: { caf: { label: "Caf", sources: ["homes"] } },
      },
    ],
    ["sources/homes.yaml", sourceFile(sketch)],
    [
      "indicators.yaml",
      {
        indicators: mapped(indicators, (indicator) => ({
          kind: kindOf(indicator),
          source: "homes",
          title: "Question",
          ...written(indicator),
        })),
      },
    ],
    ...Object.entries(codelists).map(
      ([codelist, codes]) =>
        [
          `codelists/${codelist}.yaml`,
          {
            codelist,
            label: codelist,
            codes: codes.map((code) =>
              typeof code === "string" ? { code, label: code } : { label: code.code, ...code },
            ),
          },
        ] as const,
    ),
  ];
  return new Map(files.map(([path, file]) => [path, JSON.stringify(file)]));
}

/** Of a question of several answers, the study says `of`. */
function written({ items, ...indicator }: IndicatorSketch): Readonly<Record<string, unknown>> {
  return items === undefined ? indicator : { ...indicator, of: items };
}

function kindOf(indicator: IndicatorSketch): string {
  if ("items" in indicator) return "multiple";
  return "outcome" in indicator ? "association" : "by" in indicator ? "profile" : "distribution";
}

function sourceFile(sketch: StudySketch): unknown {
  const {
    fields = {},
    derive = {},
    universes = {},
    channels,
    routine = [],
    min_contacts,
    duplicates,
  } = { ...base, ...sketch };
  const families = ["digital", "direct", "material", "out_of_scope"] as const;
  const inFamily = (family: string) =>
    Object.entries(channels ?? {}).flatMap(([channel, its]) => (its === family ? [channel] : []));
  const contacts = {
    channels: "channels",
    motives: "motives",
    families: Object.fromEntries(families.map((family) => [family, inFamily(family)])),
    routine: routine.map((rule) => ({ label: "Routine", ...rule })),
    min_contacts,
    duplicates,
  };
  const ownTypes = ["date", "number", "flag"];
  return {
    source: "homes",
    label: "Foyers",
    unit: { one: "foyer", many: "foyers" },
    fields: mapped(fields, (field) => {
      const { asked = undefined } = typeof field === "object" ? field : {};
      if (typeof field === "object" && "multiple" in field)
        return {
          type: "multiple",
          codelist: field.multiple,
          exclusive: field.exclusive,
          asked,
          label: "Champ",
        };
      const type = typeof field === "object" ? field.type : field;
      return ownTypes.includes(type)
        ? { type, asked, label: "Champ" }
        : { type: "code", codelist: type, asked, label: "Champ" };
    }),
    derive: mapped(derive, (derivation) => ({ ...derivation, label: "Calcul" })),
    ...(sketch.survey === undefined ? {} : { survey: sketch.survey }),
    universes: mapped(universes, (where) => ({ label: "Champ", where })),
    ...(channels === null ? {} : { contacts }),
  };
}

function mappingFile(
  {
    format,
    pad,
    other_rows,
    contacts_other_rows,
    unitsFrom,
    fields = {},
    date,
    channel,
    motive,
  }: MappingSketch,
  { units, contacts }: { readonly units: FileRows | null; readonly contacts: FileRows | null },
): unknown {
  const motives = contacts?.columns.includes("motive") ? { motive: { column: "motive", ...motive } } : {};
  const key = pad === undefined ? "unit" : { column: "unit", pad };
  const read = mapped(fields, (field, id) => ("columns" in field ? field : { column: id, ...field }));
  return {
    mapping: 1,
    study: "case",
    partner: "caf",
    secret: "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU",
    sources: {
      homes: {
        ...(units && {
          units: {
            file: "units.csv",
            format,
            key,
            other_rows,
            fields: read,
          },
        }),
        ...(unitsFrom && { units: { from: unitsFrom, fields: read } }),
        ...(contacts && {
          contacts: {
            file: "contacts.csv",
            format,
            key,
            other_rows: contacts_other_rows,
            date: { column: "date", ...date },
            channel: { column: "channel", ...channel },
            ...motives,
          },
        }),
      },
    },
  };
}

function mapped<T, R>(
  entries: Readonly<Record<string, T>>,
  change: (entry: T, key: string) => R,
): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, change(entry, key)]));
}
