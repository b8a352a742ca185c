import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
});
afterEach(() => clear());

const edit = async (file: string, change: (text: string) => string) => {
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, "utf8")));
};
const run = async (language: string) => {
  const words = ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie", "--not-sent"];
  const { code, error } = await vigie([...words, "--lang", language], folder);
  return { code, error: error.replaceAll(/\s+/g, " ") };
};

test("keys whose zeros a spreadsheet removed in a part of the contacts: said, with what puts them back", async () => {
  const whole = (number: string) => number.padStart(6, "0");
  await edit("foyers.csv", (text) => text.replaceAll(/^F(\d+)/gm, (_, number) => whole(number)));
  await edit("contacts.csv", (text) =>
    text.replaceAll(/^F(\d+)/gm, (_, number) => (Number(number) % 3 === 0 ? number : whole(number))),
  );
  const french = await run("fr");
  expect(french.code).toBe(3);
  expect(french.error).toContain("contacts sur 120 (33 %) sont d’une unité absente du fichier des unités.");
  expect(french.error).toContain('« key: { column: "NUMERO", pad: 6 } »');
  expect((await run("en")).error).toContain('“key: { column: "NUMERO", pad: 6 }”');
  await edit("caf.yaml", (text) => text.replace("key: NUMERO", 'key: { column: "NUMERO", pad: 6 }'));
  const mended = await run("fr");
  expect(mended.code).toBe(0);
  expect(mended.error).not.toContain("contacts sur");
});

test("a day that most births have, and the next ones ten times less: said with its share", async () => {
  await edit("foyers.csv", (text) =>
    text
      .replaceAll(/^(F\d*[0-8]);01\/02\/\d{4}/gm, "$1;01/01/1900")
      .replaceAll(/^(F(\d+)9);01\/02\/(\d{4})/gm, "$1;0$2/02/$3"),
  );
  await edit("foyers.csv", (text) => text.replaceAll(/;0(\d\d)\/02/g, ";$1/02"));
  const french = await run("fr");
  expect(french.error).toMatch(
    /« Foyers allocataires », [^:]* : 90 % des valeurs \(108 sur 120\) sont égales à 1er janvier 1900, dix fois/,
  );
  expect((await run("en")).error).toMatch(
    /“Foyers allocataires”, [^:]*: 90% of the values \(108 out of 120\) are equal to 1 January 1900/,
  );
});

test("units drawn from contacts: who is missing is said, and the share of values that contacts contradict", async () => {
  const rows = async (file: string) =>
    (await readFile(join(folder, file), "utf8")).trim().split("\n").slice(1);
  const units = new Map(
    (await rows("foyers.csv")).map((line) => [line.split(";")[0], line.split(";").slice(1)]),
  );
  // Of the 96 households with a contact, 24 have two: one of these says otherwise of the second.
  const log = (await rows("contacts.csv")).map((line, at, all) => {
    const [key = ""] = line.split(";");
    const isSecond = all[at - 1]?.startsWith(`${key};`) === true;
    const [birth, household, rsa, account] = units.get(key) ?? [];
    return [line, birth, isSecond && key === "F1" ? "couple" : household, rsa, account].join(";");
  });
  await writeFile(
    join(folder, "contacts.csv"),
    ["NUMERO;DATE;CANAL;MOTIF;NAISSANCE;MENAGE;RSA;COMPTE", ...log, ""].join("\n"),
  );
  await edit("caf.yaml", (text) => text.replace(/file: foyers.csv\n.*\n.*key: NUMERO/, "from: contacts"));
  const french = await run("fr");
  expect(french.error).toContain("« Foyers allocataires » : les unités sont tirées des contacts. Celles qui");
  expect(french.error).toMatch(/la valeur change d’un contact à l’autre pour 1 foyer \(1,0 %\)/);
  expect(french.code).toBe(0);
  const english = await run("en");
  expect(english.error).toContain("“Foyers allocataires”: the units are drawn from the contacts.");
  expect(english.error).toContain("changes from one contact to another for 1 foyer (1.0%)");
  const report = await readFile(join(folder, "sortie/private/qualite.html"), "utf8");
  expect(report).toContain("Units are drawn from the contacts");
  expect(report).toMatch(/<li>“Foyers allocataires”, [^<]*: the value changes from one contact to another/);
});

test("one day that most contacts have: said with its share, on the screen and in the report", async () => {
  // Of the households in 0, 2, 5 and 7, whose 72 contacts then have no date in the period.
  await edit("contacts.csv", (text) => text.replaceAll(/^(F\d*[0257]);\d\d\/03\/2024/gm, "$1;01/01/1900"));
  const french = await run("fr");
  expect(french.error).toMatch(
    /« Foyers allocataires » : 40 % des contacts \(48 sur 120\) sont du 1er janvier 1900, dix fois plus que le jour suivant/,
  );
  const report = await readFile(join(folder, "sortie/private/qualite.html"), "utf8");
  expect(report.replaceAll(/\s+/g, " ")).toContain("40 % des contacts (48 sur 120) sont du 1er janvier 1900");
});
