import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newStudy } from "@vigie/study";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentOf } from "./content-of.ts";
import { secret, vigie, workbench, writeFiles } from "./vigie.ts";
import { entriesOf } from "./zip-entries.ts";

/**
 * Units that exist nowhere, with a value of their own in every field: if one shows up anywhere outside the
 * partner's own files, a person's would have.
 */
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

const households = Array.from({ length: 120 }, (_, at) => at);
const four = (at: number) => String(at).padStart(4, "0");
const day = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString();
const french = (iso: string) => iso.slice(0, 10).split("-").toReversed().join("/");
const birth = (at: number) => day("1931-02-03", at * 211);
const income = (at: number) => 13_000.17 + at * 137.31;
/** A moment of its own for each contact: every second of the day is met once at most. */
const moment = (at: number) => `${day("2024-01-03", at).slice(0, 10)}T${timeOfDay(at)}`;
const timeOfDay = (at: number) => new Date(30_000_000 + at * 311_000).toISOString().slice(11, 19);

/** What must be found nowhere: everything that says CANARI, every date, every moment, every amount. */
const canaries: readonly string[] = [
  "canari",
  ...households.flatMap((at) => {
    const iso = birth(at).slice(0, 10);
    const amount = income(at).toFixed(2);
    return [iso, french(iso), iso.replaceAll("-", ""), timeOfDay(at), amount, amount.replace(".", ",")];
  }),
];
const foundIn = (text: string) => {
  const lower = text.toLowerCase();
  return canaries.filter((canary) => lower.includes(canary));
};

function units(): string {
  const lines = households.map((at) =>
    [
      `CANARI-CLE-${four(at)}`,
      `CANARI-NOM-${four(at)}`,
      `canari.${four(at)}@exemple.invalid`,
      french(birth(at)),
      at % 2 === 0 ? "CANARI-MENAGE-A" : "CANARI-MENAGE-B",
      at < 60 ? "CANARI-OUI" : "CANARI-NON",
      at % 3 === 0 ? "CANARI-NON" : "CANARI-OUI",
      income(at).toFixed(2).replace(".", ","),
    ].join(";"),
  );
  return `NUMERO;NOM;COURRIEL;NAISSANCE;MENAGE;RSA;COMPTE;REVENU\n${lines.join("\n")}\n`;
}

function contacts(): string {
  const lines = households
    .filter((at) => at % 5 !== 4)
    .map((at) => {
      const [date, time] = moment(at).split("T");
      const channel = at % 5 === 2 ? "CANARI-GUICHET" : "CANARI-COMPTE";
      return `CANARI-CLE-${four(at)};${french(date ?? "")} ${time};${channel};CANARI-QUESTION;CANARI-TEXTE-${four(at)}`;
    });
  return `NUMERO;DATE;CANAL;MOTIF;COMMENTAIRE\n${lines.join("\n")}\n`;
}

/** The small study, with an amount cut into bands. */
function study(): ReadonlyMap<string, string> {
  const files = new Map(newStudy());
  const edit = (path: string, from: string, to: string) =>
    files.set(path, (files.get(path) ?? "").replace(from, to));
  edit(
    "sources/allocataires.yaml",
    "  rsa: { type: flag",
    "  revenu: { type: number, label: Revenu }\n  rsa: { type: flag",
  );
  edit(
    "sources/allocataires.yaml",
    "derive:\n",
    "derive:\n  tranche_revenu: { bands: revenu, codelist: revenus, label: Tranche de revenu }\n",
  );
  edit(
    "indicators.yaml",
    "indicators:\n",
    "indicators:\n  revenus: { kind: distribution, source: allocataires, title: Revenus, of: tranche_revenu }\n",
  );
  return files.set(
    "codelists/revenus.yaml",
    "codelist: revenus\nlabel: Revenu\nordered: true\ncodes:\n  - { code: bas, label: Bas, from: 0 }\n  - { code: haut, label: Haut, from: 20000 }\n",
  );
}

const mapping = `mapping: 1
study: mon-etude
partner: caf
secret: ${secret}
sources:
  allocataires:
    units:
      file: foyers.csv
      format: { delimiter: ";", decimal: "," }
      key: NUMERO
      fields:
        naissance: { column: NAISSANCE, dates: fr }
        menage: { column: MENAGE, codes: { CANARI-MENAGE-A: isole, CANARI-MENAGE-B: couple_enfants } }
        rsa: { column: RSA, codes: { CANARI-OUI: yes, CANARI-NON: no } }
        compte_actif: { column: COMPTE, codes: { CANARI-OUI: yes, CANARI-NON: no } }
        revenu: REVENU
    contacts:
      file: contacts.csv
      format: { delimiter: ";" }
      key: NUMERO
      date: { column: DATE, dates: fr }
      channel: { column: CANAL, codes: { CANARI-COMPTE: compte, CANARI-GUICHET: guichet } }
      motive: { column: MOTIF, codes: { CANARI-QUESTION: question } }
`;

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
  const said = `${ended.out}${ended.error}${mapped.out}${mapped.error}`;
  const written = `${said}${await contentOf(join(folder, "autre"))}`;
  const kept = await readFile(join(folder, "caf.yaml"), "utf8");
  expect(forms.filter((form) => kept.includes(form))).toEqual([secret]);
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

