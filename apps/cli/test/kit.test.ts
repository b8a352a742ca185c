import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { readStudyZip, readZippedLogo } from "@vigie/partner";
import { loadStudy } from "@vigie/study";
import Excel from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readStudyFiles } from "../src/study/study-folder.ts";
import { secret, vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  const { code, error } = await vigie(["kit", "etude", "--out", "kit"], folder);
  expect([code, error]).toEqual([0, ""]);
});
afterAll(() => clear());

test("the study goes through its file unchanged", async () => {
  const zip = new Blob([new Uint8Array(await readFile(join(folder, "kit", "caf", "mon-etude.vigie")))]);
  const texts = await readStudyZip(zip, "mon-etude.vigie");
  expect([...texts]).toEqual([...(await readStudyFiles(join(folder, "etude")))]);
  expect(await loadStudy(texts)).toHaveProperty("study");
});

test("the logo of the release goes in the study's file, once it can be shown", async () => {
  const study = join(folder, "etude-logo");
  await cp(join(folder, "etude"), study, { recursive: true });
  await writeFile(
    join(study, "release.yaml"),
    `publisher: { name: Observatoire }
url: https://observatoire.exemple.fr/
territory: { label: Essai, level: departement, code: "93" }
frequency: yearly
logo: logo.svg
keywords: [accès aux droits]
`,
  );
  expect(await vigie(["kit", study, "--out", "kit-logo"], folder)).toMatchObject({ code: 1 });
  const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h3"/></svg>';
  await writeFile(join(study, "logo.svg"), logo);
  expect(await vigie(["kit", study, "--out", "kit-logo"], folder)).toMatchObject({ code: 0 });
  const zip = new Blob([new Uint8Array(await readFile(join(folder, "kit-logo", "caf", "mon-etude.vigie")))]);
  const zippedLogo = await readZippedLogo(zip, { file: "mon-etude.vigie", name: "logo.svg" });
  expect(new TextDecoder().decode(zippedLogo ?? new Uint8Array())).toBe(logo);
});

test("a partner has a folder of its own, whole, and the same study makes the same bytes", async () => {
  const { code } = await vigie(["kit", "etude", "--out", "kit-2"], folder);
  expect(code).toBe(0);
  const papers = ["analyse-impact", "convention", "information", "registre", "securite"];
  const files = (await readdir(join(folder, "kit"), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      relative(join(folder, "kit"), join(parentPath, name)).replaceAll("\\", "/"),
    );
  expect(files.toSorted()).toEqual(
    [
      "caf/allocataires-contacts.xlsx",
      "caf/allocataires.xlsx",
      "caf/lisez-moi.html",
      "caf/mon-etude.vigie",
      "caf/papiers/analyse-impact.json",
      ...papers.map((name) => `caf/papiers/${name}.docx`),
    ].toSorted(),
  );
  for (const name of files)
    expect(
      (await readFile(join(folder, "kit-2", name))).equals(await readFile(join(folder, "kit", name))),
      name,
    ).toBe(true);
});

async function fill(
  name: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<readonly string[]> {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(join(folder, "kit", "caf", name));
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new RangeError(name);
  const header = sheet.getRow(1).values;
  for (const row of rows) sheet.addRow([...row]);
  await writeFile(join(folder, name), new Uint8Array(await workbook.xlsx.writeBuffer()));
  return Array.isArray(header) ? header.slice(1).map(String) : [];
}

test("workbooks filled in are read without a word of mapping but their names", async () => {
  const units = Array.from({ length: 300 }, (_, at) => [
    `F${at}`,
    `19${50 + (at % 50)}-01-01`,
    at % 2 === 0 ? "isole" : "couple_enfants",
    at % 3 === 0 ? "yes" : "no",
    "yes",
  ]);
  const contacts = Array.from({ length: 600 }, (_, at) => [
    `F${at % 300}`,
    at < 300 ? "2024-03-04" : "2024-03-05",
    at % 2 === 0 ? "compte" : "guichet",
    "question",
  ]);
  expect(await fill("allocataires.xlsx", units)).toEqual([
    "id",
    "naissance",
    "menage",
    "rsa",
    "compte_actif",
  ]);
  expect(await fill("allocataires-contacts.xlsx", contacts)).toEqual(["id", "date", "channel", "motive"]);
  await writeFile(
    join(folder, "kit.yaml"),
    `mapping: 1
study: mon-etude
partner: caf
secret: ${secret}
sources:
  allocataires:
    units: { file: allocataires.xlsx, key: id }
    contacts: { file: allocataires-contacts.xlsx, key: id, date: date, channel: channel, motive: motive }
`,
  );
  const words = ["run", "etude", "--partner", "caf", "--data", "kit.yaml", "--out", "sortie"];
  expect(await vigie(words, folder)).toMatchObject({ code: 0 });
});
