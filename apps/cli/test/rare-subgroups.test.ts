import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

/** A table told apart by exact sets of channels, some of them rare, from the files to the page. */
let folder: string;
let clear: () => Promise<void>;

const indicators = `indicators:
  comptes:
    kind: profile
    source: allocataires
    title: Qui a un compte actif, selon les canaux utilisés ?
    of: compte_actif
    by: subgroup
`;
/** Of those who use their account and the desk, six write as well; of those at the desk alone, five telephone too. */
const more = [1, 6, 11, 16, 21, 26]
  .map((at) => `F${at};16/03/2024;courriel;question`)
  .concat([2, 7, 12, 17, 22].map((at) => `F${at};16/03/2024;telephone;question`));

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await writeFile(join(folder, "etude", "indicators.yaml"), indicators);
  const contacts = join(folder, "contacts.csv");
  await writeFile(contacts, `${await readFile(contacts, "utf8")}${more.join("\n")}\n`);
});
afterAll(() => clear());

test("rare sets of channels are gathered in the rows of a table too, which leaves and is attacked in vain", async () => {
  const { code, out, error } = await vigie(
    ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "un", "--date", "2026-01-15"],
    folder,
  );
  expect(error).toBe("");
  expect(code).toBe(0);
  const exact = await readFile(join(folder, "un", "private", "tables", "comptes.csv"), "utf8");
  expect(exact).toMatch(/^all,compte\+courriel\+guichet,_T,6,merged,rare_code$/m);
  const secrecy = await readFile(join(folder, "un", "private", "protection.html"), "utf8");
  const small = /trop peu de personnes y sont<\/th><td class="number">(\d+)/.exec(secrecy)?.[1];
  const linked = /par soustraction<\/th><td class="number">(\d+)/.exec(secrecy)?.[1];
  expect(out).toContain(
    `  Qui a un compte actif, selon les canaux utilisés ?\n    15 cases masquées sur 24 : ${small} à cacher, ${linked} pour les protéger\n`,
  );
  expect(out).toContain("six mois au plus");
  expect(out).toContain("\n  vigie purge un\n");
  const { code: audited } = await vigie(["audit", "un/bundle.zip"], folder);
  expect(audited).toBe(0);
  const { code: assembled } = await vigie(["assemble", "etude", "un/bundle.zip", "--out", "site"], folder);
  expect(assembled).toBe(0);
  const page = await readFile(join(folder, "site", "chapitres", "allocataires-all.html"), "utf8");
  expect(page).toContain("Autres combinaisons");
});
