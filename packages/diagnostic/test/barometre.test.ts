import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseMapping, planSource, type Table } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy, type Study, VigieErrors } from "@vigie/study";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Evidence, evidenceOf } from "../src/associations/evidence.ts";
import { asAssociation } from "../src/associations/levels.ts";
import { wordsOf } from "../src/words.ts";
import expected from "./r/barometre.json" with { type: "json" };

const file = join(
  import.meta.dirname,
  "../../../../shared/data/barometre-numerique/barometre_2022_inclusion.csv",
);
const absent = !existsSync(file);

/** Values of the file by column, and what each stands for. Its weights are left aside on purpose. */
const fields = {
  sex: { column: "SEXE", codes: { Femme: "woman", Homme: "man" } },
  age: {
    column: "AGE6FUZ",
    codes: {
      "12-17 ans": "a12",
      "18-24 ans": "a18",
      "25-39 ans": "a25",
      "40-59 ans": "a40",
      "60-69 ans": "a60",
      "70 ans et plus": "a70",
    },
  },
  diploma: {
    column: "DIPL5",
    codes: {
      "Non diplômé": "none",
      BEPC: "bepc",
      BAC: "bac",
      "Diplômé du supérieur": "higher",
      "12-17 ans": "not_asked",
    },
  },
  income: {
    column: "REVTOT7",
    codes: {
      "Moins de 900 € par mois ": "r0",
      "De 900 à 1499€ par mois": "r900",
      "De 1500 à 2299€ par mois": "r1500",
      "De 2300 à 3099€ par mois": "r2300",
      "De 3100€ à 3999€ par mois": "r3100",
      "4000€ et plus par mois": "r4000",
      "Non réponse": "no_answer",
    },
  },
  employment: {
    column: "SITUEMP",
    codes: {
      "Exerce un emploi": "job",
      "Étudiant qui travaille": "job",
      "Aide un membre de sa famille, sans rémunération": "job",
      "Retraité, retiré des affaires": "retired",
      "Chômeur (ayant déjà travaillé)": "looking",
      "Recherche un premier emploi": "looking",
      "Étudiant ou élève, sans activité professionnelle": "other",
      "Reste au foyer sans chercher d'emploi": "other",
      "Invalide ou malade de longue durée": "other",
      "": "not_asked",
    },
  },
  procedures: { column: "US_ADMI", codes: { Oui: "yes", Non: "no", "": "not_asked" } },
} as const;

const references = { age: "a25", diploma: "higher", income: "r1500", employment: "job" } as const;

async function barometre(): Promise<Study> {
  const lists = Object.entries(fields).map(([codelist, { codes }]) => [
    `codelists/${codelist}.yaml`,
    {
      codelist,
      label: codelist,
      codes: [...new Set<string>(Object.values(codes))].map((code) => ({
        code,
        label: code,
        ...(code === "not_asked" || code === "no_answer" ? { missing: code } : {}),
      })),
    },
  ]);
  const files = {
    "study.yaml": {
      vigie: 1,
      study: "barometre",
      version: "1",
      title: "Baromètre du numérique",
      window: { from: "2022-01-01", to: "2022-12-31" },
      timezone: "Europe/Paris",
      languages: ["fr"],
      partners: { credoc: { label: "Crédoc", sources: ["respondents"] } },
    },
    ...Object.fromEntries(lists),
    "sources/respondents.yaml": {
      source: "respondents",
      label: "Personnes interrogées",
      unit: { one: "personne", many: "personnes" },
      reading: { kind: "sample", note: "les personnes interrogées, sans leurs poids" },
      fields: Object.fromEntries(
        Object.keys(fields).map((name) => [name, { type: "code", codelist: name, label: name }]),
      ),
    },
    "indicators.yaml": {
      indicators: Object.fromEntries(
        Object.entries(references).map(([of, reference]) => [
          of,
          {
            kind: "association",
            source: "respondents",
            title: of,
            of,
            reference,
            outcome: "procedures",
            strata: "sex",
          },
        ]),
      ),
    },
  };
  const loaded = await loadStudy(
    new Map(Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

describe.skipIf(absent)("barometre-numerique: online procedures, unweighted, as R computes them", () => {
  let study: Study;
  let tables: readonly Table[];
  const workFolder = mkdtempSync(join(tmpdir(), "vigie-barometre-"));
  afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

  beforeAll(async () => {
    study = await barometre();
    const units = { file, format: { encoding: "cp1252" }, key: "IDENT", fields };
    const mapping = { mapping: 1, study: study.id, partner: "credoc", sources: { respondents: { units } } };
    const parsed = parseMapping(JSON.stringify(mapping), "mapping.yaml", study);
    if ("errors" in parsed) throw new VigieErrors(parsed.errors);
    const source = study.sources.get("respondents");
    if (source === undefined) throw new RangeError("no source");
    const engine = await openDuckDb({ workFolder, inputFolders: [dirname(file)] });
    const plan = planSource(study, source, parsed.mapping, study.indicators.values());
    tables = (await engine.run(plan, () => undefined)).tables;
    await engine.close();
  });

  function evidence(of: string): Evidence {
    const indicator = study.indicators.get(of);
    const source = study.sources.get("respondents");
    const table = tables.find((own) => own.indicator === of);
    if (!indicator || !source || !table) throw new RangeError("no such association");
    const words = wordsOf("fr");
    return evidenceOf(
      asAssociation({
        study,
        source,
        indicator,
        table: { ...table, measures: [], rows: table.rows.map((row) => ({ ...row, values: [] })) },
        merged: 0,
        fictitious: false,
        gathered: new Map(),
        words,
      }),
    );
  }

  test.each(Object.entries(expected))("%s", (of, r) => {
    const { base, test, levels } = evidence(of);
    if (test.kind !== "computed") throw new RangeError("no test");
    const { statistic, degreesOfFreedom, cramersV, pValue } = test.chiSquare;
    expect(base).toBe(r.base);
    expectClose([statistic, degreesOfFreedom, pValue, cramersV], r.test);
    expectClose(
      levels.map(({ residual }) => residual),
      r.residuals,
    );
    for (const [code, numbers] of Object.entries(r.levels)) {
      const own = levels.find((level) => level.code === code);
      const whole = own?.stratified?.whole;
      expectClose(ratio(own?.against?.oddsRatio), numbers.oddsRatio);
      expectClose(
        [...ratio(whole?.pooled), whole?.test.kind === "computed" ? whole.test.pValue : null],
        numbers.pooled,
      );
    }
    expect(Object.keys(r.levels)).toHaveLength(levels.length - 1);
  });
});

type Computed = {
  readonly kind: "computed";
  readonly estimate: number;
  readonly interval: { readonly lower: number; readonly upper: number };
};

function ratio(found: Computed | { readonly kind: "not_computed" } | undefined): readonly (number | null)[] {
  if (found?.kind !== "computed") return [null, null, null];
  return [found.estimate, found.interval.lower, found.interval.upper];
}

/** To 1e-9 of each: R and this code add the same terms in other orders. */
function expectClose(actual: readonly (number | null)[], numbers: readonly number[]): void {
  expect(actual).toHaveLength(numbers.length);
  for (const [at, number] of numbers.entries())
    expect(Math.abs((actual[at] ?? Number.NaN) - number)).toBeLessThanOrEqual(
      1e-9 * Math.abs(number) + 1e-12,
    );
}
