import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type PublishedTable, readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy, VigieErrors } from "@vigie/study";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runPartner } from "../src/index.ts";
import expected from "./r/adjusted.json" with { type: "json" };

const file = join(
  import.meta.dirname,
  "../../../../shared/data/barometre-numerique/barometre_2022_inclusion.csv",
);

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

const associations = {
  age: { reference: "a25", adjust: { sex: "man", income: "r1500" } },
  diploma: { reference: "higher", adjust: { sex: "man", age: "a25" } },
  income: { reference: "r1500", adjust: { age: "a25", diploma: "higher", employment: "job" } },
  employment: { reference: "job", adjust: { sex: "man", diploma: "higher", income: "r1500" } },
} as const;

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
    // The smallest there is: three respondents of 12 to 17 were not asked.
    disclosure: { min: 3 },
  },
  ...Object.fromEntries(
    Object.entries(fields).map(([codelist, { codes }]) => [
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
    ]),
  ),
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
      Object.entries(associations).map(([of, own]) => [
        of,
        { kind: "association", source: "respondents", title: of, of, outcome: "procedures", ...own },
      ]),
    ),
  },
};

describe.skipIf(!existsSync(file))(
  "barometre-numerique: online procedures, adjusted, as R computes them",
  () => {
    let tables: ReadonlyMap<string, PublishedTable>;
    const workFolder = mkdtempSync(join(tmpdir(), "vigie-adjusted-"));
    afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

    beforeAll(async () => {
      const loaded = await loadStudy(
        new Map(Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)])),
      );
      if ("errors" in loaded) throw new VigieErrors(loaded.errors);
      const { study } = loaded;
      const units = { file, format: { encoding: "cp1252" }, key: "IDENT", fields };
      const parsed = parseMapping(
        JSON.stringify({
          mapping: 1,
          study: study.id,
          partner: "credoc",
          sources: { respondents: { units } },
        }),
        "mapping.yaml",
        study,
      );
      if ("errors" in parsed) throw new VigieErrors(parsed.errors);
      const partner = study.partners.get("credoc");
      if (!partner) throw new RangeError("no partner");
      const engine = await openDuckDb({ workFolder, inputFolders: [dirname(file)] });
      const { bundle } = await runPartner({
        study,
        partner,
        mapping: parsed.mapping,
        conversions: new Map(),
        engine,
        date: "2026-11-25",
        softwareVersion: "0.1.0",
        signer: null,
        previous: [],
        progress: () => {},
      }).finally(() => engine.close());
      tables = (await readBundle(bundle, {})).tables;
    });

    const hundredths = (value: number) => Math.round(value * 100) / 100;

    test.each(Object.entries(expected))("%s", (of, r) => {
      const table = tables.get(of);
      expect(table?.measures).toEqual([
        "adjusted_odds_ratio",
        "adjusted_lower",
        "adjusted_upper",
        "adjusted_p_value",
        "model_base_min",
        "events_per_parameter_min",
      ]);
      const valued = table?.rows.filter(({ values }) => values.some((value) => value !== null)) ?? [];
      const ofLevels = Object.fromEntries(valued.map(({ codes, values }) => [codes.slice(1).join(), values]));
      const [baseMin = 0, eventsMin = 0] = ofLevels["_T,_T"]?.slice(4) ?? [];
      expect(ofLevels).toEqual({
        ...Object.fromEntries(
          Object.entries(r.levels).map(([code, numbers]) => [
            `${code},_T`,
            [...numbers.map(hundredths), null, null],
          ]),
        ),
        "_T,_T": [null, null, null, null, baseMin, eventsMin],
      });
      // Bounds of 1, 2 or 5 times a power of ten: within a factor of 2.5, unless a published count is close above.
      expect(baseMin).toBe(2000);
      expect(eventsMin).toBeLessThanOrEqual(r.eventsPerParameter);
      expect(eventsMin).toBeGreaterThan(r.eventsPerParameter / 2.5);
    });
  },
);
