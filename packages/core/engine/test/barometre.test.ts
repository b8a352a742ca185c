import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseMapping } from "@vigie/mapping";
import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { planSource } from "../src/index.ts";
import { openDuckDb } from "../src/node/index.ts";
import { realFile, realRows } from "./world/real-data.ts";
import { counts } from "./world/run-folder.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

const survey = realFile("barometre-numerique/barometre_2022_inclusion.csv");

/** The study of the Baromètre that every package's test reads; its data are not in this repository. */
const folder = join(import.meta.dirname, "../../../../test/barometre");
const text = (path: string) => readFileSync(join(folder, path), "utf8");

async function barometre() {
  const paths = [
    "study.yaml",
    ...["codelists", "sources"].flatMap((name) =>
      readdirSync(join(folder, name)).map((path) => join(name, path)),
    ),
  ];
  const texts = new Map(paths.map((path) => [path, text(path)]));
  const loaded = await loadStudy(texts.set("indicators.yaml", text("indicators/profiles.yaml")));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const mapping = text("mapping.yaml").replace("barometre_2022_inclusion.csv", survey.path);
  const parsed = parseMapping(mapping, "mapping.yaml", { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return { study, mapping: parsed.mapping };
}

const by = ["age", "diploma", "income", "employment"] as const;

test.skipIf(!survey.isThere)(
  "barometre-numerique: procedures online, by age, diploma, income and employment",
  async () => {
    const { study, mapping } = await barometre();
    const source = study.sources.get("respondents");
    const fields = mapping.sources.get("respondents")?.units?.fields;
    if (!source || !fields) throw new RangeError("no respondents");
    const engine = await openDuckDb({ workFolder: temporaryFolder(), inputFolders: [dirname(survey.path)] });
    const plan = planSource(study, source, mapping, study.indicators.values());
    const outcome = await engine.run(plan, () => undefined).finally(() => engine.close());

    const rows = realRows(survey.path, "windows-1252");
    const translate = (name: string, row: Record<string, string>) => {
      const column = fields.get(name);
      return column?.codes.get(row[column.column] ?? "") ?? "_U";
    };
    for (const name of by) {
      const seen = counts(outcome, name);
      const expected = new Map<string, number>();
      for (const row of rows)
        for (const left of [translate(name, row), "_T"])
          for (const right of [translate("procedures", row), "_T"])
            expected.set(`all ${left} ${right}`, (expected.get(`all ${left} ${right}`) ?? 0) + 1);
      for (const [codes, count] of expected) expect([codes, seen[codes]]).toEqual([codes, count]);
      const others = Object.entries(seen).filter(([codes]) => !expected.has(codes));
      expect(others.every(([, count]) => count === 0)).toBe(true);
    }
    // Printed in the data's own description: 450 who never use the Internet and 8 `[Nsp]` were not asked.
    expect(counts(outcome, "age")).toMatchObject({
      "all _T yes": 2871,
      "all _T no": 855,
      "all _T not_asked": 458,
      "all _T _U": 0,
      "all _T _T": 4184,
    });
    expect(outcome.quality.attributes.find(({ attribute }) => attribute === "procedures")?.codes).toEqual([
      { code: "not_asked", missing: "not_asked", units: 458 },
    ]);
  },
);
