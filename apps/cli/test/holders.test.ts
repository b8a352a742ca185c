import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { vigie } from "./vigie.ts";
import { entriesOf } from "./zip-entries.ts";

/** The small study, held by a group of three: two run it on equal files, one is awaited. */

const folder = await exampleFolder();
const at = (...path: readonly string[]) => join(folder, ...path);
const bundle = (holder: string) => at(`lot-${holder}`, "bundle.zip");

const run = (holder: string | null, ...words: readonly string[]) =>
  vigie(
    [
      "run",
      "etude",
      "--partner",
      "caf",
      ...(holder === null ? [] : ["--holder", holder]),
      ...["--data", `${holder ?? "seul"}.yaml`, "--out", `lot-${holder ?? "seul"}`, "--date", "2025-11-25"],
      ...words,
    ],
    folder,
  );

beforeAll(async () => {
  const study = at("etude", "study.yaml");
  const text = await readFile(study, "utf8");
  await writeFile(
    study,
    text.replace(
      "    sources: [allocataires]\n",
      `    sources: [allocataires]
    pooled: true
    holders:
      - { id: bobigny, label: CCAS de Bobigny, communes: ["93008"] }
      - { id: pantin, label: CCAS de Pantin, communes: ["93055"] }
      - { id: bondy, label: CCAS de Bondy, communes: ["93010"] }
`,
    ),
  );
  await writeFile(
    at("etude", "published.yaml"),
    "figures:\n  - { id: n, what: Foyers, unit: foyers, value: 240, precision: about, tolerance: 30, computed: { count: groupes, at: { universe: all } } }\n",
  );
  const indicators = at("etude", "indicators.yaml");
  await writeFile(
    indicators,
    (await readFile(indicators, "utf8")).replace(/^ {2}canaux:\n(?: {4}.*\n)*/m, ""),
  );
  const mapping = await readFile(at("caf.yaml"), "utf8");
  // The same secret on purpose: a mapping was handed over with it.
  for (const holder of ["bobigny", "pantin"])
    await writeFile(
      at(`${holder}.yaml`),
      mapping.replace(/^sources:/m, "accepts: { pooled: [allocataires] }\nsources:"),
    );
  await writeFile(at("seul.yaml"), mapping);
  for (const holder of ["bobigny", "pantin"]) {
    const ended = await run(holder);
    if (ended.code !== 0) throw new RangeError(ended.error);
  }
});

const drawnIn = async (holder: string): Promise<Record<string, number[]>> =>
  JSON.parse((await entriesOf(bundle(holder))).get("drawn.json") ?? "{}").tables;

describe("a holder's bundle", () => {
  test("names it, has its counts as drawn, and is the same again", async () => {
    const { manifest } = JSON.parse((await vigie(["inspect", bundle("bobigny"), "--json"], folder)).out);
    expect(manifest).toMatchObject({ partner: "caf", holder: "bobigny" });
    const before = await readFile(bundle("bobigny"));
    expect((await run("bobigny", "--not-sent")).code).toBe(0);
    expect(await readFile(bundle("bobigny"))).toEqual(before);
  });

  test("has noise of its own, whatever the file and the secret", async () => {
    const [one, other] = [await drawnIn("bobigny"), await drawnIn("pantin")];
    expect(Object.keys(one)).toEqual(Object.keys(other));
    expect(one).not.toEqual(other);
  });

  test("says at the run what leaves as drawn, and shows none of it when inspected", async () => {
    const ended = await run("bobigny", "--not-sent");
    expect(ended.out).toContain("partent tels que tirés");
    const shown = (await vigie(["inspect", bundle("bobigny")], folder)).out;
    expect(shown).not.toContain("drawn");
    expect(shown).toContain("bobigny");
  });
});

describe("a run of a group", () => {
  test.each([
    [null, "rien ne dit lequel de ses détenteurs vous êtes"],
    ["bobini", "Vouliez-vous dire « bobigny »"],
  ])("is refused for the holder %s", async (holder, words) => {
    if (holder !== null) await writeFile(at(`${holder}.yaml`), await readFile(at("seul.yaml")));
    const ended = await run(holder);
    expect(ended.code).toBe(1);
    expect(ended.error).toContain(words);
    expect(readdirSync(folder)).not.toContain(`lot-${holder ?? "seul"}`);
  });
});

