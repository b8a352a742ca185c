import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  canaries,
  contacts,
  foundIn,
  households,
  type Mistake,
  mapping,
  mistakes,
  study,
  units,
} from "./canary-files.ts";
import { contentOf } from "./content-of.ts";
import { secret, vigie, workbench, writeFiles } from "./vigie.ts";
import { entriesOf } from "./zip-entries.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(join(folder, "etude"), study());
  await writeFiles(
    folder,
    new Map([
      ["foyers.csv", units()],
      ["contacts.csv", contacts()],
      ["caf.yaml", mapping],
    ]),
  );
  await mkdir(join(folder, "tmp"));
  await mkdir(join(folder, "home"));
});
afterAll(() => clear());

/** Runs with temporary files and a home of its own, both in sight. */
const run = (out: string, ...words: readonly string[]) =>
  vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out, ...words], folder, {
    TMPDIR: join(folder, "tmp"),
    HOME: join(folder, "home"),
  });

const given = ["caf.ledger.json", "caf.yaml", "contacts.csv", "etude", "foyers.csv", "home", "tmp"];
const left = async () => (await readdir(folder)).filter((name) => !given.includes(name));

test("the canaries are there to be found: the partner's own files are full of them", () => {
  expect(foundIn(units()).length).toBeGreaterThan(2 * households.length);
  expect(new Set(canaries).size).toBe(canaries.length);
});

test("a whole run says nothing of anyone: not in the bundle, not in private/, not on the terminal", async () => {
  const ended = await run("sortie", "--date", "2026-11-25");
  expect(foundIn(`${ended.out}${ended.error}`)).toEqual([]);
  expect(ended.code).toBe(0);
  const written = await contentOf(join(folder, "sortie"));
  expect(written).toContain("qualite.html");
  expect(written).toContain("datapackage.json");
  expect(foundIn(written)).toEqual([]);
  expect(foundIn(await readFile(join(folder, "caf.ledger.json"), "utf8"))).toEqual([]);
  for (const words of [["inspect"], ["verify"], ["verify", "--json"]]) {
    const [verb = "", ...options] = words;
    const { out, error } = await vigie([verb, join("sortie", "bundle.zip"), ...options], folder);
    expect(foundIn(`${out}${error}`)).toEqual([]);
  }
  expect(await left()).toEqual(["sortie"]);
  expect(await readdir(join(folder, "tmp"))).toEqual([]);
  expect(await readdir(join(folder, "home"))).toEqual([]);
});

test("the secret leaves nowhere: not in the bundle, not in private/, not on the terminal", async () => {
  const ended = await run("autre", "--date", "2026-11-26");
  const mapped = await vigie(
    ["map", "etude", "foyers.csv", "--source", "allocataires", "--out", "caf.yaml"],
    folder,
  );
  const bytes = Buffer.from(secret, "base64url");
  const forms = [secret, bytes.toString("hex"), bytes.toString("base64"), bytes.toString("latin1")];
  const output = `${ended.out}${ended.error}${mapped.out}${mapped.error}`;
  const written = `${output}${await contentOf(join(folder, "autre"))}`;
  const filledMapping = await readFile(join(folder, "caf.yaml"), "utf8");
  expect(forms.filter((form) => filledMapping.includes(form))).toEqual([secret]);
  expect(forms.filter((form) => written.includes(form))).toEqual([]);
  await writeFile(join(folder, "caf.yaml"), mapping);
  await rm(join(folder, "autre"), { recursive: true });
});

/** Counts and their true values by table, in the order of the rows: from the bundle alone, then from private/. */
async function countsOf(out: string) {
  const entries = await entriesOf(join(folder, out, "bundle.zip"));
  const tables = [...entries].filter(([path]) => path.startsWith("tables/"));
  return Promise.all(
    tables.map(async ([path, text]) => {
      const truth = await readFile(join(folder, out, "private", path), "utf8");
      return { path, text, leaves: column(text, "count"), truth: column(truth, "true_count") };
    }),
  );
}
const column = (text: string, name: string) => {
  const [header = "", ...rows] = text.trimEnd().split("\n");
  const at = header.split(",").indexOf(name);
  return rows.map((row) => row.split(",")[at] ?? "");
};

