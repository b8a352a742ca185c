import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

/** Invented editions of one study, whose shares move where the author says. */

const isLong = process.env.VIGIE_LONG === "1";
const { folder, clear } = await workbench();
afterAll(clear);

async function noteOf(study: string, ...words: readonly string[]): Promise<readonly string[]> {
  const out = `essai-${study}`;
  const { code, error } = await vigie(["demo", study, ...words, "--out", out, "--no-serve"], folder);
  expect([code, error]).toEqual([0, expect.any(String)]);
  return (await readFile(join(folder, out, "site/note.txt"), "utf8")).split("\n");
}
const moved = (note: readonly string[]) => note.filter((line) => line.startsWith("- "));

test("the note names first what the author moved", async () => {
  await writeExample(folder);
  const drift = "allocataires.group.digital=+12@6";
  const note = await noteOf("etude", "--size", "3000", "--editions", "6", "--drift", drift);
  expect(note).toContainEqual(expect.stringContaining("6 éditions, de S2 2021 à S1 2024."));
  expect(moved(note)[0]).toMatch(
    /^- Quels canaux .*Numérique seul.* contre .* en moyenne depuis S2 2021, soit \+1[12],\d points/,
  );
});

test("a share moves in one of the editions that are made", async () => {
  const { code, error } = await vigie(
    ["demo", "etude", "--editions", "3", "--drift", "allocataires.menage.isole=+5@4", "--no-serve"],
    folder,
  );
  expect(code).toBe(1);
  expect(error).toContain("bouge après la dernière édition : il y en a 3.");
});

test.runIf(isLong)("eight quarters with three true changes: their note names these three", async () => {
  const words = ["--template", "canaux", "--departement", "93", "--period", "2025-T4"];
  expect((await vigie(["new", "trimestres", ...words], folder)).code).toBe(0);
  const drifts = [
    "allocataires.household.single=+9@8",
    "allocataires.activity.employed=+9@8",
    "assures.sex.woman=+9@8",
  ];
  const note = await noteOf(
    "trimestres",
    ...["--size", "3000", "--editions", "8"],
    ...drifts.flatMap((drift) => ["--drift", drift]),
  );
  expect(note).toContainEqual(expect.stringContaining("8 éditions, de T1 2024 à T4 2025."));
  expect(moved(note)).toHaveLength(3);
});
