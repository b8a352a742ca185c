import { loadStudy, type Source, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";

/** A study in few words, spelled as in its files; labels are left out, and one partner has all the sources. */
export interface StudySketch {
  readonly codelists?: Readonly<Record<string, readonly CodeSketch[]>>;
  readonly sources: Readonly<Record<string, SourceSketch>>;
  /** Without `source`, of the first source; without `kind`, a distribution, or a profile where it has `by`. */
  readonly indicators: Readonly<Record<string, Written>>;
  readonly disclosure?: Written;
  readonly window?: { readonly from: string; readonly to: string };
}

export type CodeSketch = string | ({ readonly code: string } & Written);
type Written = Readonly<Record<string, unknown>>;

export interface SourceSketch {
  /** `flag`, `date`, the name of a code list, or the whole field. */
  readonly fields: Readonly<Record<string, string | Written>>;
  readonly derive?: Readonly<Record<string, Written>>;
  /** Conditions of each. */
  readonly universes?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Channels by family. */
  readonly channels?: Readonly<Record<string, readonly string[]>>;
  /** Rules on contacts, besides their channels. */
  readonly rules?: Written;
  readonly survey?: Written;
  readonly rows_per_person?: number;
  readonly protects?: "persons" | "nothing";
}

/** Reads the study as a person's files would be read. */
export async function studyOf(sketch: StudySketch): Promise<Study> {
  const loaded = await loadStudy(
    new Map(filesOf(sketch).map(([path, file]) => [path, JSON.stringify(file)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

export function sourceOf(study: Study, id: string): Source {
  const source = study.sources.get(id);
  if (source === undefined) throw new RangeError("the sketch has no such source");
  return source;
}

/** The partner of every sketch. */
export const partner = "caf";

/** JSON is YAML. */
function filesOf({
  codelists = {},
  sources,
  indicators,
  disclosure,
  window = { from: "2022-01-01", to: "2022-12-31" },
}: StudySketch): readonly (readonly [string, unknown])[] {
  const [first = ""] = Object.keys(sources);
  const channels = Object.values(sources).flatMap(({ channels = {} }) => Object.values(channels).flat());
  const lists = channels.length === 0 ? codelists : { ...codelists, channels: [...new Set(channels)] };
  return [
    [
      "study.yaml",
      {
        vigie: 1,
        study: "sketch",
        version: "1",
        title: "Étude",
        window,
        timezone: "Europe/Paris",
        languages: ["fr"],
        partners: { [partner]: { label: "Caf", sources: Object.keys(sources) } },
        disclosure,
      },
    ],
    ...Object.entries(lists).map(
      ([codelist, codes]) =>
        [
          `codelists/${codelist}.yaml`,
          {
            codelist,
            label: codelist,
            ordered: true,
            codes: codes.map((code) =>
              typeof code === "string" ? { code, label: code } : { label: code.code, ...code },
            ),
          },
        ] as const,
    ),
    ...Object.entries(sources).map(([id, source]) => [`sources/${id}.yaml`, sourceFile(id, source)] as const),
    [
      "indicators.yaml",
      {
        indicators: mapped(indicators, (indicator) => ({
          source: first,
          kind: "by" in indicator ? "profile" : "distribution",
          title: "Question",
          ...indicator,
        })),
      },
    ],
  ];
}

function sourceFile(
  id: string,
  { fields, derive = {}, universes = {}, channels, rules, survey, ...others }: SourceSketch,
) {
  return {
    source: id,
    label: id,
    unit: { one: "personne", many: "personnes" },
    ...others,
    survey,
    fields: mapped(fields, (field) => ({ ...fieldFile(field), label: "Champ" })),
    derive: mapped(derive, (derivation) => ({ ...derivation, label: "Calcul" })),
    universes: mapped(universes, (where) => ({ label: "Champ", where })),
    // Persons of the world may have routine contacts alone.
    contacts: channels && {
      channels: "channels",
      families: channels,
      routine: [{ label: "Routine", channel: Object.values(channels).flat().slice(0, 1) }],
      ...rules,
    },
  };
}

function fieldFile(field: string | Written): Written {
  if (typeof field !== "string") return field;
  return ["flag", "date"].includes(field) ? { type: field } : { type: "code", codelist: field };
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
