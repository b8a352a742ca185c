import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(join(folder, "etude"), newStudy());
});
afterAll(() => clear());

const check = async (study: string) => {
  const ended = await vigie(["check", study], folder);
  return { ...ended, hash: /Empreinte : (\w+)/.exec(ended.out)?.[1] };
};

test("notes and misspelt files are named, and make no other version", async () => {
  const before = await check("etude");
  await cp(join(folder, "etude"), join(folder, "annotee"), { recursive: true });
  await writeFile(join(folder, "annotee", "notes.md"), "à revoir");
  await writeFile(join(folder, "annotee", "publishd.yaml"), "figures: []");
  const after = await check("annotee");
  expect(before.error).toBe("");
  expect(after.code).toBe(0);
  expect(after.hash).toBe(before.hash);
  expect(after.error).toContain("Attention : rien ne lit notes.md");
  expect(after.error).toContain(
    "rien ne lit publishd.yaml, qui n’entre pas dans l’empreinte ; vouliez-vous dire « published.yaml » ?",
  );
});

test("a mapping is named where it holds a secret, and not where it is that of public files", async () => {
  await cp(join(folder, "etude"), join(folder, "publique"), { recursive: true });
  const mapping = "mapping: 1\nstudy: mon-etude\npartner: caf\nsources: {}\n";
  await writeFile(join(folder, "publique", "correspondance.yaml"), mapping);
  await writeFile(join(folder, "publique", "LISEZMOI.md"), "Où télécharger les fichiers.");
  expect((await check("publique")).error).toBe("");
  await writeFile(join(folder, "publique", "correspondance.yaml"), `${mapping}secret: abc\n`);
  expect((await check("publique")).error).toContain(
    "correspondance.yaml est la correspondance d’un partenaire",
  );
});

test("a field that nothing uses is named, and the study is right all the same", async () => {
  await cp(join(folder, "etude"), join(folder, "curieuse"), { recursive: true });
  const path = join(folder, "curieuse", "sources", "allocataires.yaml");
  const text = await readFile(path, "utf8");
  await writeFile(
    path,
    text.replace(/^fields:\n/m, "fields:\n  bailleur: { type: flag, label: Bailleur }\n"),
  );
  const { code, error } = await check("curieuse");
  expect([code, error]).toEqual([
    0,
    expect.stringContaining("rien ne se sert de cette donnée de la source « allocataires » : bailleur."),
  ]);
  const { out } = await vigie(["check", "curieuse", "--json"], folder);
  expect(JSON.parse(out).unused).toEqual([{ source: "allocataires", fields: ["bailleur"] }]);
});

test("days left behind by a window that changed are named, and so is a code list that nothing names", async () => {
  await cp(join(folder, "etude"), join(folder, "decalee"), { recursive: true });
  const path = join(folder, "decalee", "study.yaml");
  const text = await readFile(path, "utf8");
  const [, from = "", to = ""] = /window: \{ from: (\S+), to: (\S+) \}/.exec(text) ?? [];
  await writeFile(path, text.replace(from, "2030-01-01").replace(to, "2030-12-31"));
  await writeFile(
    join(folder, "decalee", "codelists", "orpheline.yaml"),
    "codelist: orpheline\nlabel: Orpheline\ncodes:\n  - { code: a, label: A }\n",
  );
  const { code, error } = await check("decalee");
  expect(code).toBe(0);
  expect(error).toContain(
    `sources/allocataires.yaml, ligne 20 : le ${to} est hors de la période de la source « allocataires », du 2030-01-01 au 2030-12-31.`,
  );
  expect(error).toContain("rien ne se sert de la nomenclature « orpheline » (codelists/orpheline.yaml)");
});

test("what is wrong in fiction.yaml is said with its place", async () => {
  await cp(join(folder, "etude"), join(folder, "fictive"), { recursive: true });
  await writeFile(
    join(folder, "fictive", "fiction.yaml"),
    "fiction: 1\nstudy: mon-etude\nsources:\n  inconnue:\n    units: { count: 10, assumption: Dix. }\n    margins: beaucoup\n",
  );
  const { code, error } = await check("fictive");
  expect(code).toBe(1);
  expect(error).toContain("fiction.yaml, ligne 6, colonne 14");
  expect(error).toContain("« margins »");
});
