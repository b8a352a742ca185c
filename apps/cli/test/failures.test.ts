import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, openSync, readdirSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { spawnVigie, vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
});
afterEach(() => clear());

const run = (out = "sortie") => ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out];
const left = async () =>
  (await readdir(folder)).filter(
    (name) => !["etude", "foyers.csv", "contacts.csv", "caf.yaml", "caf.ledger.json"].includes(name),
  );
const edit = async (file: string, change: (text: string) => string | Uint8Array) => {
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, "utf8")));
};

describe("bad input is said with its place, exits 1 and leaves nothing", () => {
  test.each([
    {
      title: "a column missing",
      file: "foyers.csv",
      change: (text: string) => text.replace("MENAGE", "SITUATION"),
      place: "foyers.csv, ligne 1",
      words: "MENAGE",
    },
    {
      title: "a wrong delimiter",
      file: "foyers.csv",
      change: (text: string) => text.replaceAll(";", ","),
      place: "foyers.csv, ligne 1",
      words: "« ; »",
    },
    {
      title: "a delimiter of two characters",
      file: "caf.yaml",
      change: (text: string) => text.replace('delimiter: ";"', 'delimiter: ";;"'),
      place: "caf.yaml, ligne 9",
      words: "« delimiter » est un texte trop long",
    },
    {
      title: "an impossible date",
      file: "contacts.csv",
      change: (text: string) => text.replace("01/03/2024", "31/02/2024"),
      place: "contacts.csv, ligne 2",
      words: "date",
    },
    {
      title: "a duplicate unit",
      file: "foyers.csv",
      change: (text: string) => text.replace("\nF1;", "\nF0;"),
      place: "foyers.csv, ligne 3",
      words: "(ligne 3)",
    },
    {
      title: "a channel unknown, with its rows",
      file: "contacts.csv",
      change: (text: string) => text.replaceAll(";guichet;", ";borne;"),
      place: "contacts.csv",
      words: "« borne »",
    },
    {
      title: "a ragged row",
      file: "contacts.csv",
      change: (text: string) => text.replace(";guichet;question", ";guichet;question;de trop"),
      place: "contacts.csv, ligne 4",
      words: "",
    },
    {
      title: "another encoding",
      file: "foyers.csv",
      change: (text: string) => Buffer.from(text.replace("NUMERO", "NUMÉRO"), "latin1"),
      place: "foyers.csv, ligne 1",
      words: "encod",
    },
    { title: "an empty file", file: "contacts.csv", change: () => "", place: "contacts.csv", words: "vide" },
    {
      title: "a file cut in a quoted value",
      file: "contacts.csv",
      change: (text: string) => `${text}F1;15/03/2024;"compt`,
      place: "contacts.csv",
      words: "",
    },
  ])("$title", async ({ file, change, place, words }) => {
    await edit(file, change);
    const { code, error, out } = await vigie(run(), folder);
    expect(error).toContain(place);
    expect(error).toContain(words);
    expect(error).toContain("Remède :");
    expect(code).toBe(1);
    expect(`${out}${error}`).not.toMatch(/F\d+|1950|15\/03|31\/02/);
    expect((await left()).filter((name) => name !== "sortie.refus")).toEqual([]);
  });

  test("a rare unknown value is named in private only, until a run goes through", async () => {
    const before = await readFile(join(folder, "contacts.csv"), "utf8");
    await edit("contacts.csv", (text) => text.replace(";guichet;", ";=Canari rare;"));
    const { code, error, out } = await vigie(run(), folder);
    expect(code).toBe(1);
    expect(`${out}${error}`).not.toContain("Canari");
    expect(await left()).toEqual(["sortie.refus"]);
    const listed = await readFile(join(folder, "sortie.refus", "private", "valeurs-inconnues.csv"), "utf8");
    expect(listed).toContain("contacts;CANAL;'=Canari rare;1\r\n");
    await writeFile(join(folder, "contacts.csv"), before);
    expect((await vigie(run(), folder)).code).toBe(0);
    expect(await left()).toEqual(["sortie"]);
  });

  test("what was there before stays when a later run fails", async () => {
    expect((await vigie(run(), folder)).code).toBe(0);
    const before = await readFile(join(folder, "sortie", "bundle.zip"));
    await edit("contacts.csv", () => "");
    expect((await vigie([...run(), "--not-sent"], folder)).code).toBe(1);
    expect((await readFile(join(folder, "sortie", "bundle.zip"))).equals(before)).toBe(true);
  });
});

test("a named pipe is refused: nobody may ever write there", async () => {
  execFileSync("mkfifo", [join(folder, "tube.csv")]);
  const map = ["map", "etude", "tube.csv", "--source", "allocataires", "--out", "jamais.yaml"];
  await edit("caf.yaml", (text) => text.replace("contacts.csv", "tube.csv"));
  for (const words of [run(), map]) {
    const { code, error } = await vigie(words, folder);
    expect(error).toContain("tube nommé");
    expect(code).toBe(1);
  }
  expect((await left()).toSorted()).toEqual(["tube.csv"]);
});