test("no table leaves as it was counted, and none says what was counted", async () => {
  const tables = await countsOf("sortie");
  expect(tables.map(({ leaves }) => leaves.length).filter((rows) => rows > 10).length).toBeGreaterThan(2);
  for (const { path, text, leaves, truth } of tables) {
    expect(truth.length, path).toBe(leaves.length);
    expect(text.split("\n")[0], path).not.toContain("true");
    const shown = leaves.flatMap((count, at) => (count === "" ? [] : [[count, truth[at]] as const]));
    // Of a table this small, all could be the true ones by luck.
    if (shown.length < 5) continue;
    expect(shown.filter(([count, counted]) => count !== counted).length, path).toBeGreaterThan(0);
  }
});

test("map says values that many share, and no other", async () => {
  for (const file of ["foyers.csv", "contacts.csv"]) {
    const words = ["map", "etude", file, "--source", "allocataires", "--out", "propose.yaml"];
    const { code, out, error } = await vigie(words, folder);
    expect(code).toBe(0);
    const proposed = await readFile(join(folder, "propose.yaml"), "utf8");
    // These stand for codes, on dozens of lines each; a mapping is made of them.
    const shared = /CANARI-(MENAGE-[AB]|OUI|NON|COMPTE|GUICHET|QUESTION)/g;
    expect(foundIn(`${out}${error}${proposed}`.replaceAll(shared, ""))).toEqual([]);
  }
});

async function runWith({ file, change }: Mistake, ...words: readonly string[]): Promise<void> {
  const before = await readFile(join(folder, file), "utf8");
  const names = await left();
  await writeFile(join(folder, file), change(before));
  try {
    const { code, out, error } = await run("echec", ...words);
    expect(foundIn(`${out}${error}`)).toEqual([]);
    expect(code).toBe(1);
    expect((await left()).filter((name) => name !== "echec.refus")).toEqual(names);
    await checkRefusal();
    expect(await readdir(join(folder, "tmp"))).toEqual([]);
  } finally {
    await writeFile(join(folder, file), before);
    await rm(join(folder, "echec.refus"), { recursive: true, force: true });
  }
}

/** The values to translate are listed in private/: those of the columns of codes, and of no other. */
async function checkRefusal(): Promise<void> {
  const refusal = join(folder, "echec.refus");
  const names = await readdir(refusal, { recursive: true }).catch(() => []);
  if (names.length === 0) return;
  expect(names.toSorted()).toEqual([".vigie", "private", join("private", "valeurs-inconnues.csv")]);
  const listed = await readFile(join(refusal, "private", "valeurs-inconnues.csv"), "utf8");
  expect(foundIn(listed)).toEqual(["canari"]);
  expect(listed).not.toMatch(/CANARI-(CLE|NOM|TEXTE)-/);
}

describe("a run that fails says nothing of anyone, and leaves nothing outside private/", () => {
  test.each(mistakes)("$title", (mistake) => runWith(mistake));

  test("nor to a program", async () => {
    for (const mistake of mistakes.slice(0, 3)) await runWith(mistake, "--json");
  });

  test.each<Mistake>([
    { title: "no header", file: "foyers.csv", change: (t) => t.slice(t.indexOf("\n") + 1) },
    { title: "no header, among contacts", file: "contacts.csv", change: (t) => t.slice(t.indexOf("\n") + 1) },
    {
      title: "a title above the header",
      file: "foyers.csv",
      change: (t) => `Extraction de Mme CANARI\n${t}`,
    },
  ])("$title", (mistake) => runWith(mistake));
});
