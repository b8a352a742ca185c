import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { afterAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { readStudy } from "../src/study/study-folder.ts";
import { vigie } from "./vigie.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-study-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the .vigie file that a partner was handed is read as the study's folder is", async () => {
  const file = join(folder, "etude.VIGIE");
  writeFileSync(file, studyZip(newStudy()));
  const made = join(folder, "etude");
  expect((await vigie(["new", made], folder)).code).toBe(0);
  expect((await readStudy(file)).hash).toBe((await readStudy(made)).hash);
  expect((await vigie(["check", file], folder)).code).toBe(0);
});

test("one that is no study is refused, with what was expected", async () => {
  const file = join(folder, "faux.vigie");
  writeFileSync(file, "ceci n’est pas un zip");
  const { code, error } = await vigie(["check", file], folder);
  expect(code).toBe(1);
  expect(error).toContain("Ce fichier n’est pas une étude");
});
