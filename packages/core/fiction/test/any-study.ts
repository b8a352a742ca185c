import fc from "fast-check";

/** A small study, drawn: fields of every type, filters, derivations, a survey or contacts. Its files, by path. */
export type AnyStudy = ReadonlyMap<string, string>;

interface Drawn {
  readonly codes: number;
  readonly isOrdered: boolean;
  readonly missing: "none" | "dont_know" | "not_asked";
  readonly hasFilter: boolean;
  readonly hasExclusive: boolean;
  readonly bands: "age" | "number" | "none";
  readonly range: readonly [from: number, to: number];
  readonly second: "days" | "months" | "none";
  readonly design: "weights" | "strata" | "none";
  readonly protects: "persons" | "nothing";
  readonly contacts: {
    readonly digital: number;
    readonly elsewhere: number;
    readonly outOfScope: boolean;
    readonly routine: "none" | "channel" | "motive" | "both";
    readonly least: number;
  } | null;
}

export const anyStudy: fc.Arbitrary<AnyStudy> = fc
  .record<Drawn>({
    codes: fc.integer({ min: 2, max: 20 }),
    isOrdered: fc.boolean(),
    missing: fc.constantFrom("none", "dont_know", "not_asked"),
    hasFilter: fc.boolean(),
    hasExclusive: fc.boolean(),
    bands: fc.constantFrom("age", "number", "none"),
    range: fc.constantFrom([0, 60], [-5, 5], [15, 105]),
    second: fc.constantFrom("days", "months", "none"),
    design: fc.constantFrom("weights", "strata", "none"),
    protects: fc.constantFrom("persons", "persons", "nothing"),
    contacts: fc.option(
      fc.record({
        digital: fc.integer({ min: 0, max: 3 }),
        elsewhere: fc.integer({ min: 0, max: 3 }),
        outOfScope: fc.boolean(),
        routine: fc.constantFrom("none", "channel", "motive", "both"),
        least: fc.integer({ min: 1, max: 3 }),
      }),
    ),
  })
  .map(withAChannel)
  .map(written);

/** Contacts need a channel. */
function withAChannel(drawn: Drawn): Drawn {
  const { contacts } = drawn;
  return contacts === null || contacts.digital + contacts.elsewhere > 0
    ? drawn
    : { ...drawn, contacts: { ...contacts, elsewhere: 1 } };
}

function written(drawn: Drawn): AnyStudy {
  const { contacts } = drawn;
  return new Map([
    [
      "study.yaml",
      `vigie: 1
study: tiree
version: "1"
title: Tirée au sort
window: { from: 2025-03-01, to: 2025-08-31 }
timezone: Europe/Paris
languages: [fr]
partners: { essai: { label: Essai, sources: [unites] } }
`,
    ],
    ["codelists/k.yaml", codelist("k", drawn)],
    ["codelists/ages.yaml", bands("ages", [0, 18, 40, 65])],
    ["codelists/tranches.yaml", bands("tranches", [-5, 0, 3, 20])],
    ...(contacts === null
      ? []
      : [
          ["codelists/canaux.yaml", list("canaux", channelsOf(contacts))] as const,
          ["codelists/motifs.yaml", list("motifs", ["m0", "m1"])] as const,
        ]),
    ["sources/unites.yaml", source(drawn)],
    ["indicators.yaml", indicators(drawn)],
  ]);
}

