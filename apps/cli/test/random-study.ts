import fc from "fast-check";
import { secret } from "./vigie.ts";

/** A small study of persons, drawn: its files, those of its partner, and how many persons there are. */
export interface RandomStudy {
  readonly study: ReadonlyMap<string, string>;
  readonly mapping: string;
  readonly data: string;
}

interface Drawn {
  readonly persons: number;
  readonly salt: number;
  readonly sizes: readonly number[];
  readonly rho: number;
  readonly min: number;
  readonly isPublic: boolean;
  readonly statistic: "median" | "mean";
  readonly isWeighted: boolean;
}

export const randomStudy: fc.Arbitrary<RandomStudy> = fc
  .record<Drawn>({
    persons: fc.integer({ min: 150, max: 600 }),
    salt: fc.integer({ min: 1, max: 1_000_000 }),
    sizes: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 2, maxLength: 4 }),
    rho: fc.constantFrom(0.25, 0.5, 1),
    min: fc.constantFrom(5, 11),
    isPublic: fc.boolean(),
    statistic: fc.constantFrom("median", "mean"),
    isWeighted: fc.boolean(),
  })
  .map(written);

function written(drawn: Drawn): RandomStudy {
  const fields = drawn.sizes.map((_, at) => `f${at}`);
  const members = drawn.isPublic
    ? `  public: { personnes: { membres: { size: ${rowsOf(drawn).filter(({ membre }) => membre).length}, publication: Rapport } } }\n`
    : "";
  const survey = drawn.isWeighted ? "survey: { weights: poids, weight_max: 4 }\n" : "";
  return {
    study: new Map([
      [
        "study.yaml",
        `vigie: 1
study: tiree
version: "1"
title: Tirée au sort
window: { from: 2024-01-01, to: 2024-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { essai: { label: Essai, sources: [personnes] } }
disclosure:
  rho: ${drawn.rho}
  min: ${drawn.min}
${members}`,
      ],
      ...drawn.sizes.map(
        (size, at) =>
          [
            `codelists/c${at}.yaml`,
            `codelist: c${at}\nlabel: C${at}\ncodes: [${codesOf(size)
              .map((code) => `{ code: ${code}, label: ${code} }`)
              .join(", ")}]\n`,
          ] as const,
      ),
      [
        "sources/personnes.yaml",
        `source: personnes
label: Personnes
unit: { one: personne, many: personnes }
reading: { kind: sample, note: tirées au sort }
${survey}fields:
${fields.map((name, at) => `  ${name}: { type: code, codelist: c${at}, label: ${name} }\n`).join("")}  age: { type: number, range: { from: 15, to: 95 }, grain: 1, label: Âge }
  membre: { type: flag, label: Membre }
${drawn.isWeighted ? "  poids: { type: number, label: Poids }\n" : ""}universes:
  membres: { label: membres, where: { membre: "yes" } }
`,
      ],
      ["indicators.yaml", `indicators:\n${indicatorsOf(fields, drawn)}`],
    ]),
    mapping: `mapping: 1
study: tiree
partner: essai
secret: ${secret}
sources: { personnes: { units: { file: personnes.csv, format: { delimiter: ";" }, key: n } } }
`,
    data: `n;${fields.join(";")};age;membre;poids\n${rowsOf(drawn)
      .map(({ codes, age, membre, poids }, at) => [at, ...codes, age, membre ? "yes" : "no", poids].join(";"))
      .join("\n")}\n`,
  };
}

function indicatorsOf(fields: readonly string[], { statistic }: Drawn): string {
  const [first = "", second = ""] = fields;
  const base = "source: personnes";
  const bands = statistic === "median" ? ", bands: [15, 25, 45, 65]" : "";
  return [
    `  d: { kind: distribution, ${base}, title: D, of: ${first}, universe: membres, against: all }`,
    ...fields
      .slice(1)
      .map((name, at) => `  p${at}: { kind: profile, ${base}, title: P${at}, of: ${name}, by: ${first} }`),
    `  x: { kind: cross, ${base}, title: X, of: ${second}, by: [membre, ${first}] }`,
    `  a: { kind: summary, ${base}, title: A, of: age, by: ${second}, statistic: ${statistic}${bands} }`,
  ]
    .map((line) => `${line}\n`)
    .join("");
}

const codesOf = (size: number) => Array.from({ length: size }, (_, at) => `k${at}`);

/** Persons by a generator of their own: as many as wanted, without a drawing of each. */
function rowsOf({ persons, salt, sizes }: Drawn) {
  let state = salt;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: persons }, () => ({
    codes: sizes.map((size) => (next(12) === 0 ? "" : `k${Math.min(next(size), next(size))}`)),
    age: 15 + next(81),
    membre: next(3) === 0,
    poids: (0.5 + next(300) / 100).toFixed(2),
  }));
}
