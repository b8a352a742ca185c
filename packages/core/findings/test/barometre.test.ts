import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { planSource } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { parseMapping } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import type { Table } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatterOf } from "../../tables/src/formatter.ts";
import type { ShownRatio } from "../../tables/src/views/contrast.ts";
import { inferred } from "../../tables/test/fixture/count-table.ts";
import { type Evidence, evidenceOf } from "../src/associations/evidence.ts";
import { asAssociation } from "../src/associations/levels.ts";
import expected from "./r/barometre.json" with { type: "json" };

/** The study of the Baromètre that every package's test reads; its data are not in this repository. */
const folder = join(import.meta.dirname, "../../../../test/barometre");
const file = join(
  import.meta.dirname,
  "../../../../../shared/data/barometre-numerique/barometre_2022_inclusion.csv",
);

const text = (path: string) => readFileSync(join(folder, path), "utf8");

async function barometre() {
  const paths = [
    "study.yaml",
    ...["codelists", "sources"].flatMap((name) =>
      readdirSync(join(folder, name)).map((path) => join(name, path)),
    ),
  ];
  const texts = new Map(paths.map((path) => [path, text(path)]));
  const loaded = await loadStudy(texts.set("indicators.yaml", text("indicators/within-sex.yaml")));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const mapping = text("mapping.yaml").replace("barometre_2022_inclusion.csv", file);
  const parsed = parseMapping(mapping, "mapping.yaml", { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return { study, mapping: parsed.mapping };
}

describe.skipIf(!existsSync(file))(
  "barometre-numerique: online procedures, unweighted, as R computes them",
  () => {
    let study: Study;
    let tables: readonly Table[];
    const workFolder = mkdtempSync(join(tmpdir(), "vigie-barometre-"));
    afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

    beforeAll(async () => {
      const read = await barometre();
      study = read.study;
      const source = study.sources.get("respondents");
      if (source === undefined) throw new RangeError("no source");
      const engine = await openDuckDb({ workFolder, inputFolders: [dirname(file)] });
      const plan = planSource(study, source, read.mapping, study.indicators.values());
      tables = (await engine.run(plan, () => undefined)).tables;
      await engine.close();
    });

    function evidence(of: string): Evidence {
      const indicator = study.indicators.get(of);
      const source = study.sources.get("respondents");
      const table = tables.find((candidate) => candidate.indicator === of);
      if (!indicator || !source || !table) throw new RangeError("no such association");
      const formatter = formatterOf("fr");
      return evidenceOf(
        asAssociation({
          study,
          source,
          indicator,
          table: inferred(
            { ...table, measures: [], rows: table.rows.map((row) => ({ ...row, values: [] })) },
            indicator,
            source,
          ),
          fictitious: false,
          unverified: false,
          gathered: new Map(),
          formatter,
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
        const evidence = levels.find((level) => level.code === code);
        const whole = evidence?.stratified?.whole;
        expectClose(ratio(evidence?.against?.oddsRatio), numbers.oddsRatio);
        expectClose(
          [...ratio(whole?.pooled), whole?.test.kind === "computed" ? whole.test.pValue : null],
          numbers.pooled,
        );
      }
      expect(Object.keys(r.levels)).toHaveLength(levels.length - 1);
    });
  },
);

function ratio(
  found: ShownRatio | { readonly kind: "not_computed" } | undefined,
): readonly (number | null)[] {
  if (found?.kind !== "computed") return [null, null, null];
  return [found.estimate, found.interval?.lower ?? null, found.interval?.upper ?? null];
}

/** To 1e-9 of each: R and this code add the same terms in other orders. */
function expectClose(actual: readonly (number | null)[], numbers: readonly number[]): void {
  expect(actual).toHaveLength(numbers.length);
  for (const [at, number] of numbers.entries())
    expect(Math.abs((actual[at] ?? Number.NaN) - number)).toBeLessThanOrEqual(
      1e-9 * Math.abs(number) + 1e-12,
    );
}