describe("an assembled study", () => {
  test("adds up both, and says that one is awaited", async () => {
    const ended = await vigie(
      ["assemble", "etude", bundle("bobigny"), bundle("pantin"), "--out", "site", "--json"],
      folder,
    );
    expect(ended.error).toBe("");
    const { partners, holders } = JSON.parse(ended.out);
    expect(partners).toEqual(["caf"]);
    expect(holders).toEqual([{ partner: "caf", expected: 3, received: 2, awaited: ["bondy"] }]);
    const [one, other] = [await drawnIn("bobigny"), await drawnIn("pantin")];
    const file = readdirSync(at("site"), { recursive: true, encoding: "utf8" }).find((name) =>
      /groupes\.csv$/.test(name),
    );
    const table = (await readFile(at("site", file ?? ""), "utf8")).split("\n");
    expect(table.length).toBeGreaterThan(3);
    const total = (drawn: readonly number[]) => drawn.reduce((sum, count) => sum + count, 0);
    const [wanted, found] = [total(one.groupes ?? []) + total(other.groupes ?? []), countIn(table)];
    // Making tables agree moves a total by less than its noise.
    expect(Math.abs(found - wanted)).toBeLessThan(40);
  });

  test("says it of each published figure that it compares", async () => {
    const [compared] = JSON.parse(await readFile(at("site", "published.json"), "utf8"));
    expect(compared).toMatchObject({ id: "n", verdict: "agrees" });
    expect(compared.holders).toEqual([
      { partner: "caf", expected: 3, received: 2, residents: expect.closeTo(0.67, 1), awaited: ["bondy"] },
    ]);
  });

  test("of its pages says how many holders each figure is of", async () => {
    const pages = readdirSync(at("site"), { recursive: true, encoding: "utf8" });
    const texts = await Promise.all(
      pages.filter((name) => name.endsWith(".html")).map((name) => readFile(at("site", name), "utf8")),
    );
    expect(
      texts.filter((text) => /connue de deux institutions du groupe compte deux fois/.test(text)).length,
    ).toBeGreaterThan(0);
    expect(
      texts.filter((text) => /2 institutions sur 3, [67]\d\s%\sdes habitants/.test(text)).length,
    ).toBeGreaterThan(1);
  });

  test("leaves a holder that counts by another definition out of that table, and its note says so", async () => {
    const study = at("etude", "study.yaml");
    const text = await readFile(study, "utf8");
    await writeFile(study, text.replace("pooled: true", "pooled: true\n    except: { pantin: [groupes] }"));
    const given = [bundle("bobigny"), bundle("pantin")];
    const ended = await vigie(["assemble", "etude", ...given, "--out", "sauf"], folder);
    await writeFile(study, text);
    expect(ended.error).toBe("");
    const pages = readdirSync(at("sauf"), { recursive: true, encoding: "utf8" });
    const texts = await Promise.all(
      pages.filter((name) => name.endsWith(".html")).map((name) => readFile(at("sauf", name), "utf8")),
    );
    expect(texts.join("\n")).toMatch(
      /1 institution[^<]* sur 3[^<]*, sans CCAS de Pantin, qui compte selon une autre définition/,
    );
    const [name = ""] = readdirSync(at("sauf", "donnees")).filter((file) => file === "groupes.csv");
    const found = countIn((await readFile(at("sauf", "donnees", name), "utf8")).split("\n"));
    const wanted = ((await drawnIn("bobigny")).groupes ?? []).reduce((sum, count) => sum + count, 0);
    expect(Math.abs(found - wanted)).toBeLessThan(40);
  });

  test("counts the bundles that its tables read, and refuses one that nothing reads nor leaves out", async () => {
    const study = at("etude", "study.yaml");
    const text = await readFile(study, "utf8");
    const asked = await readFile(at("etude", "indicators.yaml"), "utf8");
    const all = [...asked.matchAll(/^ {2}(\w+):/gm)].map(([, id]) => id).join(", ");
    expect(all).toContain("groupes");
    await writeFile(study, text.replace("pooled: true", `pooled: true\n    except: { pantin: [${all}] }`));
    const given = [bundle("bobigny"), bundle("pantin")];
    const both = await vigie(["assemble", "etude", ...given, "--out", "un-sur-deux"], folder);
    const alone = await vigie(["assemble", "etude", bundle("pantin"), "--out", "refuse"], folder);
    await writeFile(study, text);
    expect(both.error).toBe("");
    expect(await readFile(at("un-sur-deux", "LISEZMOI.txt"), "utf8")).toMatch(
      /Lots reçus\s: 2\s; comptés dans les tableaux\s: 1/,
    );
    expect([alone.code, readdirSync(folder).includes("refuse")]).toEqual([1, false]);
    expect(alone.error).toMatch(/Aucune figure ne lit le lot de «\scaf\/pantin\s»/);
  });

  test("has one bundle per holder", async () => {
    const again = [bundle("bobigny"), bundle("bobigny")];
    const ended = await vigie(["assemble", "etude", ...again, "--out", "refuse"], folder);
    expect([ended.code, readdirSync(folder).includes("refuse")]).toEqual([1, false]);
    expect(ended.error).toContain("caf/bobigny");
  });

  test("refuses the bundle of a holder that the study has no more", async () => {
    const study = at("etude", "study.yaml");
    const text = await readFile(study, "utf8");
    await writeFile(study, text.replace(/^.*id: pantin.*\n/m, ""));
    const ended = await vigie(["assemble", "etude", bundle("pantin"), "--out", "refuse"], folder);
    await writeFile(study, text);
    expect(ended.code).toBe(3);
    expect(ended.error).toContain("que le groupe « caf » ne compte pas");
    expect(ended.error).toContain("ajoutez ce détenteur à l’étude");
  });

  test("refuses a bundle made with another version of it", async () => {
    const study = at("etude", "study.yaml");
    const text = await readFile(study, "utf8");
    await writeFile(study, text.replace(/^window: .*$/m, "window: { from: 2024-01-01, to: 2024-05-31 }"));
    const ended = await vigie(["assemble", "etude", bundle("pantin"), "--out", "refuse"], folder);
    await writeFile(study, text);
    expect(ended.code).toBe(1);
    expect(ended.error).toContain("autre version");
  });
});

