import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { undoLastChange } from "../src/study/study-copies.ts";
import { readStudy, readStudyFiles } from "../src/study/study-folder.ts";
import { vigie, workbench } from "./vigie.ts";

const studies = join(import.meta.dirname, "../../../studies");
const { folder, clear } = await workbench();
afterAll(clear);

test("the period of a study changes in its own files, once the lines were shown; comments and the version stay", async () => {
  const study = join(folder, "etude");
  await cp(join(studies, "modeles/territoires"), study, { recursive: true });
  const before = await readStudyFiles(study);
  const dry = await vigie(["period", "etude", "--period", "2026-S1"], folder);
  expect(dry.code).toBe(0);
  for (const place of ["indicators.yaml, ligne 22", "indicators.yaml, ligne 42", "study.yaml, ligne 15"])
    expect(dry.out).toContain(place);
  expect(dry.out).toContain("la période dure 6 mois");
  expect(dry.out).toContain("Rien n’est changé. Pour le faire : vigie period etude --period 2026-S1 --yes");
  expect(await readStudyFiles(study)).toEqual(before);

  expect((await vigie(["period", "etude", "--period", "2026-S1", "--yes"], folder)).code).toBe(0);
  const after = await readStudyFiles(study);
  for (const [path, text] of before)
    expect(after.get(path), path).toBe(
      path.endsWith(".yaml")
        ? text.replaceAll("2025-01-01", "2026-01-01").replaceAll("2025-12-31", "2026-06-30")
        : text,
    );
  expect((await readStudy(study)).window).toEqual({ from: "2026-01-01", to: "2026-06-30" });
  expect((await vigie(["check", "etude"], folder)).error).not.toContain("hors de la période");
  await undoLastChange(study);
  expect(await readStudyFiles(study)).toEqual(before);
});

test("of the reference study, sizes published for the period before are to be looked at again", async () => {
  await cp(join(studies, "publics-fragiles"), join(folder, "reference"), { recursive: true });
  const { out } = await vigie(["period", "reference", "--period", "2024-S1", "--json"], folder);
  const { points } = JSON.parse(out);
  const text = await readFile(join(folder, "reference", "study.yaml"), "utf8");
  const isDeclared = /^ {2}public:/m.test(text);
  expect(points.some(({ sort }: { readonly sort: string }) => sort === "public_size_kept")).toBe(isDeclared);
  expect(points.some(({ sort }: { readonly sort: string }) => sort === "date" || sort === "year")).toBe(true);
});

test("the period that the study has already is refused", async () => {
  await cp(join(studies, "modeles/territoires"), join(folder, "meme"), { recursive: true });
  expect((await vigie(["period", "meme", "--period", "2025"], folder)).code).toBe(1);
});
