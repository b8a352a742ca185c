import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { secret, vigie, workbench, writeFiles } from "./vigie.ts";

const { folder, clear } = await workbench();
afterAll(clear);

const yaml = (value: unknown) => JSON.stringify(value);
const situations = ["seul", "couple", "monoparental", "famille"];

const studyOf = (size: number): ReadonlyMap<string, string> =>
  new Map([
    [
      "study.yaml",
      yaml({
        vigie: 1,
        study: "foyers",
        version: "1",
        title: "Foyers",
        window: { from: "2022-01-01", to: "2022-12-31" },
        timezone: "Europe/Paris",
        languages: ["fr"],
        partners: { caf: { label: "Caf", sources: ["foyers"] } },
        disclosure: { public: { foyers: { rsa: { size, publication: "Rapport d’activité, 2023" } } } },
      }),
    ],
    [
      "codelists/situations.yaml",
      yaml({
        codelist: "situations",
        label: "Situations",
        codes: situations.map((code) => ({ code, label: code })),
      }),
    ],
    [
      "sources/foyers.yaml",
      yaml({
        source: "foyers",
        label: "Foyers",
        unit: { one: "foyer", many: "foyers" },
        fields: {
          situation: { type: "code", codelist: "situations", label: "Situation" },
          rsa: { type: "flag", label: "Perçoit le RSA" },
        },
        universes: { rsa: { label: "Foyers au RSA", where: { rsa: "yes" } } },
      }),
    ],
    [
      "indicators.yaml",
      yaml({
        indicators: {
          situations: {
            kind: "distribution",
            source: "foyers",
            title: "Situation",
            of: "situation",
            universe: "rsa",
          },
        },
      }),
    ],
  ]);

/** 12 000 households, 2 969 of them on RSA: 35, 26, 9 and 25 % by situation, and 5 % unknown. */
const rows = Array.from({ length: 12_000 }, (_, at) => {
  const place = (at % 2969) / 2969;
  const situation = [0.35, 0.61, 0.7, 0.95].findIndex((end) => place < end);
  return `${at},${situations[situation] ?? ""},${at < 2969 ? "O" : "N"}`;
});
const mapping = (accepts: object) =>
  yaml({
    mapping: 1,
    study: "foyers",
    partner: "caf",
    secret,
    ...accepts,
    sources: {
      foyers: {
        units: {
          file: "foyers.csv",
          key: "id",
          fields: {
            situation: { column: "situation" },
            rsa: { column: "rsa", codes: { O: "yes", N: "no" } },
          },
        },
      },
    },
  });
const accepted = { accepts: { doubts: { foyers: { not_published_size: "Un tiers du département." } } } };

