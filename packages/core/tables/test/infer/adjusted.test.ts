import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Association, attributeOf, contentOf, loadStudy, type Source } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { infer } from "../../src/infer/infer.ts";
import type { InferredTable } from "../../src/infer/inferred-table.ts";
import { released } from "../fixture/count-table.ts";
import { crossed } from "../fixture/crossed.ts";
import { linkStudy } from "../fixture/link-study.ts";
import expected from "../r/adjusted.json" with { type: "json" };

/** The crossing that a model is fitted on, each cell moved by a noise of that standard error. */
function crossing(
  indicator: Association,
  source: Source,
  counts: ReadonlyMap<string, number>,
  { error, noise }: { readonly error: number; readonly noise: () => number },
): ReleasedTable {
  const names = [indicator.of, indicator.outcome.attribute, ...indicator.adjust.keys()];
  const codes = names.map((name) =>
    (attributeOf(source, name)?.codes ?? []).flatMap(({ code, missing }) => (missing === null ? [code] : [])),
  );
  const combinations = codes.reduce<readonly (readonly string[])[]>(
    (before, codes) => before.flatMap((row) => codes.map((code) => [...row, code])),
    [[]],
  );
  return {
    name: `${indicator.id}.model`,
    indicator: indicator.id,
    dimensions: [
      { name: "universe", codes: [indicator.universe] },
      ...names.map((name, at) => ({ name, codes: [...(codes[at] ?? [])] })),
    ],
    measures: ["count_error", "base", "base_error"],
    rows: combinations.map((row) => ({
      codes: [indicator.universe, ...row],
      count: Math.max(0, (counts.get(row.join("|")) ?? 0) + Math.round(error * noise())),
      values: [error, null, null],
    })),
  };
}

/** A stream of standard normal numbers, the same each time. */
function normals(start: number): () => number {
  let state = start;
  const uniform = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function measuresAt(table: InferredTable, code: string) {
  const row = table.rows.find(({ codes }) => codes.slice(1).join() === `${code},_T`);
  const at = (name: string) => table.measures.indexOf(name);
  const names = ["adjusted_odds_ratio", "adjusted_lower", "adjusted_upper", "adjusted_p_value"];
  return {
    values: names.map((name) => row?.values[at(name)] ?? null),
    error: row?.errors[at("adjusted_odds_ratio")] ?? null,
  };
}

const folder = join(import.meta.dirname, "../../../../../test/barometre");
const file = join(
  import.meta.dirname,
  "../../../../../../shared/data/barometre-numerique/barometre_2022_inclusion.csv",
);

/** What each column of the file is called in the study, and its answers. */
const recodes: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  procedures: ["US_ADMI", { Oui: "yes", Non: "no" }],
  sex: ["SEXE", { Femme: "woman", Homme: "man" }],
  age: [
    "AGE6FUZ",
    {
      "12-17 ans": "a12",
      "18-24 ans": "a18",
      "25-39 ans": "a25",
      "40-59 ans": "a40",
      "60-69 ans": "a60",
      "70 ans et plus": "a70",
    },
  ],
  diploma: ["DIPL5", { "Non diplômé": "none", BEPC: "bepc", BAC: "bac", "Diplômé du supérieur": "higher" }],
  income: [
    "REVTOT7",
    {
      "Moins de 900 € par mois": "r0",
      "De 900 à 1499€ par mois": "r900",
      "De 1500 à 2299€ par mois": "r1500",
      "De 2300 à 3099€ par mois": "r2300",
      "De 3100€ à 3999€ par mois": "r3100",
      "4000€ et plus par mois": "r4000",
    },
  ],
  employment: [
    "SITUEMP",
    {
      "Exerce un emploi": "job",
      "Étudiant qui travaille": "job",
      "Aide un membre de sa famille, sans rémunération": "job",
      "Retraité, retiré des affaires": "retired",
      "Chômeur (ayant déjà travaillé)": "looking",
      "Recherche un premier emploi": "looking",
      "Étudiant ou élève, sans activité professionnelle": "other",
      "Reste au foyer sans chercher d'emploi": "other",
      "Invalide ou malade de longue durée": "other",
    },
  ],
};

