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
  expect(french.code).toBe(0);
  expect(french.error).toContain("« Foyers allocataires » : 33 % des contacts portent un identifiant absent");
  expect(french.error).toContain('« key: { column: "NUMERO", pad: 6 } »');
  expect((await run("en")).error).toContain('“key: { column: "NUMERO", pad: 6 }”');
  await edit("caf.yaml", (text) => text.replace("key: NUMERO", 'key: { column: "NUMERO", pad: 6 }'));
  const mended = await run("fr");
  expect(mended.code).toBe(0);
  expect(mended.error).not.toContain("contacts portent");
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
    /« Foyers allocataires », [^:]* : 90 % des valeurs sont égales à 1900-01-01, dix fois/,
  );
  expect((await run("en")).error).toMatch(
    /“Foyers allocataires”, [^:]*: 90% of the values are equal to 1900-01-01/,
  );
});
