import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type PublishedTable, readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy, readYaml, VigieErrors } from "@vigie/study";
import { describe, expect, onTestFinished, test } from "vitest";
import { runPartner } from "../src/index.ts";
import expected from "./r/survey.json" with { type: "json" };

const data = join(import.meta.dirname, "../../../../shared/data");
const schools = join(data, "survey-reference/apistrat.csv");
const barometre = join(data, "barometre-numerique/barometre_2022_inclusion.csv");
const waves = join(data, "barometre-numerique/barometre_socle_2007_2022.csv.gz");

type Content = Readonly<Record<string, unknown>>;

interface Sketch {
  readonly file: string;
  readonly encoding?: string;
  readonly key: string;
  readonly source: Content;
  readonly codelists: Readonly<Record<string, readonly (string | Content)[]>>;
  readonly indicators: Content;
  readonly columns: Content;
}

const label = (name: string) => ({ label: name });

/** What leaves of one file, read back. */
async function published(sketch: Sketch): Promise<{
  readonly tables: ReadonlyMap<string, PublishedTable>;
  readonly quality: string;
}> {
  const { file, source, codelists, indicators, columns } = sketch;
  const files: Readonly<Record<string, unknown>> = {
    "study.yaml": {
      vigie: 1,
      study: "enquete",
      version: "1",
      title: "Enquête",
      window: { from: "2022-01-01", to: "2022-12-31" },
      timezone: "Europe/Paris",
      languages: ["fr"],
      partners: { institut: { label: "Institut", sources: ["units"] } },
      disclosure: { min: 3 },
    },
    "sources/units.yaml": {
      source: "units",
      label: "Unités",
      unit: { one: "unité", many: "unités" },
      reading: { kind: "sample", note: "les unités tirées" },
      ...source,
    },
    ...Object.fromEntries(
      Object.entries(codelists).map(([codelist, codes]) => [
        `codelists/${codelist}.yaml`,
        {
          codelist,
          label: codelist,
          codes: codes.map((code) => (typeof code === "string" ? { code, label: code } : code)),
        },
      ]),
    ),
    "indicators.yaml": {
      indicators: Object.fromEntries(
        Object.entries(indicators).map(([id, own]) => [
          id,
          { source: "units", title: id, ...(own as Content) },
        ]),
      ),
    },
  };
  const loaded = await loadStudy(
    new Map(Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const units = { file, format: { encoding: sketch.encoding ?? "utf-8" }, key: sketch.key, fields: columns };
  const parsed = parseMapping(
    JSON.stringify({ mapping: 1, study: study.id, partner: "institut", sources: { units: { units } } }),
    "mapping.yaml",
    study,
  );
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const partner = study.partners.get("institut");
  if (!partner) throw new RangeError("no partner");
  const workFolder = mkdtempSync(join(tmpdir(), "vigie-survey-"));
  onTestFinished(() => rmSync(workFolder, { recursive: true, force: true }));
  const engine = await openDuckDb({ workFolder, inputFolders: [dirname(file)] });
  const { bundle, privateFiles } = await runPartner({
    secret: "kq9x vltz 4rmw pb7c",
    study,
    partner,
    mapping: parsed.mapping,
    conversions: new Map(),
    engine,
    date: "2026-11-25",
    softwareVersion: "0.1.0",
    language: "fr",
    signer: null,
    previous: [],
    progress: () => {},
  }).finally(() => engine.close());
  return { tables: (await readBundle(bundle, {})).tables, quality: privateFiles.get("qualite.html") ?? "" };
}

/** The measures of one row, by name. */
function measures(table: PublishedTable | undefined, ...codes: readonly string[]) {
  const row = table?.rows.find((each) => each.codes.slice(1).join() === codes.join());
  return Object.fromEntries((table?.measures ?? []).map((name, at) => [name, row?.values[at] ?? null]));
}

/** To one decimal, as the study cites it. */
function percent(share: number | null | undefined): number {
  return Math.round((share ?? Number.NaN) * 1000) / 10;
}

interface Share {
  readonly share: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  readonly n: number;
  readonly weighted: number;
  readonly effective: number;
}

/** As they leave: to four decimals, bases to the unit. */
function expectShare(table: PublishedTable | undefined, codes: readonly string[], r: Share): void {
  const own = measures(table, ...codes);
  expect([own.share, own.standard_error, own.lower, own.upper]).toEqual(
    [r.share, r.se, r.lower, r.upper].map((value) => Math.round(value * 1e4) / 1e4),
  );
  const whole = measures(table, ...codes.slice(0, -1), "_T");
  expect([whole.base, whole.weighted_base, whole.effective_base]).toEqual(
    [r.n, r.weighted, r.effective].map(Math.round),
  );
}

function expectTest(
  table: PublishedTable | undefined,
  r: { readonly f: number; readonly df: number; readonly residual: number; readonly p: number },
): void {
  const own = measures(table, "_T", "_T");
  expect([own.rao_scott_f, own.rao_scott_df, own.rao_scott_df_residual, own.rao_scott_p]).toEqual([
    Math.round(r.f * 1e3) / 1e3,
    Math.round(r.df * 1e2) / 1e2,
    Math.round(r.residual * 1e2) / 1e2,
    Math.round(r.p * 1e4) / 1e4,
  ]);
}

describe.skipIf(!existsSync(schools))(
  "apistrat: a stratified sample with finite populations, as R's survey",
  () => {
    const sketch: Sketch = {
      file: schools,
      key: "cds",
      // Schools are nobody: of people, means leave with fewer digits.
      source: {
        protects: "nothing",
        survey: {
          weights: "weight",
          strata: { of: "kind", populations: { E: 4421, M: 1018, H: 755 } },
        },
        fields: {
          weight: { type: "number", ...label("Poids") },
          kind: { type: "code", codelist: "kinds", ...label("Sorte") },
          score: { type: "number", ...label("Score") },
          awards: { type: "flag", ...label("Primée") },
        },
      },
      codelists: { kinds: ["E", "M", "H"] },
      columns: {
        weight: "pw",
        kind: "stype",
        score: "api00",
        awards: { column: "awards", codes: { Yes: "yes", No: "no" } },
      },
      indicators: {
        scores: { kind: "summary", of: "score", by: "kind", statistic: "mean" },
        awards: { kind: "profile", of: "awards", by: "kind" },
      },
    };

    test("means with their standard errors, of all and of each stratum; shares, bases and test", async () => {
      const { tables } = await published(sketch);
      const scores = tables.get("scores");
      for (const [kind, r] of Object.entries(expected.api00)) {
        const { known, mean, standard_error } = measures(scores, kind);
        expect([known, mean, standard_error]).toEqual(
          [r.n, r.mean, r.se].map((value) => Math.round(value * 1e4) / 1e4),
        );
      }
      expect(measures(scores, "_T").mean).toBeCloseTo(662.29, 2);
      expect(measures(scores, "_T").standard_error).toBeCloseTo(9.4089, 4);
      const awards = tables.get("awards");
      for (const [kind, r] of Object.entries(expected.awards)) expectShare(awards, [kind, "yes"], r);
      expectTest(awards, expected.awards_test);
    });

    // Schools, and nobody to protect: with margins that anyone knows, shares say how many improved in each of them.
    const calibrated = (bounds: Content = {}): Sketch => ({
      ...sketch,
      source: {
        ...sketch.source,
        protects: "nothing",
        survey: {
          weights: "weight",
          strata: { of: "kind", populations: { E: 4421, M: 1018, H: 755 } },
          calibration: {
            margins: { kind: { E: 4421, M: 1018, H: 755 }, awards: { yes: 4000, no: 2194 } },
            ...bounds,
          },
        },
        fields: { ...(sketch.source.fields as Content), improved: { type: "flag", ...label("En progrès") } },
      },
      columns: { ...sketch.columns, improved: { column: "comp.imp", codes: { Yes: "yes", No: "no" } } },
      indicators: { improved: { kind: "distribution", of: "improved" } },
    });

    test("weights raked to margins are then taken as given, and the quality report says how it went", async () => {
      const { tables, quality } = await published(calibrated());
      expectShare(tables.get("improved"), ["yes"], expected.raked.improved);
      const [least = 0, greatest = 0] = expected.raked.ratio;
      const said = (value: number) => value.toFixed(2).replace(".", ",");
      expect(quality).toContain(
        `rapport du poids final au poids initial\u00a0: de ${said(least)} à ${said(greatest)}`,
      );
      expect(quality).toContain("aucun poids borné");
      expect(quality).toContain("les poids donnés ne font pas 200, le nombre de répondants");
    });

    test("weights that cannot be raked within their bounds give no share, and the report says so", async () => {
      const bounds = { bounds: { least: 0.999, greatest: 1.001 } };
      const { tables, quality } = await published(calibrated(bounds));
      expect(measures(tables.get("improved"), "yes").share).toBeNull();
      expect(quality).toContain("Aucune part n’est estimée");
    });
  },
);

const ages = ["a12", "a18", "a25", "a40", "a60", "a70"];

describe.skipIf(!existsSync(barometre))("Baromètre du numérique 2022, weighted, as R's survey", () => {
  const sketch: Sketch = {
    file: barometre,
    encoding: "cp1252",
    key: "IDENT",
    source: {
      survey: { weights: "weight" },
      universes: { adults: { ...label("Adultes"), where: { age: ages.slice(1) } } },
      fields: {
        weight: { type: "number", ...label("Poids") },
        age: { type: "code", codelist: "ages", ...label("Âge") },
        use: { type: "code", codelist: "uses", ...label("Usage d’internet") },
        procedures: {
          type: "flag",
          asked: { use: ["daily", "weekly", "rarely"] },
          ...label("Démarches en ligne"),
        },
        barriers: {
          type: "multiple",
          codelist: "barriers",
          exclusive: ["none"],
          asked: { age: ages.slice(1) },
          ...label("Freins"),
        },
      },
    },
    codelists: {
      ages,
      uses: [
        "daily",
        "weekly",
        "rarely",
        "never",
        { code: "dk", label: "Ne sait pas", missing: "dont_know" },
      ],
      barriers: ["equipment", "cost", "connection", "mastery", "none"],
    },
    columns: {
      weight: "POND",
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
      use: {
        column: "FREQTOT",
        codes: {
          "Tous les jours": "daily",
          "Une à deux fois par semaine": "weekly",
          "Plus rarement": "rarely",
          Jamais: "never",
          "[Nsp]": "dk",
        },
      },
      procedures: { column: "US_ADMI", codes: { Oui: "yes", Non: "no" } },
      barriers: {
        columns: {
          equipment: "FREINWEB1",
          cost: "FREINWEB2",
          connection: "FREINWEB3",
          mastery: "FREINWEB4",
          none: "FREINWEB5",
        },
        codes: { Oui: "yes", Non: "no" },
      },
    },
    indicators: {
      asked: { kind: "distribution", of: "procedures" },
      online: { kind: "profile", of: "procedures", by: "age", universe: "adults" },
      barriers: { kind: "multiple", of: "barriers" },
    },
  };

  test("shares of adults by age, the test, mentions of each barrier; who was not asked is no « no »", async () => {
    const { tables, quality } = await published(sketch);
    const asked = tables.get("asked");
    const counts = Object.fromEntries((asked?.rows ?? []).map(({ codes, count }) => [codes[1], count]));
    // 450 who never use the Internet and 8 who do not know whether they do.
    expect(counts).toEqual({ yes: 2871, no: 855, _Z: 458, _U: 0, _T: 4184 });
    const online = tables.get("online");
    for (const [age, r] of Object.entries(expected.online)) expectShare(online, [age, "yes"], r);
    expectTest(online, expected.online_test);
    const barriers = tables.get("barriers");
    for (const [item, r] of Object.entries(expected.barriers)) expectShare(barriers, [item, "yes"], r);
    const notAsked = barriers?.rows.filter(({ codes }) => codes[2] === "_Z").map(({ count }) => count);
    expect(notAsked).toEqual([227, 227, 227, 227, 227]);
    expect(quality).toContain("Freins\u00a0: 0 unités.");
  });

  test("the national values that the reference study cites are those of this file", async () => {
    const { tables } = await published({
      ...sketch,
      source: {
        ...sketch.source,
        fields: {
          ...(sketch.source.fields as Content),
          years: { type: "number", ...label("Âge") },
          mastery: { type: "code", codelist: "mastery", asked: { age: ages.slice(1) }, ...label("Maîtrise") },
        },
        derive: {
          older: { bands: "years", codelist: "halves", ...label("50 ans et plus") },
          online: {
            recode: "procedures",
            codelist: "lines",
            map: { yes: "online", no: "offline", _Z: "offline" },
            ...label("En ligne"),
          },
        },
      },
      codelists: {
        ...sketch.codelists,
        halves: [
          { code: "younger", label: "Moins de 50 ans", from: 0 },
          { code: "older", label: "50 ans et plus", from: 50 },
        ],
        lines: ["online", "offline"],
        mastery: ["enough", "not_enough", { code: "dk", label: "Ne sait pas", missing: "dont_know" }],
      },
      columns: {
        ...sketch.columns,
        years: "AGE",
        mastery: {
          column: "MAITRNUM",
          codes: {
            "Oui, tout à fait": "enough",
            "Oui, plutôt": "enough",
            "Non, plutôt pas": "not_enough",
            "Non, pas du tout": "not_enough",
            "[Nsp]": "dk",
          },
        },
      },
      indicators: {
        mastery: { kind: "summary", of: "years", by: "mastery", statistic: "median", universe: "adults" },
        older: { kind: "profile", of: "older", by: "mastery", universe: "adults" },
        offline: { kind: "summary", of: "years", by: "online", statistic: "median", universe: "adults" },
        online: { kind: "distribution", of: "procedures", universe: "adults" },
      },
    });
    const { not_mastering, offline } = expected.national;
    const found = {
      "national.not_mastering.median_age": measures(tables.get("mastery"), "not_enough").median,
      "national.not_mastering.age_50_plus": percent(
        measures(tables.get("older"), "not_enough", "older").share,
      ),
      "national.offline.median_age": measures(tables.get("offline"), "offline").median,
      "national.online": percent(measures(tables.get("online"), "yes").share),
    };
    expect(found).toEqual({
      "national.not_mastering.median_age": not_mastering.median_age,
      "national.not_mastering.age_50_plus": percent(not_mastering.age_50_plus),
      "national.offline.median_age": offline.median_age,
      "national.online": percent(expected.online._T.share),
    });
    const folder = join(import.meta.dirname, "../../../studies/publics-fragiles");
    const cited = readYaml("elsewhere.yaml", readFileSync(join(folder, "elsewhere.yaml"), "utf8"), [])?.value;
    expect(cited).toMatchObject({
      values: Object.fromEntries(Object.entries(found).map(([id, value]) => [id, { value }])),
    });
  });

  test("on fewer respondents than the survey's minimum, no share", async () => {
    const survey = { weights: "weight", minimum_base: 500 };
    const { tables } = await published({ ...sketch, source: { ...sketch.source, survey } });
    const online = tables.get("online");
    expect(measures(online, "a18", "yes")).toMatchObject({ share: null, lower: null });
    expect(measures(online, "a18", "_T").base).toBeNull();
    expect(measures(online, "a25", "yes").share).not.toBeNull();
  });
});

describe.skipIf(!existsSync(waves))("Baromètre du numérique, 2007 to 2022", () => {
  test("the trend over fifteen waves, each a stratum of its own, as R's survey", async () => {
    const years = Object.keys(expected.trend);
    const { tables } = await published({
      file: waves,
      key: "IDENT",
      source: {
        survey: { weights: "weight", strata: { of: "wave" } },
        universes: { adults: { ...label("Adultes"), where: { band: "adult" } } },
        fields: {
          weight: { type: "number", ...label("Poids") },
          wave: { type: "code", codelist: "waves", ...label("Année") },
          age: { type: "number", ...label("Âge") },
          procedures: { type: "flag", ...label("Démarches en ligne") },
        },
        derive: { band: { bands: "age", codelist: "bands", ...label("Majorité") } },
      },
      codelists: {
        waves: years,
        bands: [
          { code: "minor", label: "Mineur", from: 0 },
          { code: "adult", label: "Majeur", from: 18 },
        ],
      },
      columns: {
        weight: "POND",
        wave: "ANNEE",
        age: "AGE",
        procedures: { column: "US_ADMI", codes: { Oui: "yes", Non: "no" }, missing: ["[Nsp]"] },
      },
      indicators: { trend: { kind: "profile", of: "procedures", by: "wave", universe: "adults" } },
    });
    for (const [year, r] of Object.entries(expected.trend))
      expectShare(tables.get("trend"), [year, "yes"], r);
  });
});
