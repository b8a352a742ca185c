import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

/** What bundles guarantee, as anyone reads it: from what they hold alone. */
let folder: string;
let clear: () => Promise<void>;

const run = (out: string, ...more: readonly string[]) =>
  vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out, ...more], folder);
const audit = (...words: readonly string[]) => vigie(["audit", ...words], folder);
const bundle = (out: string) => join(out, "bundle.zip");

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  const made = [await run("un", "--date", "2026-01-15"), await run("encore", "--date", "2026-02-15")];
  const units = join(folder, "foyers.csv");
  const text = await readFile(units, "utf8");
  await writeFile(units, text.replace(/couple_enfants/, "isole"));
  made.push(await run("change", "--date", "2026-06-15"));
  for (const { code, error } of made) if (code !== 0) throw new RangeError(error);
});
afterAll(() => clear());

test("one bundle: its budget, the noise of its tables, and what may be guessed", async () => {
  const { code, out, error } = await audit(bundle("un"));
  expect([code, error]).toEqual([0, ""]);
  expect(out).toContain(`${bundle("un")} : caf, le 2026-01-15, étude mon-etude 0.1\n`);
  expect(out).toContain("Source « allocataires », du 2024-01-01 au 2024-06-30\n");
  // Four tables, one of them an open list: sigma² = 4 / 1.
  expect(out).toMatch(/ {4}groupes +effectifs : bruit d’écart-type 2,00, part du budget 0,250\n/);
  expect(out).toMatch(/ {4}canaux .* 0,250, liste ouverte\n/);
  expect(out).toContain("Epsilon : 8,43, à delta = 0,000001, plus autant pour une liste ouverte.");
  expect(out).toContain("aurait raison au plus 77 fois sur 100");
  expect(out).toContain("Rien n’y est plus faible que les règles habituelles (budget 1, seuil 11).");
});

test("the same tables made on another day are counted once, and others are added", async () => {
  const budgetOf = async (...outs: readonly string[]) => {
    const { out } = await audit(...outs.map(bundle), "--json");
    const { budgets, totals } = JSON.parse(out);
    return { rho: budgets.map((one: { rho: string }) => one.rho), totals };
  };
  expect(await budgetOf("un", "encore")).toEqual({
    rho: ["1"],
    totals: [{ partner: "caf", rho: "1" }],
  });
  expect(await budgetOf("un", "encore", "change")).toEqual({
    rho: ["2"],
    totals: [{ partner: "caf", rho: "2" }],
  });
  const { out } = await audit(bundle("un"), bundle("change"));
  expect(out).toContain(
    "Les 2 lots de caf ensemble\n  « allocataires », du 2024-01-01 au 2024-06-30 : rho = 2 (2 lots)\n",
  );
});

test("verify adds them up too, and refuses what passes the cap: exit 3", async () => {
  const files = [bundle("un"), bundle("encore"), bundle("change")];
  const verify = (...cap: readonly string[]) => vigie(["verify", ...files, ...cap], folder);
  const within = await verify();
  expect([within.code, within.error]).toEqual([0, ""]);
  expect(within.out).toContain("caf, « allocataires » du 2024-01-01 au 2024-06-30 : 3 lots, budget 2 sur 3.");
  const over = await verify("--cap", "1.5");
  expect(over.code).toBe(3);
  expect(over.error).toContain("dépensent ensemble un rho de 2");
  expect((await verify("--cap", "beaucoup")).code).toBe(2);
});

test("assemble refuses a bundle that passes the cap by itself: exit 3, nothing written", async () => {
  const assemble = (...cap: readonly string[]) =>
    vigie(["assemble", "etude", bundle("un"), "--out", "site", ...cap], folder);
  const over = await assemble("--cap", "0.5");
  expect(over.code).toBe(3);
  expect(over.error).toContain("Le lot du partenaire « caf » dépense un rho de 1");
  expect((await assemble()).code).toBe(0);
});