describe.skipIf(!existsSync(file))("online procedures, other characteristics held equal", () => {
  let source: Source;
  let associations: ReadonlyMap<string, Association>;
  let people: readonly Readonly<Record<string, string | undefined>>[];
  beforeAll(async () => {
    const text = (path: string) => readFileSync(join(folder, path), "utf8");
    const paths = [
      "study.yaml",
      ...["codelists", "sources"].flatMap((name) =>
        readdirSync(join(folder, name)).map((path) => join(name, path)),
      ),
    ];
    const texts = new Map(paths.map((path) => [path, text(path)]));
    const loaded = await loadStudy(texts.set("indicators.yaml", text("indicators/held-equal.yaml")));
    if ("errors" in loaded) throw new VigieErrors(loaded.errors);
    const found = loaded.study.sources.get("respondents");
    if (found === undefined) throw new RangeError("no source");
    source = found;
    associations = new Map(
      [...loaded.study.indicators.values()].flatMap((indicator) => {
        const { association } = contentOf(indicator);
        return association === null ? [] : [[indicator.id, association] as const];
      }),
    );
    const lines: readonly Readonly<Record<string, string>>[] = parse(
      new TextDecoder("windows-1252").decode(readFileSync(file)),
      { columns: true },
    );
    people = lines.map((line) =>
      Object.fromEntries(
        Object.entries(recodes).map(([name, [column, codes]]) => [name, codes[(line[column] ?? "").trim()]]),
      ),
    );
  });

  function fitted(id: string, error: number, noise: () => number = () => 0): InferredTable {
    const indicator = associations.get(id);
    if (indicator === undefined) throw new RangeError("no such association");
    const names = [indicator.of, indicator.outcome.attribute, ...indicator.adjust.keys()];
    const counts = new Map<string, number>();
    for (const person of people) {
      const codes = names.map((name) => person[name]);
      if (!codes.includes(undefined)) counts.set(codes.join("|"), (counts.get(codes.join("|")) ?? 0) + 1);
    }
    const ofCodes = (name: string) => attributeOf(source, name)?.codes.map(({ code }) => code) ?? [];
    const table = released(
      crossed(
        id,
        { [indicator.of]: ofCodes(indicator.of), [indicator.outcome.attribute]: ["yes", "no", "_U"] },
        {},
      ),
      indicator,
      source,
    );
    const model = crossing(indicator, source, counts, { error, noise });
    const tables = new Map([table, model].map((releasedTable) => [releasedTable.name, releasedTable]));
    return infer({ indicator, source, table, tables, min: 11, silence: null });
  }

  test.each(Object.entries(expected))("%s, without noise, as glm of R", (id, r) => {
    const table = fitted(id, 0);
    expect(table.silence).toBeNull();
    for (const [code, numbers] of Object.entries(r.levels)) {
      const { values, error } = measuresAt(table, code);
      // Both fits stop where the deviance does not move; a small p-value multiplies what is left of the gap.
      for (const [at, number] of numbers.entries())
        expect((values[at] ?? 0) / number, `${code} ${at}`).toBeCloseTo(1, at < 3 ? 6 : 4);
      expect(values[3]).toBeGreaterThan(0);
      expect(error).toBe(0);
    }
    const model = table.rows.find(({ codes }) => codes.slice(1).join() === "_T,_T");
    expect(model?.values.slice(4)).toEqual([r.base, Math.floor(r.eventsPerParameter)]);
  });

  test.each(["diploma", "age"] as const)(
    "%s: noise of 3 on each cell moves no ratio by more than three of its errors, and widens intervals",
    (id) => {
      const noisy = fitted(id, 3, normals(5));
      for (const [code, [ratio = 0, lower = 0, upper = 0]] of Object.entries(expected[id].levels)) {
        const { values, error } = measuresAt(noisy, code);
        const [found = 0, from = 0, to = 0] = values.map((value) => value ?? 0);
        expect(error).toBeGreaterThan(0);
        expect(Math.abs(Math.log(found / ratio))).toBeLessThan((3 * (error ?? 0)) / found);
        expect(Math.log(to / from)).toBeGreaterThan(Math.log(upper / lower) * 0.98);
      }
    },
  );

  test("a category with too few events for the noise has no model, and is named; a reference under it is not there", () => {
    expect(fitted("diploma", 20).silence).toEqual({ reason: "small_category", attributes: ["diploma"] });
    expect(fitted("diploma", 200).silence).toMatchObject({ reason: "reference_absent" });
  });
});

describe("what a model cannot say", async () => {
  const study = await linkStudy();
  const source = study.sources.get("personnes");
  const plain = study.indicators.get("admissions");
  const association = plain && contentOf(plain).association;
  if (!source || !association) throw new RangeError("no association");
  const indicator: Association = { ...association, strata: null, adjust: new Map([["stream", "a"]]) };
  const table = released(
    crossed("admissions", { sex: ["woman", "man", "_U"], admitted: ["yes", "no", "_U"] }, {}),
    indicator,
    source,
  );
  const silence = (counts: Readonly<Record<string, number>>) => {
    const model = crossing(indicator, source, new Map(Object.entries(counts)), { error: 0, noise: () => 0 });
    const tables = new Map([table, model].map((releasedTable) => [releasedTable.name, releasedTable]));
    return infer({ indicator, source, table, tables, min: 11, silence: null }).silence;
  };
  const two = { "woman|yes|a": 20, "woman|no|a": 30, "man|yes|b": 25, "man|no|b": 10 };

  test("nobody of the reference; one value alone; no variation; redundant; separated", () => {
    expect(silence({ "man|yes|a": 10, "man|no|b": 10 })).toEqual({
      reason: "reference_absent",
      attributes: ["sex"],
    });
    expect(silence({ "woman|yes|a": 10, "man|no|a": 10 })).toEqual({
      reason: "one_value",
      attributes: ["stream"],
    });
    expect(silence({ "woman|yes|a": 10, "man|yes|b": 10 })).toEqual({
      reason: "no_variation",
      attributes: [],
    });
    expect(silence(two)).toMatchObject({ reason: "rank_deficient" });
    expect(
      silence({ ...two, "man|yes|a": 40, "woman|no|b": 40, "woman|yes|b": 5, "man|no|a": 5 }),
    ).toBeNull();
    expect(silence({ "woman|no|a": 30, "man|yes|a": 25, "woman|no|b": 20, "man|yes|b": 10 })).toMatchObject({
      reason: "separation",
      attributes: ["sex"],
    });
  });

  test("a partner that sent no crossing has no model", () => {
    const tables = new Map([[table.name, table]]);
    expect(infer({ indicator, source, table, tables, min: 11, silence: null }).silence?.reason).toBe(
      "secret",
    );
  });
});
