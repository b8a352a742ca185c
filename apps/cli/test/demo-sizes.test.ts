import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadStudy } from "@vigie/study";
import { afterAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { demoFiction } from "../src/demo/demo-data.ts";
import { readStudy, readStudyFiles } from "../src/study/study-folder.ts";
import { reference } from "./fiction-of.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

const { folder, clear } = await workbench();
afterAll(clear);

const modeles = join(reference, "..", "modeles");
const unitsOf = async (path: string, sizes: readonly string[]) => {
  const { fiction } = demoFiction(await readStudyFiles(path), await readStudy(path), {
    sizes,
    drifts: [],
  });
  return Object.fromEntries([...fiction.sources].map(([id, { units }]) => [id, units]));
};

test.each([
  { of: "canaux", sizes: [], units: { allocataires: 10_000, assures: 10_000 } },
  { of: "canaux", sizes: ["3000"], units: { allocataires: 3000, assures: 3000 } },
  { of: "canaux", sizes: ["3000", "assures=700"], units: { allocataires: 3000, assures: 700 } },
  { of: "enquete-usagers", sizes: ["4000"], units: { enquete_usagers: 600 } },
  { of: "enquete-usagers", sizes: ["200"], units: { enquete_usagers: 200 } },
  { of: "enquete-usagers", sizes: ["enquete_usagers=900"], units: { enquete_usagers: 900 } },
  { of: "territoires", sizes: ["5000"], units: { structures: 60, aides: 60 } },
])("$of at the sizes $sizes", async ({ of, sizes, units }) => {
  expect(await unitsOf(join(modeles, of), sizes)).toEqual(units);
});

test("a study that has its fiction keeps its proportions, unless a source is named", async () => {
  const whole = await unitsOf(reference, []);
  const small = await unitsOf(reference, ["38000", "aspa=500"]);
  expect(small.allocataires).toBe(38_000);
  expect(small.aspa).toBe(500);
  const ratio = 38_000 / (whole.allocataires ?? 0);
  expect(small.assures).toBe(Math.round((whole.assures ?? 0) * ratio));
});

test("public sizes stay with data of their size alone", async () => {
  const [files, study] = [await readStudyFiles(reference), await readStudy(reference)];
  expect(demoFiction(files, study, { sizes: [], drifts: [] }).study.disclosure.public.size).toBeGreaterThan(
    0,
  );
  expect(demoFiction(files, study, { sizes: ["5000"], drifts: [] }).study.disclosure.public.size).toBe(0);
});

test("the size of a source that the study has not is refused, with a name that is near", async () => {
  await writeFiles(join(folder, "etude"), newStudy());
  const { code, error } = await vigie(["demo", "etude", "--no-serve", "--size", "allocataire=50"], folder);
  expect(code).toBe(1);
  expect(error).toContain("Aucune source de cette étude ne s’appelle « allocataire »");
  expect(error).toContain("Vouliez-vous dire « allocataires » ?");
});

test("a share that the fiction does not draw is refused, with a name that is near", async () => {
  await writeFiles(join(folder, "etude"), newStudy());
  const words = ["demo", "etude", "--no-serve", "--drift", "allocataires.group.digitl=+5"];
  const { code, error } = await vigie(words, folder);
  expect(code).toBe(1);
  expect(error).toContain("Vouliez-vous dire « allocataires.group.digital » ?");
  const badForm = await vigie(["demo", "etude", "--no-serve", "--drift", "groupes=5 %"], folder);
  expect(badForm.error).toContain("comme allocataires.group.digital=+5");
});

test("at a size too small, the table that shows nothing is named, and so is what the text cannot cite", async () => {
  const small = new Map(newStudy());
  small.set(
    "diagnostic.fr.md",
    "::chapter[Les foyers]{id=foyers}\n\n:share[groupes]{group=digital} ne passent que par internet.\n",
  );
  small.set(
    "indicators.yaml",
    `indicators:
  groupes: { kind: distribution, source: allocataires, title: Groupes, of: group }
  menages: { kind: profile, source: allocataires, title: Ménages, of: menage }
`,
  );
  expect(await loadStudy(small)).toHaveProperty("study");
  await writeFiles(join(folder, "petite"), small);
  const { code, out, error } = await vigie(["demo", "petite", "--no-serve", "--size", "44"], folder);
  expect(error).toContain("Le texte cite ce que ces données ne permettent pas d’imprimer");
  expect(code).toBe(0);
  expect(out).toContain("Un tableau serait entièrement masqué à cette taille");
  expect(out).toContain("menages : 44 unités dans la source « Foyers allocataires »");
  expect(out).toContain("diagnostic.fr.md, ligne 3");
  expect(await readFile(join(folder, "demo", "site", "index.html"), "utf8")).toContain("Données fictives");
});

test("a text that cites what the study no longer has stops the demonstration before anything is invented", async () => {
  const text = "::chapter[Les foyers]{id=foyers}\n\n:count[foyers] foyers.\n\n::figure{indicator=foyers}\n";
  await writeFiles(join(folder, "citee"), new Map([...newStudy(), ["diagnostic.fr.md", text]]));
  const { code, out, error } = await vigie(["demo", "citee", "--no-serve", "--out", "rien"], folder);
  expect([code, out]).toEqual([1, ""]);
  expect(error).toContain(
    "L’indicateur « foyers » n’existe pas ; 2 endroits s’en servent : diagnostic.fr.md (3, 5)",
  );
});