/** Runs with a published size and what the mapping accepts; earlier bundles were handed over to nobody. */
async function run(size: number, accepts: object = {}) {
  for (const path of await readdir(folder))
    if (path !== "foyers.csv") await rm(join(folder, path), { recursive: true });
  await writeFiles(join(folder, "etude"), studyOf(size));
  await writeFile(join(folder, "caf.yaml"), mapping(accepts));
  return said(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie"]);
}

async function said(words: readonly string[]) {
  const { code, out, error } = await vigie(words, folder);
  return { code, out: out.replaceAll(/\s+/g, " "), error: error.replaceAll(/\s+/g, " ") };
}

beforeAll(() => writeFile(join(folder, "foyers.csv"), ["id,situation,rsa", ...rows, ""].join("\n")));

test("a third of the published population stops the run: nothing leaves before the partner says why", async () => {
  const refused = await run(92_904);
  expect(refused.code).toBe(3);
  expect(refused.error).toMatch(
    /un effectif publié n’est pas celui de votre extrait \(« Foyers au RSA » : 92 904 publiés, 2 9[67]\d chez vous, bruit compris\)/,
  );
  expect(refused.error).toContain('doubts: { foyers: { not_published_size: "…" } }');
  expect(existsSync(join(folder, "sortie"))).toBe(false);
});

describe("where the partner says why, the bundle leaves with its own counts and its mark", () => {
  let ran: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    ran = await run(92_904, accepted);
  });

  test("shares are those of the extract", async () => {
    expect(ran.code, ran.error).toBe(0);
    const table = await readFile(join(folder, "sortie/private/tables/situations.csv"), "utf8");
    const [head = "", ...lines] = table.trim().split("\n");
    const at = (name: string) => head.split(",").indexOf(name);
    const counts = lines.map((line) => Number(line.split(",")[at("count")]));
    const total = counts.at(-1) ?? 1;
    for (const [code, share] of [0.35, 0.26, 0.09, 0.25, 0.05].entries())
      expect(Math.abs((counts[code] ?? 0) / total - share)).toBeLessThan(0.01);
    expect(await readFile(join(folder, "sortie/private/protection.html"), "utf8")).toContain(
      "un effectif publié est trop loin du vôtre pour être repris",
    );
  });

  test.each([
    ["inspect", ["inspect", "sortie/bundle.zip"]],
    ["verify", ["verify", "sortie/bundle.zip", "--study", "etude"]],
    ["audit", ["audit", "sortie/bundle.zip"]],
  ])("%s says that the extract is partial", async (_, words) => {
    const { code, out } = await said(words);
    expect(code).toBe(0);
    expect(out).toContain("« foyers » : extrait partiel. L’effectif publié de rsa n’est pas repris");
    expect(out).not.toContain("sortis tels quels");
    expect(out).not.toContain("À 8 près");
    const english = await said([...words, "--lang", "en"]);
    expect(english.out).toContain("“foyers”: partial extract.");
  });

  test("assemble says it, and so does the source of the figure", async () => {
    const { code, error } = await said(["assemble", "etude", "sortie/bundle.zip", "--out", "site"]);
    expect(code, error).toBe(0);
    expect(error).toContain("« foyers » : extrait partiel");
    const pages = (await readdir(join(folder, "site"), { recursive: true })).filter((path) =>
      path.endsWith(".html"),
    );
    const texts = await Promise.all(pages.map((path) => readFile(join(folder, "site", path), "utf8")));
    const plain = texts.map((text) => text.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " "));
    for (const expected of [
      "Foyers au RSA Caf, extrait partiel, du 1er janvier",
      "Source : Caf, extrait partiel (",
      "Caf, extrait partiel ; étude « Foyers »",
      "Extrait partiel",
    ])
      expect(plain.filter((text) => text.includes(expected)).length, expected).toBeGreaterThan(0);
  });

  test("the partner's reason stays at home, and changes no byte", async () => {
    const bundle = await readFile(join(folder, "sortie/bundle.zip"));
    expect(bundle.toString("latin1")).not.toContain("tiers");
    const other = { accepts: { doubts: { foyers: { not_published_size: "Une autre date." } } } };
    expect((await run(92_904, other)).code).toBe(0);
    expect(await readFile(join(folder, "sortie/bundle.zip"))).toEqual(bundle);
  });
});

test("from 2 to 10 % off, the screen says so and the bundle leaves; nearer, counts are adjusted and no line says how near", async () => {
  const warned = await run(3080);
  expect(warned.code, warned.error).toBe(0);
  expect(warned.error).toContain("un effectif publié n’est pas celui de votre extrait");
  expect((await said(["inspect", "sortie/bundle.zip"])).out).toContain("extrait partiel");

  const near = await run(3010);
  expect(near.error).not.toContain("effectif publié n’est pas celui");
  const inspected = await said(["inspect", "sortie/bundle.zip"]);
  expect(inspected.out).toContain("les effectifs sont ajustés à l’effectif publié de rsa");
  expect(inspected.out).not.toMatch(/à \d+ près/);
  expect((await said(["verify", "sortie/bundle.zip", "--study", "etude"])).code).toBe(0);

  const met = await run(2969);
  expect(met.error).not.toContain("effectif publié");
  const plain = await said(["inspect", "sortie/bundle.zip"]);
  expect(plain.out).not.toMatch(/extrait partiel|ajustés/);
  expect(plain.out).toMatch(/effectifs à \d+ près/);
});

test("a size under the extract is of another population", async () => {
  expect((await run(2000)).code).toBe(3);
  expect((await run(2000, accepted)).code).toBe(0);
  const { out } = await said(["inspect", "sortie/bundle.zip"]);
  expect(out).toContain("« foyers » : extrait d’une autre population que celle publiée.");
});