/** A mistake in one of the partner's files. */
interface Mistake {
  readonly says: string;
  readonly file: string;
  readonly change: (text: string) => string | Uint8Array;
}

async function runWith({ file, change }: Mistake, ...words: readonly string[]): Promise<void> {
  const before = await readFile(join(folder, file), "utf8");
  const beside = await left();
  await writeFile(join(folder, file), change(before));
  try {
    const { code, out, error } = await run("echec", ...words);
    expect(foundIn(`${out}${error}`)).toEqual([]);
    expect(code).toBe(1);
    expect((await left()).filter((name) => name !== "echec.refus")).toEqual(beside);
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
  const line = (text: string, at: number) => text.split("\n")[at] ?? "";
  const mistakes: readonly Mistake[] = [
    {
      says: "a rare channel",
      file: "contacts.csv",
      change: (t) => t.replace("CANARI-GUICHET", "CANARI-BORNE"),
    },
    {
      says: "a rare motive",
      file: "contacts.csv",
      change: (t) => t.replace("CANARI-QUESTION", "CANARI-RARE"),
    },
    {
      says: "a rare code",
      file: "foyers.csv",
      change: (t) => t.replace("CANARI-MENAGE-A", "CANARI-MENAGE-Z"),
    },
    { says: "a rare answer", file: "foyers.csv", change: (t) => t.replace("CANARI-OUI", "CANARI-PEUT-ETRE") },
    { says: "a date that is none", file: "foyers.csv", change: (t) => t.replace("03/02/1931", "CANARI/31") },
    { says: "an impossible date", file: "foyers.csv", change: (t) => t.replace("03/02/1931", "31/02/1931") },
    {
      says: "dates written otherwise",
      file: "contacts.csv",
      change: (t) => t.replaceAll("/2024 ", "/CANARI "),
    },
    { says: "an amount that is none", file: "foyers.csv", change: (t) => t.replace("13000,17", "CANARI,17") },
    { says: "amounts with a point", file: "foyers.csv", change: (t) => t.replaceAll(/,(\d\d)\n/g, ".$1\n") },
    {
      says: "a cell too many",
      file: "foyers.csv",
      change: (t) => t.replace("CANARI-NOM-0003", "CANARI;NOM"),
    },
    { says: "a cell too few", file: "contacts.csv", change: (t) => t.replace(";CANARI-TEXTE-0003", "") },
    {
      says: "another encoding",
      file: "foyers.csv",
      change: (t) => Buffer.from(t.replace("CANARI-CLE-0003", "CANARI-CLÉ"), "latin1"),
    },
    { says: "a unit twice", file: "foyers.csv", change: (t) => `${t}${line(t, 3)}\n` },
    { says: "a unit without key", file: "foyers.csv", change: (t) => t.replace("CANARI-CLE-0003", "") },
    { says: "a file cut in a line", file: "foyers.csv", change: (t) => t.slice(0, -20) },
    { says: "a file cut in quotes", file: "contacts.csv", change: (t) => `${t}CANARI-CLE-0001;"CANARI` },
    {
      says: "a quote in a value",
      file: "foyers.csv",
      change: (t) => t.replace("CANARI-NOM-0003", '"CANARI"NOM'),
    },
    { says: "a null byte", file: "foyers.csv", change: (t) => t.replace("CANARI-MENAGE-A", "CANARI\0") },
    { says: "another delimiter", file: "foyers.csv", change: (t) => t.replaceAll(";", "|") },
    {
      says: "no header and another delimiter",
      file: "foyers.csv",
      change: (t) => t.slice(t.indexOf("\n") + 1).replaceAll(";", "|"),
    },
    { says: "not the right file", file: "foyers.csv", change: () => contacts() },
  ];
  test.each(mistakes)("$says", (mistake) => runWith(mistake));

  test("nor to a program", async () => {
    for (const mistake of mistakes.slice(0, 3)) await runWith(mistake, "--json");
  });

  test.each<Mistake>([
    { says: "no header", file: "foyers.csv", change: (t) => t.slice(t.indexOf("\n") + 1) },
    { says: "no header, among contacts", file: "contacts.csv", change: (t) => t.slice(t.indexOf("\n") + 1) },
    { says: "a title above the header", file: "foyers.csv", change: (t) => `Extraction de Mme CANARI\n${t}` },
  ])("$says", (mistake) => runWith(mistake));
});
