import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hubMain } from "../src/main.ts";

const work = mkdtempSync(join(tmpdir(), "vigie-hub-commands-"));
const folder = join(work, "hub");
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What a command answers, run in this process. */
async function vigieHub(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let wording = "";
  const write = (text: string) => {
    wording += text;
  };
  const code = await hubMain(words, {
    environment: { VIGIE_HUB_FOLDER: folder, ...environment },
    write,
    writeError: write,
  });
  return { code, wording };
}

test("the commands in the order of an installation, each with what it says", async () => {
  const full = join(work, "pleine");
  mkdirSync(full);
  writeFileSync(join(full, "x"), "");
  const invited = ["invite", "administrator", "a@exemple.fr", "Ana", "Observatoire"];
  for (const [words, code, title] of [
    [["--help"], 0, "VIGIE_HUB_PROCONNECT_ISSUER"],
    [["publish"], 2, "vigie-hub serve"],
    [["verify"], 1, "Il n’y a pas de service dans"],
    [["backup", join(work, "copie")], 1, "Il n’y a pas de service dans"],
    [
      ["invite", "directeur", "a@exemple.fr", "Ana", "Observatoire"],
      2,
      "faux. Attendu :\n  vigie-hub invite",
    ],
    [invited, 0, "http://127.0.0.1:8080/invitation/"],
    [["reset", "b@exemple.fr"], 1, "Aucun compte n’a cette adresse."],
    [["verify"], 0, "Le journal est entier.\nLes fichiers gardés sont entiers."],
    [["verify", "1", "abc"], 2, "NUMÉRO EMPREINTE"],
    [["verify", "1", "0".repeat(64)], 1, "La ligne 1 du journal a été modifiée ou ôtée"],
    [["backup"], 2, "vigie-hub backup DOSSIER"],
    [["backup", full], 1, "n’est pas vide"],
    [["backup", join(work, "copie")], 0, "La copie est dans"],
    [["accept-clock"], 0, "Le journal reprend à l’heure de la machine."],
  ] as const) {
    const ended = await vigieHub(words);
    expect([words, ended.code]).toEqual([words, code]);
    expect(ended.wording).toContain(title);
  }
  expect(await vigieHub(["verify"], { VIGIE_HUB_FOLDER: join(work, "copie") })).toMatchObject({ code: 0 });
});

test("a port that is taken, and settings that are wrong: a sentence", async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  const address = other.address();
  const port = String(typeof address === "object" && address !== null ? address.port : 0);
  const taken = await vigieHub(["serve"], { VIGIE_HUB_PORT: port });
  other.close();
  expect(taken).toEqual({ code: 1, wording: "Ce port est déjà pris : changez VIGIE_HUB_PORT.\n" });
  const wrong = await vigieHub(["serve"], { VIGIE_HUB_PORT: "http" });
  expect(wrong.code).toBe(2);
  expect(wrong.wording).toMatch(/faux ou inconnus : VIGIE_HUB_PORT\.\n {2}VIGIE_HUB_PORT +port où/);
  const unknown = await vigieHub(["serve"], { VIGIE_HUB_STATION: "poste" });
  expect(unknown).toMatchObject({
    code: 2,
    wording: expect.stringContaining("inconnus : VIGIE_HUB_STATION."),
  });
});

test("a folder that may not be written: a sentence", async () => {
  writeFileSync(join(work, "fichier"), "");
  const ended = await vigieHub(["serve"], { VIGIE_HUB_FOLDER: join(work, "fichier", "hub") });
  expect(ended.code).toBe(1);
  expect(ended.wording).toContain("ne peut");
});