test("what is weaker than the usual rules is named", async () => {
  const study = join(folder, "etude", "study.yaml");
  const before = await readFile(study, "utf8");
  const mapping = await readFile(join(folder, "caf.yaml"), "utf8");
  await writeFile(study, before.replace(/^disclosure:.*\n(?: .*\n)*/m, "disclosure: { rho: 2, min: 5 }\n"));
  await writeFile(join(folder, "faible.yaml"), `${mapping}accepts: { rho: 2, small: noisy }\n`);
  const words = ["run", "etude", "--partner", "caf", "--data", "faible.yaml", "--out", "faible"];
  const { code, out, error } = await vigie(words, folder);
  await writeFile(study, before);
  expect([code, error]).toEqual([0, ""]);
  const accepted = [
    "le budget est de 2, plus grand que 1 : le bruit est moindre.",
    "les effectifs de moins de 5 sortent, modifiés comme les autres.",
  ];
  expect(out).toContain(
    `Ce que votre mise en correspondance accepte de cette étude :\n${accepted.map((line) => `  ${line}\n`).join("")}`,
  );
  const audited = await audit(bundle("faible"));
  expect(audited.out).toContain("Plus faible que les règles habituelles (budget 1, seuil 11) :\n");
  for (const line of [...accepted, "le seuil est de 5, plus bas que 11."])
    expect(audited.out).toContain(`    ${line}\n`);
  expect(audited.out).toContain("aurait raison au plus 85 fois sur 100");
});

describe("--choose", () => {
  test("says what other budgets would do to the partner’s own tables, its own among them", async () => {
    const { code, out } = await audit("--choose", "un");
    expect(code).toBe(0);
    const rows = out.split("\n").filter((line) => /^ {2}rho /.test(line));
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.filter((line) => line.includes("(celui de cette exécution)"))).toHaveLength(1);
    expect(rows.join("\n")).toContain("deviner : 77 sur 100");
    expect(out).toContain("ne le transmettez pas");
    const { choices } = JSON.parse((await audit("--choose", "un", "--json")).out);
    const hidden = choices.choices.map(({ shareError }: { shareError: number }) => shareError);
    expect(hidden).toEqual(hidden.toSorted((a: number, b: number) => b - a));
  });

  test("takes no bundle, and wants what a run wrote", async () => {
    expect((await audit("--choose", "un", bundle("un"))).code).toBe(2);
    for (const [place, spoil] of [
      ["etude", null],
      ["encore", "erased"],
      ["change", "{"],
    ] as const) {
      const path = join(folder, place, "private", "choose.json");
      if (spoil === "erased") await rm(path);
      else if (spoil !== null) await writeFile(path, spoil);
      const { code, out } = await audit("--choose", place, "--json");
      expect([code, JSON.parse(out).errors[0].code]).toEqual([1, "cli/no-choices"]);
    }
  });
});

test("editions to come: rho of each, on a day and in all, and what less would give", async () => {
  const { code, out, error } = await audit("etude", "--editions", "8");
  expect([code, error]).toEqual([0, ""]);
  expect(out).toContain("8 éditions de suite, du 2024-01-01 au 2027-12-31");
  expect(out).toContain("« allocataires » : rho = 1 par édition ; 1 sur un même jour ; 8 en tout\n");
  // Φ(√16 / 2) = Φ(2) = .9772.
  expect(out).toContain("toutes éditions réunies : rho = 8.\n");
  expect(out).toContain("aurait raison au plus 98 fois sur 100");
  // Four tables: sigma² = 4. 1.96 × 2 × √.68 / 2000 = .162 points, √2 times as much of a change; rho 1/8: √8 times.
  expect(out).toMatch(/rho 1 +bruit d’écart-type 2,00 ; .* à 0,16 point près, .* à 0,23 point près/);
  expect(out).toMatch(
    /rho 0,125 +bruit d’écart-type 5,66 ; .* à 0,46 point près.*rho = 1, deviner : 77 sur 100/s,
  );
});

test("periods that share days add up, and pass the cap before any edition is made", async () => {
  const years = join(folder, "annees");
  await cp(join(folder, "etude"), years, { recursive: true });
  const source = join(years, "sources", "allocataires.yaml");
  const text = await readFile(source, "utf8");
  await writeFile(source, `${text}\nwindow: { from: 2022-07-01, to: 2024-06-30 }\n`);
  const { out } = await audit("annees", "--editions", "6", "--json");
  const { partners } = JSON.parse(out);
  expect(partners[0].sources[0]).toMatchObject({ source: "allocataires", rho: 1, peak: 4, total: 6 });
});

test("editions are those of one study", async () => {
  const { code, error } = await audit("etude", bundle("un"), "--editions", "8");
  expect(code).toBe(1);
  expect(error).toContain("« --editions » lit une seule étude");
});
