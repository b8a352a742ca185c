import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { vigie, workbench } from "./vigie.ts";

const { folder, clear } = await workbench();
afterAll(clear);

/** Communes as a file may write them, and how often: Nantes, two that merged, one that joined another département. */
const written = { "44109": 40, "44059": 13, "44160": 2, "44060": 19, "93001": 20 };

test("codes of communes that merged are translated, others are left to the person, rare ones are not named", async () => {
  const made = ["new", "etude", "--template", "territoires", "--departement", "44"];
  expect((await vigie(made, folder)).code).toBe(0);
  const rows = Object.entries(written).flatMap(([code, count]) => Array(count).fill(code));
  const lines = rows.map((code, at) => `h${at};${code};${at % 2 === 0 ? "point_numerique_caf" : "ccas"}`);
  await writeFile(join(folder, "aides.csv"), ["id;commune;help_kind", ...lines].join("\n"));
  const { code, out } = await vigie(
    ["map", "etude", "aides.csv", "--source", "aides", "--out", "m.yaml"],
    folder,
  );
  expect(code).toBe(0);
  expect(out).toContain("commune : « 44059 » → « 44021 », 13 lignes");
  expect(out).toContain("commune : « 93001 », 20 lignes");
  expect(out).not.toContain("44160");
  const mapping = await readFile(join(folder, "m.yaml"), "utf8");
  expect(mapping).toContain('"44059": "44021"');
  for (const code of ["44060", "93001"]) expect(mapping).toContain(`"${code}": À TRADUIRE`);
});
