import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { vigie } from "./vigie.ts";

const folder = await exampleFolder();
const mapping = join(folder, "m.yaml");
const map = (file: string, ...more: readonly string[]) =>
  vigie(["map", "etude", file, "--source", "allocataires", "--out", "m.yaml", ...more], folder);

/** Households of one file: three ways to live together, twenty rows of each. */
const extract = (home: string, homes: readonly string[]) => {
  const rows = homes.flatMap((value, at) =>
    Array.from(
      { length: 20 },
      (_, row) => `D${at}${10 + row};1980-02-${10 + (row % 9)};${value};${row % 2};1`,
    ),
  );
  return [`NUMDOS;DTNAIS;${home};RSA;CPTACT`, ...rows, ""].join("\n");
};

test("what a person decided of a file stays when it is mapped again, and proposals are accepted by name", async () => {
  await writeFile(join(folder, "f.csv"), extract("SITFAM", ["Seul(e)", "Couple ss enf.", "ZZ"]));
  const first = await map("f.csv");
  expect(first.out).toContain("menage : « Seul(e) », 20 lignes ; proposé : isole");
  expect(first.out).toContain("--accept menage");
  const proposed = await readFile(mapping, "utf8");
  expect(proposed).toContain("Seul(e): À TRADUIRE");
  const edited = proposed
    .replace("ZZ: À TRADUIRE", "ZZ: monoparental")
    .replace("    units:\n", "    # Vu avec le service.\n    units:\n")
    .replace(/key: NUMDOS/, "key: { column: NUMDOS, pad: 6 }\n      total_row: set_aside");
  await writeFile(mapping, edited);

  const again = await map("f.csv");
  expect(again.code).toBe(0);
  expect(again.out).not.toContain("« ZZ »");
  expect(await readFile(mapping, "utf8")).toBe(edited);

  await map("f.csv", "--accept", "menage");
  const accepted = await readFile(mapping, "utf8");
  expect(accepted).toContain("Seul(e): isole");
  expect(accepted).toContain("Couple ss enf.: couple");
  expect(accepted).toContain("ZZ: monoparental");

  // Next year: the column was renamed, and has one value more.
  await writeFile(
    join(folder, "g.csv"),
    extract("SITUATION_FAMILIALE", ["Seul(e)", "Couple ss enf.", "ZZ", "YY"]),
  );
  expect((await map("g.csv", "--units")).code).toBe(0);
  const renamed = await readFile(mapping, "utf8");
  expect(renamed).toContain("file: g.csv");
  expect(renamed).toContain("column: SITUATION_FAMILIALE");
  for (const kept of [
    "Seul(e): isole",
    "ZZ: monoparental",
    "pad: 6",
    "total_row: set_aside",
    "Vu avec le service",
  ])
    expect(renamed).toContain(kept);
  expect(renamed).toContain("YY: À TRADUIRE");
});

test("a field that the source does not have cannot be accepted", async () => {
  const { code, error } = await map("f.csv", "--accept", "logement");
  expect([code, error]).toEqual([1, expect.stringContaining("n’a pas cette donnée")]);
});