test("nobody waits for a pipe given as a bundle, a mapping or a key, nor for one in the folder to be written", async () => {
  execFileSync("mkfifo", [join(folder, "tube")]);
  const assemble = ["assemble", "etude", "--out", "site"];
  const given = [
    ["verify", "tube"],
    ["verify", "/dev/zero"],
    ["inspect", "tube"],
    ["audit", "tube"],
    [...assemble, "tube"],
    [...run(), "--key", "tube"],
    ["run", "etude", "--partner", "caf", "--data", "tube", "--out", "sortie"],
    ["map", "etude", "foyers.csv", "--source", "allocataires", "--out", "tube"],
  ];
  for (const words of given) {
    const { code, error } = await vigie(words, folder);
    expect(error, words.join(" ")).toContain("n’est pas un fichier ordinaire : c’est un tube nommé");
    expect(code).toBe(1);
  }
  await mkdir(join(folder, "ailleurs"));
  execFileSync("mkfifo", [join(folder, "ailleurs", ".vigie")]);
  for (const words of [run("ailleurs"), ["purge", "ailleurs"]])
    expect((await vigie(words, folder)).error).toContain("n’a pas été écrit par");
  expect((await left()).toSorted()).toEqual(["ailleurs", "tube"]);
});

test.skipIf(process.platform !== "linux")(
  "words that find no room are told, and what was to be done is done",
  async () => {
    const bin = join(import.meta.dirname, "..", "bin", "vigie.js");
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [bin, ...run()], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", full, "pipe"],
    });
    closeSync(full);
    expect(stderr).toMatch(/^Ce que dit cette commande n’a pas pu être écrit en entier.*\n.*\n$/);
    expect(status).toBe(1);
    expect(await left()).toEqual(["sortie"]);
  },
);

test("a link to a file of data elsewhere is followed", async () => {
  const elsewhere = await workbench();
  try {
    await copyFile(join(folder, "contacts.csv"), join(elsewhere.folder, "ailleurs.csv"));
    await symlink(join(elsewhere.folder, "ailleurs.csv"), join(folder, "lien.csv"));
    await edit("caf.yaml", (text) => text.replace("contacts.csv", "lien.csv"));
    const map = ["map", "etude", "lien.csv", "--source", "allocataires", "--out", "proposee.yaml"];
    for (const words of [run(), map])
      expect(await vigie(words, folder)).toMatchObject({ code: 0, error: "" });
  } finally {
    await elsewhere.clear();
  }
});

test("columns that look like direct identifiers are refused as dimensions, exit 3", async () => {
  await edit("foyers.csv", (text) =>
    text.replaceAll(/;(isole|couple_enfants);/g, (_, __, at) => `;06${10000000 + (at % 7)};`),
  );
  await edit("caf.yaml", (text) =>
    text.replace("menage: MENAGE", "menage: { column: MENAGE, codes: { '0610000000': isole } }"),
  );
  const { code, error } = await vigie(run(), folder);
  expect(code).toBe(3);
  expect(error).not.toMatch(/0610000/);
});

describe("a run that is stopped", () => {
  /** Enough contacts for the run to last until it is stopped. */
  const lengthen = () =>
    edit("contacts.csv", (text) => {
      const [header = "", ...lines] = text.trim().split("\n");
      return `${header}\n${Array.from({ length: 12_000 }, () => lines.join("\n")).join("\n")}\n`;
    });
  const started = async (isThere: (name: string) => boolean) => {
    for (let tries = 0; tries < 400; tries++) {
      if ((await left()).some(isThere)) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error("the run did not start");
  };

  test("interrupted, erases what it was writing", async () => {
    await lengthen();
    const { child, ended } = spawnVigie(run(), folder);
    await started((name) => name.includes(".partiel-"));
    child.kill("SIGINT");
    const { code, error } = await ended;
    expect(code).toBe(130);
    expect(error).toBe("Interrompu : rien n’est laissé à moitié écrit.\n");
    expect(await left()).toEqual([]);
  });

  test("or a proposal told to end while it reads, writes nothing", async () => {
    await lengthen();
    const words = ["map", "etude", "contacts.csv", "--source", "allocataires", "--out", "jamais.yaml"];
    const { child, ended } = spawnVigie(words, folder);
    // Earlier, the folder that is being made would be made again once erased.
    await started(
      (name) =>
        name.includes(".partiel-") &&
        readdirSync(join(folder, name)).some((entry) => entry.startsWith("vigie-")),
    );
    child.kill("SIGTERM");
    expect((await ended).code).toBe(143);
    expect(await left()).toEqual([]);
  });

  test("killed, leaves what the next run erases", async () => {
    const before = await readFile(join(folder, "contacts.csv"));
    await lengthen();
    const { child, ended } = spawnVigie(run(), folder);
    await started((name) => name.includes(".partiel-"));
    child.kill("SIGKILL");
    await ended;
    expect((await left()).some((name) => name.includes(".partiel-"))).toBe(true);
    await writeFile(join(folder, "contacts.csv"), before);
    expect((await vigie(run(), folder)).code).toBe(0);
    expect(await left()).toEqual(["sortie"]);
  });
});

/** A disk of a few pages, where this account may make one. */
function smallDisk(path: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", path], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("a disk that fills is said, and nothing half-written stays (needs the right to mount)", async ({
  skip,
}) => {
  const disk = join(folder, "disque");
  await mkdir(disk);
  if (!smallDisk(disk)) return skip("no right to mount a small disk");
  try {
    const { code, error } = await vigie(run(join("disque", "sortie")), folder);
    expect(error).toContain("plus de place");
    expect(code).toBe(1);
    expect(await readdir(disk)).toEqual([]);
  } finally {
    execFileSync("umount", [disk]);
  }
});