function source(drawn: Drawn): string {
  const { range, bands: banded, second, design, protects, hasFilter, hasExclusive } = drawn;
  const survey = {
    none: "",
    weights: "reading: { kind: sample, note: un tirage }\nsurvey: { weights: poids, weight_max: 3 }\n",
    strata: "reading: { kind: sample, note: un tirage }\nsurvey: { strata: { of: code, populations: { ",
  }[design];
  const populations =
    design === "strata"
      ? `${codesOf(drawn)
          .map((code) => `${code}: 5000`)
          .join(", ")} } } }\n`
      : "";
  const lines = [
    "  code: { type: code, codelist: k, label: Code }",
    `  oui: { type: flag, ${hasFilter ? "asked: { groupe: k0 }, " : ""}label: Oui }`,
    "  autre: { type: flag, label: Autre }",
    `  plusieurs: { type: multiple, codelist: k, ${hasExclusive ? "exclusive: [k1], " : ""}label: Plusieurs }`,
    "  jour: { type: date, label: Jour }",
    "  fin: { type: date, label: Fin }",
    `  nombre: { type: number, range: { from: ${range[0]}, to: ${range[1]} }, grain: 1, label: Nombre }`,
    ...(design === "weights" ? ["  poids: { type: number, label: Poids }"] : []),
  ];
  const derived = [
    `  groupe: { recode: code, codelist: k, map: { ${codesOf(drawn)
      .map((code) => `${code}: k${Number(code.slice(1)) % 2}`)
      .join(", ")} }, label: Groupe }`,
    "  un_des_deux: { any: [oui, autre], label: Un des deux }",
    ...(banded === "age"
      ? [
          "  age: { years: jour, at: 2025-08-31, label: Âge }",
          "  tranche: { bands: age, codelist: ages, label: Tranche }",
        ]
      : []),
    ...(banded === "number" ? ["  tranche: { bands: nombre, codelist: tranches, label: Tranche }"] : []),
    ...(second === "none"
      ? []
      : [`  ecart: { ${second}: [jour, fin], range: { from: 0, to: 12 }, grain: 1, label: Écart }`]),
    ...(banded === "age" ? [] : ["  mois: { period: jour, every: month, label: Mois }"]),
  ];
  return `source: unites
label: Unités
unit: { one: unité, many: unités }
protects: ${protects}
${survey}${populations}fields:
${lines.join("\n")}
derive:
${derived.join("\n")}
${contactsText(drawn)}`;
}

function contactsText({ contacts }: Drawn): string {
  if (contacts === null) return "";
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${prefix}${at}`).join(", ");
  const [first = ""] = channelsOf(contacts);
  const rule = {
    none: "",
    channel: `    - { label: Routine, channel: [${first}] }\n`,
    motive: "    - { label: Routine, motive: [m0] }\n",
    both: `    - { label: Routine, channel: [${first}], motive: [m0] }\n`,
  }[contacts.routine];
  return `contacts:
  channels: canaux
  families: { digital: [${named("d", contacts.digital)}], direct: [${named("e", contacts.elsewhere)}]${contacts.outOfScope ? ", out_of_scope: [x]" : ""} }
  motives: motifs
  min_contacts: ${contacts.least}
${rule === "" ? "" : `  routine:\n${rule}`}`;
}

function channelsOf({ digital, elsewhere, outOfScope }: NonNullable<Drawn["contacts"]>): readonly string[] {
  return [
    ...Array.from({ length: digital }, (_, at) => `d${at}`),
    ...Array.from({ length: elsewhere }, (_, at) => `e${at}`),
    ...(outOfScope ? ["x"] : []),
  ];
}

function indicators({ contacts, bands: banded, second }: Drawn): string {
  const base = "source: unites, title: Titre";
  return `indicators:
  codes: { kind: distribution, ${base}, of: code }
  plusieurs: { kind: multiple, ${base}, of: plusieurs }
  croises: { kind: profile, ${base}, of: un_des_deux, by: groupe }
${banded === "none" ? "" : `  tranches: { kind: distribution, ${base}, of: tranche }\n`}${
  second === "none" ? "" : `  ecarts: { kind: summary, ${base}, of: ecart, by: groupe, statistic: mean }\n`
}${contacts === null ? "" : `  groupes: { kind: distribution, ${base}, of: group }\n  canaux: { kind: distribution, ${base}, of: subgroup }\n`}`;
}

const codesOf = ({ codes }: Drawn) => Array.from({ length: codes }, (_, at) => `k${at}`);

function codelist(id: string, drawn: Drawn): string {
  const lines = codesOf(drawn).map((code, at) => {
    const missing =
      drawn.missing !== "none" && at === drawn.codes - 1 && at > 1 ? `, missing: ${drawn.missing}` : "";
    return `  - { code: ${code}, label: Code ${at}${missing} }`;
  });
  return `codelist: ${id}\nlabel: Liste\nordered: ${drawn.isOrdered}\ncodes:\n${lines.join("\n")}\n`;
}

function bands(id: string, from: readonly number[]): string {
  const lines = from.map((bound, at) => `  - { code: b${at}, label: Tranche ${at}, from: ${bound} }`);
  return `codelist: ${id}\nlabel: Tranches\nordered: true\ncodes:\n${lines.join("\n")}\n`;
}

function list(id: string, codes: readonly string[]): string {
  return `codelist: ${id}\nlabel: Liste\ncodes:\n${codes.map((code) => `  - { code: ${code}, label: ${code} }`).join("\n")}\n`;
}
