import { newStudy } from "../../../test/new-study.ts";
import { secret } from "./vigie.ts";

/** Invented households by where they live, their home and RSA, and a study that counts them. */
const communes: Readonly<Record<string, string>> = {
  p1: "plaine",
  p2: "plaine",
  p3: "plaine",
  p4: "plaine",
  e1: "est",
  e2: "est",
  e3: "est",
};
const homes = ["locataire", "proprietaire", "heberge", "foyer"];

/** How many live so, with RSA and without: a home too rare in `p2`, and few owners without RSA. */
const counted: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  p1: pairs([60, 60], [36, 4], [15, 15], [11, 11]),
  p2: pairs([40, 40], [18, 13], [12, 13], [4, 0]),
  p3: pairs([30, 30], [12, 13], [14, 0], [12, 0]),
  p4: pairs([30, 15], [11, 11], [13, 0], [0, 11]),
  e1: pairs([45, 45], [18, 15], [21, 0], [15, 0]),
  e2: pairs([35, 35], [14, 14], [0, 17], [13, 0]),
  e3: pairs([25, 25], [12, 12], [16, 0], [12, 0]),
};
function pairs(...all: readonly (readonly [number, number])[]) {
  return all;
}

/** The partner's file. */
export function householdsCsv(): string {
  const lines = Object.entries(counted).flatMap(([commune, byHome]) =>
    byHome.flatMap((both, home) =>
      both.flatMap((many, rsa) =>
        Array.from({ length: many }, () => `${commune};${homes[home]};${rsa === 0 ? "oui" : "non"}`),
      ),
    ),
  );
  return `NUMERO;COMMUNE;LOGEMENT;RSA\n${lines.map((line, at) => `F${at};${line}`).join("\n")}\n`;
}

export const householdsMapping = (file: string) => `mapping: 1
study: mon-etude
partner: caf
secret: ${secret}
sources:
  allocataires:
    units:
      file: ${file}
      format: { delimiter: ";" }
      key: NUMERO
      fields:
        commune: COMMUNE
        logement: LOGEMENT
        rsa: { column: RSA, codes: { oui: yes, non: no } }
`;

/** The study, asking for homes by commune and of those with RSA. */
export function householdsStudy(version = "0.1"): ReadonlyMap<string, string> {
  const codes = (label: string, lines: readonly string[]) =>
    `codelist: ${label}\nlabel: ${label}\ncodes:\n${lines.map((line) => `  - { ${line} }\n`).join("")}`;
  const study = newStudy().get("study.yaml") ?? "";
  return new Map([
    ["study.yaml", study.replace('version: "0.1"', `version: "${version}"`)],
    [
      "codelists/commune.yaml",
      codes("commune", [
        "code: plaine, label: Plaine",
        "code: est, label: Est",
        ...Object.entries(communes).map(
          ([code, ept]) => `code: ${code}, parent: ${ept}, label: Commune ${code}`,
        ),
      ]),
    ],
    [
      "codelists/logement.yaml",
      codes(
        "logement",
        homes.map((code) => `code: ${code}, label: ${code}`),
      ),
    ],
    [
      "sources/allocataires.yaml",
      `source: allocataires
label: Foyers
unit: { one: foyer, many: foyers }
fields:
  commune: { type: code, codelist: commune, label: Commune }
  logement: { type: code, codelist: logement, label: Logement }
  rsa: { type: flag, label: RSA }
universes:
  rsa: { label: au RSA, where: { rsa: "yes" } }
`,
    ],
    [
      "indicators.yaml",
      `indicators:
  communes: { kind: profile, source: allocataires, title: Par commune, of: logement, by: commune }
  cohortes: { kind: distribution, source: allocataires, title: Au RSA, universe: rsa, of: logement, against: all }
`,
    ],
  ]);
}
