import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PointToReview } from "@vigie/study";
import { afterAll, expect, test } from "vitest";
import { readStudy, readStudyFiles } from "../src/study/study-folder.ts";
import { vigie, workbench } from "./vigie.ts";

const studies = join(import.meta.dirname, "../../../studies");
const { folder, clear } = await workbench();
afterAll(clear);

const renewed = async (study: string, period: string, into: string) => {
  const { code, out } = await vigie(["renew", study, "--period", period, "--into", into, "--json"], folder);
  expect(code, out).toBe(0);
  const points: readonly PointToReview[] = JSON.parse(out).points;
  return points.map(({ file, line, sort, name }) => `${file}:${line} ${sort} ${name}`);
};

test("a template’s next study has the new period wherever the old one was, and nothing else changes", async () => {
  const study = join(studies, "modeles/services-sociaux");
  expect(await renewed(study, "2027", "suivante")).toEqual(["study.yaml:5 version 1.0"]);
  const [before, after] = [await readStudyFiles(study), await readStudyFiles(join(folder, "suivante"))];
  const expected = [...before].map(([path, text]) => [
    path,
    text
      .replaceAll("2025-01-01", "2027-01-01")
      .replaceAll("2025-12-31", "2027-12-31")
      .replace('version: "0.1"', 'version: "1.0"'),
  ]);
  expect([...after]).toEqual(expected);
  expect((await readStudy(join(folder, "suivante"))).window).toEqual({
    from: "2027-01-01",
    to: "2027-12-31",
  });
});

/** Files added to a template, and what is then to be looked at again. */
const cases = [
  {
    title: "a period of another length",
    period: "2027-S1",
    file: null,
    points: ["study.yaml:17 duration 6"],
  },
  {
    title: "a break declared before is left out",
    period: "2027",
    file: ["breaks.yaml", "breaks:\n  social_age: Les âges étaient d’autres tranches.\n"],
    points: ["breaks.yaml:1 left_out breaks.yaml"],
  },
  {
    title: "a figure printed elsewhere, that nothing else names",
    period: "2027",
    file: [
      "published.yaml",
      "figures:\n  - { id: total, what: Personnes suivies, value: 37812, unit: persons, precision: exact, computed: { count: social_difficulty } }\n",
    ],
    points: ["published.yaml:1 left_out published.yaml"],
  },
  {
    title: "a value quoted from elsewhere",
    period: "2027",
    file: [
      "elsewhere.yaml",
      "values:\n  poverty:\n    what: Taux de pauvreté\n    unit: percent\n    source: Insee, 2023\n    year: 2023\n    universe: la population\n    value: 0.15\n",
    ],
    points: ["elsewhere.yaml:2 elsewhere poverty"],
  },
  {
    title: "a year written in the text",
    period: "2027",
    file: ["diagnostic.fr.md", "En 2024, un premier diagnostic.\n\nEn 2027, celui-ci.\n"],
    points: ["diagnostic.fr.md:1 year 2024"],
  },
  {
    title: "communes that have merged since",
    period: "2027",
    file: [
      "codelists/commune.yaml",
      'codelist: commune\nlabel: Commune\ncodes:\n  - { code: T6, label: Plaine Commune }\n  - { code: T8, label: Est Ensemble }\n  - { code: "93059", parent: T6, label: Pierrefitte-sur-Seine }\n  - { code: "93066", parent: T6, label: Saint-Denis }\n  - { code: "93008", parent: T8, label: Bobigny }\n',
    ],
    points: ["codelists/commune.yaml:6 commune 93059 → 93066"],
  },
] as const;

test.each(cases)("$title is to be looked at again", async ({ title, period, file, points }) => {
  const name = title.replaceAll(/\W+/g, "-");
  await cp(join(studies, "modeles/services-sociaux"), join(folder, name), { recursive: true });
  if (file !== null) {
    await mkdir(join(folder, name, "codelists"), { recursive: true });
    await writeFile(join(folder, name, file[0]), file[1]);
  }
  const found = await renewed(name, period, `${name}-2027`);
  expect(found.filter((point) => !point.includes(" version "))).toEqual(points);
});

test("of the reference study: sizes published before do not stand for the next period, and a source’s own period stays", async () => {
  const points = await renewed(join(studies, "publics-fragiles"), "2027-S1", "reference");
  expect(points).toContain("study.yaml:66 public_size allocataires, rsa");
  expect(points).toContain("published.yaml:1 published published.yaml");
  expect(points.filter((point) => point.startsWith("sources/usagers_sociaux.yaml"))).toContain(
    "sources/usagers_sociaux.yaml:15 date 2022-12-31",
  );
  const next = await readStudy(join(folder, "reference"));
  expect(next.disclosure.public.size).toBe(0);
  expect(next.sources.get("usagers_sociaux")?.window).toEqual({ from: "2022-01-01", to: "2022-12-31" });
  expect(next.sources.get("allocataires")?.window).toEqual({ from: "2027-01-01", to: "2027-06-30" });
});

test("the screen says what to look at again, and what comes next", async () => {
  const study = join(studies, "modeles/canaux");
  const { out } = await vigie(["renew", study, "--period", "2027-S1", "--into", "ecran"], folder);
  expect(out).toContain("est dans ecran. À relire :");
  // Half a year after a whole one: no count is compared.
  expect(out).toMatch(/ces indicateurs ne se compareront plus à elle : rsa_groups, /);
  expect(out).toMatch(/study\.yaml, ligne \d+ +la version est passée à 1\.0/);
  expect(out).toContain("vigie check ecran");
  expect(out).toContain(`--previous-study ${study}`);
});

test("a period of the same length ends no series", async () => {
  const study = join(studies, "modeles/canaux");
  const words = ["renew", study, "--period", "2028", "--into", "pareille", "--json"];
  expect(JSON.parse((await vigie(words, folder)).out).broken).toEqual([]);
});

test("the period of the study is no next one, and nothing is written over a folder", async () => {
  const study = join(studies, "modeles/canaux");
  const same = await vigie(["renew", study, "--period", "2025", "--into", "meme"], folder);
  expect(same).toMatchObject({ code: 1 });
  expect(same.error).toContain("La période « 2025 » est déjà celle de l’étude.");
  expect((await vigie(["renew", study, "--period", "2027", "--into", "ecran"], folder)).code).toBe(1);
});