test("a holder's bundle is not that of another, whose key did not sign it", async () => {
  const key = async (name: string) =>
    JSON.parse((await vigie(["keys", "--out", name, "--json"], folder)).out);
  const [one, other] = [await key("cle-1.json"), await key("cle-2.json")];
  const study = at("etude", "study.yaml");
  const text = await readFile(study, "utf8");
  const signed = (holder: string, { id, public: bytes }: { readonly id: string; readonly public: string }) =>
    `{ id: ${holder}, keys: [{ id: ${id}, public: "${bytes}", from: 2025-01-01 }], `;
  await writeFile(
    study,
    text
      .replace("{ id: bobigny, ", signed("bobigny", one))
      .replace("{ id: pantin, ", signed("pantin", other)),
  );
  const run = (name: string, words: readonly string[]) =>
    vigie(
      [
        ...["run", "etude", "--partner", "caf", "--holder", "pantin", "--data", "pantin.yaml"],
        ...["--out", name, "--date", "2025-11-25", ...words],
      ],
      folder,
    );
  expect((await run("usurpe", ["--key", "cle-1.json"])).error).toContain("pantin");
  expect((await run("signe", ["--key", "cle-2.json"])).code).toBe(0);
  const verified = (name: string) => vigie(["verify", join(name, "bundle.zip"), "--study", "etude"], folder);
  expect((await verified("signe")).code).toBe(0);
  const stolen = await vigie(["verify", bundle("pantin"), "--study", "etude"], folder);
  expect([stolen.code, stolen.error.includes("signé")]).toEqual([3, true]);
  await writeFile(study, text);
});

test("budgets of two holders do not add up, but for a person known to both, which is said", async () => {
  const words = (await vigie(["audit", bundle("bobigny"), bundle("pantin")], folder)).out;
  expect(words).toContain("Le lot de caf/bobigny");
  expect(words).toContain("Ces lots sont de 2 institutions du groupe « caf »");
  expect(words).toContain("les tableaux du groupe la comptent deux fois");
  const ended = await vigie(["audit", bundle("bobigny"), bundle("pantin"), "--json"], folder);
  const { budgets } = JSON.parse(ended.out);
  expect(budgets.map(({ partner, rho }: { partner: string; rho: string }) => [partner, rho])).toEqual([
    ["caf/bobigny", "1"],
    ["caf/pantin", "1"],
  ]);
});

test("a kit has one folder per holder", async () => {
  expect((await vigie(["kit", "etude", "--out", "dossiers"], folder)).code).toBe(0);
  expect(readdirSync(at("dossiers", "caf")).toSorted()).toEqual(["bobigny", "bondy", "pantin"]);
  expect(await readFile(at("dossiers", "caf", "pantin", "lisez-moi.html"), "utf8")).toContain(
    "CCAS de Pantin",
  );
});

test("a mapping that is handed over without its secret gets one of its own", async () => {
  const mapping = await readFile(at("bobigny.yaml"), "utf8");
  await writeFile(at("bondy.yaml"), mapping.replace(/^secret: .*\n/m, ""));
  const refused = await run("bondy");
  expect([refused.code, refused.error.includes("secret")]).toEqual([3, true]);
  const words = ["map", "etude", "--source", "allocataires", "foyers.csv", "--out", "bondy.yaml"];
  await vigie(words, folder);
  const drawn = /^secret: "?([A-Za-z0-9_-]{43})/m;
  const own = drawn.exec(await readFile(at("bondy.yaml"), "utf8"))?.[1];
  expect(own).toBeDefined();
  expect(own).not.toBe(drawn.exec(mapping)?.[1]);
  expect((await run("bondy")).code).toBe(0);
});

test("a demonstration has data for each holder that came", async () => {
  const ended = await vigie(["demo", "etude", "--no-serve", "--size", "900", "--out", "demo"], folder);
  expect(ended.error).not.toContain("défaut de Vigie");
  expect(ended.code).toBe(0);
  expect(readdirSync(at("demo", "partenaires", "caf")).toSorted()).toEqual(["bobigny", "bondy", "pantin"]);
});

/** The count of everyone, in a CSV file of the site. */
function countIn(lines: readonly string[]): number {
  const columns = (lines[0] ?? "").replace("\uFEFF", "").split(/[;,]/);
  const whole = lines
    .map((line) => line.split(/[;,]/))
    .find((cells) => cells[0] === "all" && cells[1] === "_T");
  return Number(whole?.[columns.indexOf("count")] ?? Number.NaN);
}
