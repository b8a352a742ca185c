import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type PublishedTable, readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy, VigieErrors } from "@vigie/study";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runPartner } from "../src/index.ts";
import expected from "./r/adjusted.json" with { type: "json" };

/** The study of the Baromètre that every room's test reads; its data are not in this repository. */
const folder = join(import.meta.dirname, "../../../test/barometre");
const file = join(
  import.meta.dirname,
  "../../../../shared/data/barometre-numerique/barometre_2022_inclusion.csv",
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
  const loaded = await loadStudy(texts.set("indicators.yaml", text("indicators/held-equal.yaml")));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const mapping = text("mapping.yaml").replace("barometre_2022_inclusion.csv", file);
  const parsed = parseMapping(mapping, "mapping.yaml", study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return { study, mapping: parsed.mapping };
}

describe.skipIf(!existsSync(file))(
  "barometre-numerique: online procedures, adjusted, as R computes them",
  () => {
    let tables: ReadonlyMap<string, PublishedTable>;
    const workFolder = mkdtempSync(join(tmpdir(), "vigie-adjusted-"));
    afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

    beforeAll(async () => {
      const { study, mapping } = await barometre();
      const partner = study.partners.get("credoc");
      if (!partner) throw new RangeError("no partner");
      const engine = await openDuckDb({ workFolder, inputFolders: [dirname(file)] });
      const { bundle } = await runPartner({
        secret: "kq9x vltz 4rmw pb7c",
        study,
        partner,
        mapping,
        conversions: new Map(),
        engine,
        date: "2026-11-25",
        softwareVersion: "0.1.0",
        language: "fr",
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
