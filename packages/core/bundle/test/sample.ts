import {
  designProtection,
  errorTable,
  fraction,
  type Guarantee,
  guaranteeOf,
  type ProtectedTable,
  type ProtectionDesign,
  type ReleasedLayout,
} from "@vigie/disclosure";
import { loadStudy, type Study } from "@vigie/study";
import { indexRows, type ReleasedTable } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import type { Reception } from "../src/index.ts";
import type { Contents } from "../src/pack.ts";

const files = new Map([
  [
    "study.yaml",
    `vigie: 1
study: essai
version: "1"
title: Étude d’essai
window: { from: 2022-07-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  caf93: { label: Caf, sources: [foyers, points] }
  cpam93: { label: Cpam, sources: [assures] }
`,
  ],
  ["codelists/sexes.yaml", list("sexes", ["f", "m"])],
  ["codelists/lieux.yaml", list("lieux", ["nord", "sud", "est"])],
  ["codelists/canaux.yaml", list("canaux", ["compte", "guichet"])],
  [
    "sources/foyers.yaml",
    `source: foyers
label: Foyers
unit: { one: foyer, many: foyers }
fields:
  sexe: { type: code, codelist: sexes, label: Sexe }
  lieu: { type: code, codelist: lieux, label: Lieu }
  rsa: { type: flag, label: Perçoit le RSA }
universes:
  rsa: { label: Foyers au RSA, where: { rsa: yes } }
contacts:
  channels: canaux
  families: { digital: [compte], direct: [guichet] }
  routine: [{ label: Routine, channel: [compte] }]
`,
  ],
  [
    "sources/points.yaml",
    `source: points
label: Points d’accueil
unit: { one: point, many: points }
protects: nothing
fields:
  lieu: { type: code, codelist: lieux, label: Lieu }
`,
  ],
  [
    "sources/assures.yaml",
    `source: assures
label: Assurés
unit: { one: assuré, many: assurés }
fields:
  sexe: { type: code, codelist: sexes, label: Sexe }
`,
  ],
  [
    "indicators.yaml",
    `indicators:
  sexe: { kind: distribution, source: foyers, title: Sexe, of: sexe }
  lieu: { kind: distribution, source: foyers, title: Lieu, universe: rsa, of: lieu, against: all }
  canaux: { kind: distribution, source: foyers, title: Canaux utilisés, of: subgroup }
  lien: { kind: association, source: foyers, title: Lien, of: sexe, reference: f, outcome: rsa, adjust: { lieu: nord } }
  points: { kind: distribution, source: points, title: Points d’accueil, of: lieu }
  assures: { kind: distribution, source: assures, title: Assurés, of: sexe }
`,
  ],
]);

function list(name: string, codes: readonly string[]): string {
  const lines = codes.map((code) => `  - { code: ${code}, label: ${code} }\n`);
  return `codelist: ${name}\nlabel: ${name}\ncodes:\n${lines.join("")}`;
}

/** Two partners, one of them with a source of persons and one of places. */
export const study: Study = await loadStudy(files).then((read) => {
  if ("errors" in read) throw new RangeError(read.errors.map(({ code }) => code).join());
  return read.study;
});

const policy = { rho: fraction(1n), min: 11, small: "hidden" } as const;

/** Counts of the cells of a table by their codes, joined; those left out are 0. */
type Cells = Readonly<Record<string, number>>;

const cells: Readonly<Record<string, Cells>> = {
  sexe: { "all f": 120, "all m": 80 },
  lieu: { "rsa nord": 4, "rsa sud": 46, "rsa est": 50, "all nord": 34, "all sud": 76, "all est": 90 },
  canaux: {
    "all compte": 60,
    "all _O.digital": 20,
    "all compte+guichet": 30,
    "all _O.mixed": 5,
    "all _O.direct": 25,
    "all none": 60,
  },
  lien: { "all f yes": 60, "all f no": 60, "all m yes": 40, "all m no": 40 },
  "lien.model": { "all f yes nord": 3, "all f no nord": 21, "all m yes sud": 70, "all m no est": 90 },
  points: { "all nord": 2, "all sud": 1, "all est": 0 },
  assures: { "all f": 300, "all m": 200 },
};

