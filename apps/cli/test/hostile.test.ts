import { execFileSync } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { exampleFolder } from "./example-folder.ts";
import { vigie, writeFiles } from "./vigie.ts";

/** What comes from outside, made to break: each is refused in sentences, or shown inert. */

const folder = await exampleFolder();

/** Bytes without a meaning, the same each time. */
let drawn = 1;
const noise = Uint8Array.from({ length: 20_000 }, () => {
  drawn = (Math.imul(drawn, 1_103_515_245) + 12_345) >>> 0;
  return drawn >>> 24;
});
const hostile = "\u001b[31mrouge\u001b]0;titre\u0007";
const bombs = {
  laughs: `a: &a [x, x]\n${"bcdefgh"
    .split("")
    .map((name, at) => `${name}: &${name} [${`*${"abcdefg"[at]}, `.repeat(9)}x]\n`)
    .join("")}`,
  deep: `a: ${"[".repeat(50_000)}`,
  deeper: `a: ${"[".repeat(300_000)}${"]".repeat(300_000)}`,
};

async function codesOf(words: readonly string[]) {
  const { code, out, error } = await vigie([...words, "--json"], folder);
  expect(error).toBe("");
  const output = JSON.parse(out);
  return { code, codes: [...new Set((output.errors ?? []).map((one: { code: string }) => one.code))] };
}

