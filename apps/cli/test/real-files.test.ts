import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptNothing, vigie, workbench, writeFiles } from "./vigie.ts";

const data = join(import.meta.dirname, "../../../../shared/data");
const structures = join(data, "france-services/liste-fs-20221201.csv");
const reports = join(data, "mediation-cra/cra_dev_86.csv");
const communes = join(import.meta.dirname, "../../../studies/publics-fragiles/codelists/commune.yaml");

let bench: Awaited<ReturnType<typeof workbench>>;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.clear());

const study = (name: string, source: string) => `vigie: 1
study: ${name}
version: "1"
title: Essai
window: { from: 2021-01-01, to: 2023-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: Observatoire, sources: [${source}] } }
`;

/** As a person does it: map, then run with what it proposed, then assemble. */
async function wholeWay(
  name: string,
  source: string,
  { file, isWithoutPersons }: { readonly file: string; readonly isWithoutPersons: boolean },
): Promise<void> {
  const steps = [
    ["map", name, file, "--source", source, "--out", `${name}.yaml`],
    [
      "run",
      name,
      "--partner",
      "odds",
      "--data",
      `${name}.yaml`,
      "--out",
      `${name}-out`,
      "--date",
      "2026-11-25",
    ],
    ["assemble", name, join(`${name}-out`, "bundle.zip"), "--out", `${name}-site`],
  ];
  for (const words of steps) {
    const { code, error } = await vigie(words, bench.folder);
    expect(`${words[0]} ${code} ${error}`).toBe(`${words[0]} 0 `);
    if (words[0] === "map" && isWithoutPersons)
      await acceptNothing(join(bench.folder, `${name}.yaml`), [source]);
  }
}

const read = (path: string) => readFile(join(bench.folder, path), "utf8");

describe.skipIf(!existsSync(structures))("the list of France services (needs ../shared/data)", () => {
  test("is recognised, located and divided by populations: 2.37 and 1.23", async () => {
    await writeFiles(
      join(bench.folder, "lieux"),
      new Map([
        ["study.yaml", study("lieux", "structures")],
        ["codelists/commune.yaml", await readFile(communes, "utf8")],
        [
          "sources/structures.yaml",
          `source: structures
label: Structures
unit: { one: structure, many: structures }
protects: nothing
fields: { commune: { type: code, codelist: commune, label: Commune } }
derive: { ept: { parent: commune, label: EPT } }
`,
        ],
        [
          "populations.yaml",
          `populations:
  etude: { label: Populations de l’étude, source: Étude, inhabitants: { T6: 421566, T8: 407717 } }
`,
        ],
        [
          "indicators.yaml",
          `indicators:
  taux: { kind: rate, source: structures, title: Taux, of: ept, date: 2022-12-01, populations: [etude] }
`,
        ],
      ]),
    );
    await wholeWay("lieux", "structures", { file: structures, isWithoutPersons: true });
    expect(await read("lieux.yaml")).toContain("shape: places_france_services");
    const [head = "", ...rows] = (await read("lieux-site/donnees/taux.csv")).trimEnd().split("\n");
    const columns = ["ept", "count", "rate_etude"].map((name) => head.split(",").indexOf(name));
    const cells = rows.map((row) => columns.map((at) => row.split(",")[at]));
    expect(cells.find(([code]) => code === "T6")).toEqual(["T6", "10", "2.372108"]);
    expect(cells.find(([code]) => code === "T8")).toEqual(["T8", "5", "1.226341"]);
    expect(cells.find(([code]) => code === "_T")?.[1]).toBe("26");
  }, 120_000);
});

describe.skipIf(!existsSync(reports))(
  "activity reports with 46 names over 70 columns (needs ../shared/data)",
  () => {
    test("are recognised and read whole, and no small count leaves", async () => {
      await writeFiles(
        join(bench.folder, "aide"),
        new Map([
          ["study.yaml", study("aide", "comptes_rendus")],
          [
            "codelists/lieux.yaml",
            `codelist: lieux
label: Lieu
codes: [${["structure", "elsewhere", "remote", "home"].map((code) => `{ code: ${code}, label: ${code} }`).join(", ")}]
`,
          ],
          [
            "sources/comptes_rendus.yaml",
            `source: comptes_rendus
label: Comptes rendus
unit: { one: compte rendu, many: comptes rendus }
rows_per_person: 1
fields: { place_of_help: { type: code, codelist: lieux, label: Lieu } }
`,
          ],
          [
            "indicators.yaml",
            `indicators:
  lieux: { kind: distribution, source: comptes_rendus, title: Lieux, of: place_of_help }
`,
          ],
        ]),
      );
      await wholeWay("aide", "comptes_rendus", { file: reports, isWithoutPersons: false });
      expect(await read("aide.yaml")).toContain("shape: activity_cra_v1");
      const counts = (await read("aide-site/donnees/lieux.csv"))
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((row) => row.split(",")[4]);
      // Of 86 reports, to a few.
      expect(Number(counts.at(-1))).toBeGreaterThan(75);
      expect(Number(counts.at(-1))).toBeLessThan(97);
      expect(counts.every((count) => count === "" || count === "0" || Number(count) >= 11)).toBe(true);
      expect(counts.filter((count) => count === "").length).toBeGreaterThan(1);
    }, 120_000);
  },
);