/** What `protect` would make of these counts, had its noise been 0, so that each is known here. */
export function tablesOf(
  partner: string,
  given: Readonly<Record<string, Cells>> = cells,
): readonly ProtectedTable[] {
  const design = designProtection({ study, partner, policy });
  return design.layouts.map((layout) => tableOf(layout, given[layout.name] ?? {}, design));
}

function tableOf(layout: ReleasedLayout, counts: Cells, design: ProtectionDesign): ProtectedTable {
  const isPersons = study.sources.get(layout.source)?.protects === "persons";
  const least = isPersons && layout.name === layout.indicator ? policy.min : 0;
  const listed = layout.openList ? ["compte", "compte+guichet"] : [];
  const [universes, ...others] = layout.dimensions.map(({ name, codes }) =>
    name === "subgroup" ? { name, codes: [...listed, ...codes] } : { name, codes },
  );
  const dimensions = [...(universes === undefined ? [] : [universes]), ...others];
  const errors = isPersons ? errorTable(design, { name: layout.name, dimensions }) : null;
  const errorsAt = errors === null ? null : indexRows(errors.rows);
  const codesOf = universes?.codes ?? [];
  const rows = codesOf.flatMap((universe, at) =>
    others
      .reduce<readonly (readonly string[])[]>(
        (before, { codes }, dimension) =>
          before.flatMap((row) =>
            codes
              .filter((code) => at === 0 || dimension === others.length - 1 || code === "_T")
              .map((code) => [...row, code]),
          ),
        [[universe]],
      )
      .map((codes) => rowOf(codes, { layout, counts, least, errors: errorsAt?.(codes)?.values ?? null })),
  );
  const table: ReleasedTable = {
    name: layout.name,
    indicator: layout.indicator,
    dimensions,
    measures: layout.measures,
    rows,
  };
  // The one cast of these tests: nothing was protected.
  return table as ProtectedTable;
}

function rowOf(
  codes: readonly string[],
  {
    layout,
    counts,
    least,
    errors,
  }: {
    readonly layout: ReleasedLayout;
    readonly counts: Cells;
    readonly least: number;
    /** One per measure; null where nobody is protected. */
    readonly errors: readonly (number | null)[] | null;
  },
): ReleasedTable["rows"][number] {
  const sumAt = (cellCodes: readonly string[]) =>
    Object.entries(counts)
      .filter(([key]) => key.split(" ").every((code, at) => cellCodes[at] === "_T" || cellCodes[at] === code))
      .reduce((sum, [, count]) => sum + count, 0);
  const count = sumAt(codes);
  if (count < least) return { codes, count: null, values: layout.measures.map(() => null) };
  const isTotal = codes.at(-1) === "_T";
  const values = layout.measures.map((measure, at) => {
    if (!isTotal && measure !== "count_error") return null;
    if (measure === "base") return count - sumAt([...codes.slice(0, -1), "_U"]);
    return errors === null ? 0 : (errors[at] ?? null);
  });
  return { codes, count, values };
}

export const guarantee: Guarantee = guaranteeOf(study, "caf93", policy);

export const contents: Contents = {
  study,
  partner: "caf93",
  softwareVersion: "0.1.0",
  date: "2026-11-25",
  fictitious: true,
  comment: "Données de démonstration.",
  firstIndicators: null,
  silences: new Map(),
  tables: tablesOf("caf93"),
  guarantee,
  marks: new Map([
    ["foyers", "a".repeat(64)],
    ["assures", "b".repeat(64)],
  ]),
  publicSizes: new Map(),
  sharingFile: () => [],
};

/** What the other partner of the study sends. */
export const ofCpam: Contents = {
  ...contents,
  partner: "cpam93",
  tables: tablesOf("cpam93"),
  guarantee: guaranteeOf(study, "cpam93", policy),
};

/** Where and when tests receive bundles: on the day that most bear. */
export const reception: Reception = { place: {}, today: contents.date };

/** The codes of what a promise refuses, or `accepted`. */
export function codesOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "accepted",
    (error) => {
      if (!(error instanceof VigieErrors)) throw error;
      return error.errors.map(({ code }) => code).join();
    },
  );
}