describe("a study", () => {
  const small = newStudy();
  const changed = (file: string, from: string | RegExp, to: string) => ({
    [file]: (small.get(file) ?? "").replace(from, to),
  });
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["that multiplies itself", { "codelists/a.yaml": bombs.laughs }, ["study/yaml-alias"]],
    ["nested without end", { "codelists/a.yaml": bombs.deep }, ["study/yaml-too-deep"]],
    ["nested 300 000 times", { "codelists/a.yaml": bombs.deeper }, ["study/yaml-too-deep"]],
    [
      "named after the parent of objects",
      { "codelists/a.yaml": "codelist: __proto__\nlabel: A\ncodes: [{ code: a, label: A }]\n" },
      ["study/name-invalid"],
    ],
    [
      "that writes outside of its folder",
      changed("study.yaml", "study: mon-etude", "study: ../../ailleurs"),
      ["study/study-name-invalid"],
    ],
    [
      "whose boundaries are elsewhere",
      {
        "tiles.yaml":
          'tiles:\n  "1": { name: A, short: A, column: 1, row: 1 }\nboundaries: { file: ../../etc/passwd, code: c, source: S }\n',
      },
      ["study/geojson-name-invalid"],
    ],
    [
      "whose text nests without end",
      { "diagnostic.fr.md": `${"> ".repeat(9000)}fin\n` },
      ["diagnostic/text-too-deep"],
    ],
  ])("%s is refused", async (name, files, expected) => {
    const path = name.replaceAll(/\W/g, "-");
    await writeFiles(join(folder, path), new Map([...small, ...Object.entries(files)]));
    const { code, codes } = await codesOf(["check", path]);
    expect({ code, codes }).toEqual({ code: 1, codes: expected });
  });

  test("does not follow links out of its folder, nor in circles: each is refused, and where it is", async () => {
    await writeFiles(join(folder, "liens"), small);
    await writeFile(join(folder, "ailleurs.yaml"), "codelist: secrets\nlabel: Secrets\ncodes: [");
    await symlink("../../ailleurs.yaml", join(folder, "liens", "codelists", "ailleurs.yaml"));
    await symlink("nulle-part", join(folder, "liens", "diagnostic.en.md"));
    await symlink("..", join(folder, "liens", "sources", "retour"));
    const { code: exit, out } = await vigie(["check", "liens", "--json"], folder);
    expect(exit).toBe(1);
    const errors: readonly { code: string; place: { file: string } }[] = JSON.parse(out).errors;
    expect(errors.map(({ code, place }) => [code, place.file])).toEqual([
      ["cli/study-link", "codelists/ailleurs.yaml"],
      ["cli/study-link", "diagnostic.en.md"],
      ["cli/study-link", "sources/retour"],
    ]);
  });

  test.skipIf(process.getuid?.() === 0)("which one may not read is told so", async () => {
    for (const [path, what] of [
      ["study.yaml", "Le fichier « ferme-1/study.yaml » ne peut pas être lu."],
      ["sources", "Le dossier « ferme-2/sources » ne peut pas être lu."],
      ["", "Le dossier « ferme-3 » ne peut pas être lu."],
    ] as const) {
      const closed = /ferme-\d/.exec(what)?.[0] ?? "";
      await writeFiles(join(folder, closed), small);
      await chmod(join(folder, closed, path), 0);
      const { code, error } = await vigie(["check", closed], folder);
      await chmod(join(folder, closed, path), 0o700);
      expect([code, error]).toEqual([1, expect.stringContaining(what)]);
    }
  });

  test.each([
    ["fr", "study.yaml\n  C’est un lien", "Remplacez le lien par une copie"],
    ["en", "study.yaml\n  This is a link", "Replace the link by a copy"],
  ])("whose main file is a link is told so, not that it is missing: %s", async (language, what, cure) => {
    const path = `lien-${language}`;
    await writeFiles(join(folder, path), small);
    await rename(join(folder, path, "study.yaml"), join(folder, `vrai-${language}.yaml`));
    await symlink(`../vrai-${language}.yaml`, join(folder, path, "study.yaml"));
    const { code, error } = await vigie(["check", path, "--lang", language], folder);
    expect(code).toBe(1);
    expect(error).toContain(what);
    expect(error).toContain(cure);
  });

  test.each([
    [
      "fr",
      "study.yaml\n  Ce n’est pas un fichier ordinaire : c’est un tube nommé",
      "Remplacez-le par un fichier",
    ],
    ["en", "study.yaml\n  This is no ordinary file: it is a named pipe", "Replace it by a file"],
  ])(
    "whose main file is a named pipe is told so, and nobody waits for it: %s",
    async (language, what, cure) => {
      const path = `tube-${language}`;
      await writeFiles(join(folder, path), small);
      await rm(join(folder, path, "study.yaml"));
      execFileSync("mkfifo", [join(folder, path, "study.yaml"), join(folder, path, "donnees.csv")]);
      const { code, error } = await vigie(["check", path, "--lang", language], folder);
      expect(code).toBe(1);
      expect(error).toContain(what);
      expect(error).toContain(cure);
      expect(error).not.toContain("donnees.csv");
    },
  );

  test("may hold links to what it never reads, and be reached by one", async () => {
    await writeFiles(join(folder, "voisins"), small);
    await symlink("../ailleurs.csv", join(folder, "voisins", "donnees.csv"));
    await symlink("..", join(folder, "voisins", ".cache"));
    await symlink("voisins", join(folder, "raccourci"));
    const [direct, linked] = await Promise.all(
      ["etude", "raccourci"].map((path) => vigie(["check", path], folder)),
    );
    expect(linked?.code).toBe(0);
    expect(linked?.out).toBe(direct?.out);
  });

  test("whose names hold what moves a cursor prints them inert", async () => {
    const title = `title: "${hostile.replaceAll("\u001b", "\\e").replaceAll("\u0007", "\\a")}"`;
    await writeFiles(
      join(folder, "echappe"),
      new Map([...small, ...Object.entries(changed("study.yaml", /^title: .*$/m, title))]),
    );
    await writeFile(
      join(folder, "echappe", "codelists", `${hostile.replaceAll("/", "")}.yaml`),
      "codelist: [",
    );
    const { code, error } = await vigie(["check", "echappe"], folder);
    expect(code).toBe(1);
    expect(error).toContain("rouge");
    expect(error.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

test("words typed on the command line are printed inert", async () => {
  for (const words of [[hostile], ["check", `--${hostile}`], ["check", hostile]]) {
    const { code, error } = await vigie(words, folder);
    expect([1, 2]).toContain(code);
    expect(error.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

describe("a file of data", () => {
  test.each([
    ["vide.csv", new Uint8Array(), "files/file-empty"],
    ["vide.parquet", new Uint8Array(), "files/file-empty"],
    ["vide.xlsx", new Uint8Array(), "files/file-empty"],
    ["vide.csv.gz", new Uint8Array(), "files/file-empty"],
    ["bruit.csv", Buffer.concat([Buffer.from("A;B\n"), noise]), "files/file-not-text"],
    ["bruit.parquet", noise, "engine/parquet-unreadable"],
    ["bruit.xlsx", noise, "files/xlsx-unreadable"],
    ["bruit.csv.gz", noise, "files/gzip-truncated"],
    ["titre.csv", Buffer.from("Extraction du 3 mars\n\n1;2\n3;4\n"), "engine/header-alone"],
    ["bruit.docx", noise, "engine/mapping-kind-unknown"],
    [
      "large.csv",
      Buffer.from(`${Array.from({ length: 3000 }, (_, at) => `c${at}`).join(";")}\n`),
      "engine/columns-too-many",
    ],
  ] as const)("%s is refused by map, which writes nothing", async (name, bytes, expected) => {
    await writeFile(join(folder, name), bytes);
    const words = ["map", "etude", name, "--source", "allocataires", "--out", "jamais.yaml"];
    expect(await codesOf(words)).toEqual({ code: 1, codes: [expected] });
    expect((await readdir(folder)).filter((path) => path.startsWith("jamais"))).toEqual([]);
  });
});

describe("a mapping", () => {
  test.each([
    ["that multiplies itself", (text: string) => bombs.laughs + text, "study/yaml-alias"],
    ["nested without end", (text: string) => text + bombs.deep, "study/yaml-too-deep"],
    ["of noise", () => Buffer.from(noise).toString("latin1"), "study/yaml-syntax"],
    [
      "with a key that is no name",
      (text: string) => text.replace("fields:", "fields:\n        __proto__: X"),
      "study/name-invalid",
    ],
    [
      "that names many files at once",
      (text: string) => text.replace("foyers.csv", "foyer*.csv"),
      "files/file-absent",
    ],
    [
      "that names a file of the web",
      (text: string) => text.replace("foyers.csv", "https://exemple.fr/foyers.csv"),
      "files/file-absent",
    ],
    [
      "that names more than a file",
      (text: string) => text.replace("file: foyers.csv", "file: \"foyers.csv'); ATTACH 'a.db'; --\""),
      "engine/mapping-kind-unknown",
    ],
  ])("%s is refused by run, which writes nothing", async (_, change, expected) => {
    await writeFile(join(folder, "hostile.yaml"), change(await readFile(join(folder, "caf.yaml"), "utf8")));
    const words = ["run", "etude", "--partner", "caf", "--data", "hostile.yaml", "--out", "jamais"];
    expect(await codesOf(words)).toEqual({ code: 1, codes: [expected] });
    expect((await readdir(folder)).filter((path) => path.startsWith("jamais"))).toEqual([]);
  });
});

describe("what a person wrote is never erased", () => {
  test("new keeps a study that it made", async () => {
    await vigie(["new", "mienne"], folder);
    await writeFile(join(folder, "mienne", "study.yaml"), "dix jours de travail");
    expect(await codesOf(["new", "mienne"])).toEqual({ code: 1, codes: ["cli/folder-not-empty"] });
    expect(await readFile(join(folder, "mienne", "study.yaml"), "utf8")).toBe("dix jours de travail");
  });

  test("a folder with a space is named as it must be typed", async () => {
    const { code, out } = await vigie(["new", "mon étude"], folder);
    expect(code).toBe(0);
    expect(out).toContain('vigie check "mon étude"');
  });

  test("kit keeps forms that were filled in", async () => {
    const study = join(import.meta.dirname, "..", "..", "..", "studies", "publics-fragiles");
    const sheet = join(folder, "a-remettre", "odds93", "tests.csv");
    await vigie(["kit", study, "--out", "a-remettre"], folder);
    await writeFile(sheet, "rempli");
    expect(await codesOf(["kit", study, "--out", "a-remettre"])).toEqual({
      code: 1,
      codes: ["cli/folder-not-empty"],
    });
    expect(await readFile(sheet, "utf8")).toBe("rempli");
  });

  test.each([
    ["map", ["map", "etude", "foyers.csv", "--source", "allocataires", "--out", "occupe"]],
    ["keys", ["keys", "--out", "occupe"]],
    ["run", ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "occupe"]],
    ["run, over a file", ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "foyers.csv"]],
  ])("%s leaves a folder of yours alone", async (_, words) => {
    await mkdir(join(folder, "occupe"), { recursive: true });
    await writeFile(join(folder, "occupe", "these.txt"), "dix ans");
    const before = await readFile(join(folder, "foyers.csv"), "utf8");
    expect((await codesOf(words)).code).toBe(1);
    expect(await readdir(join(folder, "occupe"))).toEqual(["these.txt"]);
    expect(await readFile(join(folder, "foyers.csv"), "utf8")).toBe(before);
    expect((await readdir(folder)).filter((path) => path.includes("partiel"))).toEqual([]);
  });
});

test.each([
  ["run", ["--date", "2026-02-31"]],
  ["run", ["--date", "../../ailleurs"]],
  ["run", ["--date", "2126-01-01"]],
  ["demo", ["--date", "25/11/2026"]],
  ["demo", ["--port", "abc"]],
  ["demo", ["--size", "0"]],
  ["demo", ["--size", "99999999999"]],
  ["new", ["--partner", "caf", "--template", "canaux", "etude"]],
  ["demo", ["--port", "70000"]],
])("%s %s is wrong usage, said before any work", async (verb, words) => {
  const { code, out, error } = await vigie([verb, ...words], folder);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error).toContain(words[0]);
});
