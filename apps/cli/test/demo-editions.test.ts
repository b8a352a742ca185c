import { readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reference } from "./fiction-of.ts";
import { vigie, workbench, writeExample } from "./vigie.ts";

/** Invented editions of one study, whose shares move where the author says. */

const isLong = process.env.VIGIE_LONG === "1";
const { folder, clear } = await workbench();
afterAll(clear);

async function noteOf(study: string, ...words: readonly string[]): Promise<readonly string[]> {
  const out = `essai-${study}`;
  const { code, error } = await vigie(["demo", study, ...words, "--out", out, "--no-serve"], folder);
  expect([code, error]).toEqual([0, expect.any(String)]);
  const note = await readFile(join(folder, out, "site/note.txt"), "utf8");
  return note.replaceAll("\u00a0", " ").split("\n");
}
const reported = (note: readonly string[]) => note.find((line) => line.startsWith("Déjà signalé")) ?? "";
const moved = (note: readonly string[]) => note.filter((line) => line.startsWith("- "));

beforeAll(() => writeExample(folder));

test("the note names first what the author moved", async () => {
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

/** Gives a study the fiction that is invented of it, with what this one says of editions. */
async function withEditions(study: string, editions: string): Promise<void> {
  const out = `fiction-${study}`;
  await vigie(["demo", study, "--size", "3000", "--out", out, "--no-serve"], folder);
  const invented = await readFile(join(folder, out, "donnees/fiction.yaml"), "utf8");
  await writeFile(join(folder, study, "fiction.yaml"), `${invented}\n${editions}`);
}

const formerAge = (list: string, at: number) => `
  former:
    - { file: codelists/${list}.yaml, path: [codes, ${at}, from], value: 40, until: 3, breaks: ${list}, why: Une tranche commençait à 40 ans. }
`;

test("what a fiction says of a former definition leads to a value of the study", async () => {
  await withEditions("etude", `editions:${formerAge("ages", 9)}`);
  const { code, error } = await vigie(["demo", "etude", "--editions", "3", "--no-serve"], folder);
  expect(code).toBe(1);
  expect(error).toContain("Rien n’est écrit à « codes.9.from » dans codelists/ages.yaml");
});

test("ten shares that move at once: the note names eight questions, and counts the others", async () => {
  const words = ["--template", "canaux", "--departement", "93", "--period", "2025-T4"];
  expect((await vigie(["new", "nombreux", ...words], folder)).code).toBe(0);
  const shares = [
    ...["sex.woman", "household.single", "activity.employed", "housing.owner", "nationality.french"],
    ...["site_visits.yes", "mobile_app.yes", "active_account.yes"],
  ].map((share) => `allocataires.${share}`);
  const moves = [...shares, "assures.sex.woman", "assures.c2s_form.online"].map(
    (share) => `    - { share: ${share}, points: 20, since: 5 }`,
  );
  await withEditions("nombreux", `editions:\n  moves:\n${moves.join("\n")}\n`);
  const note = await noteOf("nombreux", "--editions", "5");
  expect(moved(note)).toHaveLength(8);
  expect(note).toContainEqual(expect.stringMatching(/^(Une autre question a|\d autres questions ont) bougé/));
});

test.runIf(isLong)(
  "eight quarters with three lasting changes and a break: their note names the new one, then the two before, and no other",
  async () => {
    const words = ["--template", "canaux", "--departement", "93", "--period", "2025-T4"];
    expect((await vigie(["new", "trimestres", ...words], folder)).code).toBe(0);
    const moves = [
      "allocataires.household.single, points: 9, since: 8",
      "allocataires.activity.employed, points: 12, since: 6",
      "assures.sex.woman, points: 9, since: 7",
    ].map((share) => `    - { share: ${share} }`);
    await withEditions("trimestres", `editions:\n  moves:\n${moves.join("\n")}${formerAge("age", 2)}`);
    const note = await noteOf("trimestres", "--editions", "8");
    expect(note).toContainEqual(expect.stringContaining("8 éditions, de T1 2024 à T4 2025."));
    expect(moved(note)).toEqual([expect.stringContaining("Situation familiale")]);
    expect(reported(note)).toMatch(/: Sexe[^(]*\(T3 2025\) et Activité[^(]*\(T2 2025\)\.$/);
  },
);

test.runIf(isLong)("the reference study moves where its fiction says, and nowhere else", async () => {
  await symlink(reference, join(folder, "reference"));
  const note = await noteOf("reference", "--editions", "8");
  expect(moved(note)).toEqual([expect.stringContaining("Sexe des personnes en difficulté")]);
  const before = reported(note);
  for (const word of ["application mobile de la Caf", "demande de C2S"]) expect(before).toContain(word);
  expect(before.match(/\(S[12] \d{4}\)/g)).toHaveLength(2);
});
