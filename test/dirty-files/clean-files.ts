import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";

/** A table as a spreadsheet shows it: texts. */
export interface Cells {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The two files of a source. */
export interface Files {
  readonly units: Cells;
  readonly contacts: Cells;
}

const households = 3000;

/** 0..1, the same for the same numbers. */
function spread(at: number, salt: number): number {
  const mixed = Math.imul(Math.imul(at + 1, 2_654_435_761) ^ (salt * 40_503), 2_246_822_519) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

const two = (number: number) => String(number).padStart(2, "0");
const key = (at: number) => String(100_000 + at * 7).padStart(6, "0");

/** Nothing is wrong in them: ages and incomes spread, keys of six digits, no value far more frequent than the others. */
export const clean: Files = {
  units: {
    columns: ["MATRICULE", "DTNAIS", "SITFAM", "RSA", "REVENU"],
    rows: Array.from({ length: households }, (_, at) => [
      key(at),
      `${two(1 + Math.floor(spread(at, 1) * 28))}/${two(1 + Math.floor(spread(at, 2) * 12))}/${1935 + Math.floor(spread(at, 3) * 71)}`,
      ["seul", "couple", "monoparental"][Math.floor(spread(at, 4) * 3)] ?? "",
      spread(at, 5) < 0.26 ? "O" : "N",
      (400 + spread(at, 6) * 2600).toFixed(2).replace(".", ","),
    ]),
  },
  contacts: {
    columns: ["MATRICULE", "DATE", "CANAL"],
    rows: Array.from({ length: 2 * households }, (_, at) => [
      key(Math.floor(spread(at, 7) ** 1.2 * households)),
      `${two(1 + Math.floor(spread(at, 8) * 28))}/${two(1 + Math.floor(spread(at, 9) * 6))}/2024`,
      ["compte", "courriel", "guichet", "courrier"][Math.floor(spread(at, 10) * 4)] ?? "",
    ]),
  },
};

const list = (codelist: string, codes: readonly (string | object)[]) =>
  [
    `codelists/${codelist}.yaml`,
    {
      codelist,
      label: codelist,
      codes: codes.map((code) => (typeof code === "string" ? { code, label: code } : code)),
    },
  ] as const;

/** @param minContacts of a channel that counts */
export async function doorStudy(minContacts: number): Promise<Study> {
  const files = new Map<string, object>([
    [
      "study.yaml",
      {
        vigie: 1,
        study: "porte",
        version: "1",
        title: "Porte",
        window: { from: "2024-01-01", to: "2024-06-30" },
        timezone: "Europe/Paris",
        languages: ["fr"],
        partners: { caf: { label: "Caf", sources: ["menages"] } },
      },
    ],
    list("familles", ["seul", "couple", "monoparental"]),
    list("canaux", ["compte", "courriel", "guichet", "courrier"]),
    list("ages", [
      { code: "moins25", label: "moins de 25 ans", from: 0 },
      { code: "de25a49", label: "25 à 49 ans", from: 25 },
      { code: "de50a64", label: "50 à 64 ans", from: 50 },
      { code: "plus65", label: "65 ans et plus", from: 65 },
    ]),
    [
      "sources/menages.yaml",
      {
        source: "menages",
        label: "Ménages",
        unit: { one: "ménage", many: "ménages" },
        rows_per_person: 1,
        fields: {
          naissance: { type: "date", label: "Date de naissance" },
          famille: { type: "code", codelist: "familles", label: "Famille" },
          rsa: { type: "flag", label: "RSA" },
          revenu: { type: "number", range: { from: 0, to: 4000 }, grain: 1, label: "Revenu" },
        },
        derive: {
          age: { years: "naissance", at: "2024-06-30", label: "Âge" },
          tranche: { bands: "age", codelist: "ages", label: "Tranche d’âge" },
        },
        contacts: {
          channels: "canaux",
          families: { digital: ["compte", "courriel"], direct: ["guichet"], material: ["courrier"] },
          min_contacts: minContacts,
        },
      },
    ],
    [
      "indicators.yaml",
      {
        indicators: {
          groupes: { kind: "profile", source: "menages", title: "Canaux", of: "group", by: "rsa" },
          ages: { kind: "profile", source: "menages", title: "Âges", of: "tranche", by: "famille" },
          revenus: {
            kind: "summary",
            source: "menages",
            title: "Revenus",
            of: "revenu",
            by: "famille",
            statistic: "mean",
          },
        },
      },
    ],
  ]);
  const loaded = await loadStudy(new Map([...files].map(([path, file]) => [path, JSON.stringify(file)])));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}
