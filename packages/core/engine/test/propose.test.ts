import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import {
  mappedKey,
  mappingProblems,
  parseMapping,
  proposeMapping,
  unsupportedFile,
  writeProposal,
} from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { describeProblem, type VigieErrors } from "@vigie/words";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { profileDiskFile } from "../src/node/index.ts";

let folder: string;
let study: Study;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-propose-"));
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the small study does not load");
  study = loaded.study;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function sourceOf(id: string) {
  const source = study.sources.get(id);
  if (!source) throw new RangeError(id);
  return source;
}

async function propose(name: string, bytes: Uint8Array | string, keyName: string | null = null) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const profile = await profileDiskFile({ path, workFolder: join(folder, "travail") });
  return {
    profile,
    proposal: proposeMapping({ source: sourceOf("allocataires"), profile, keyName, language: "fr" }),
  };
}

const households = [
  "N° allocataire;Né le;Situation familiale;Bénéficiaire RSA;Compte actif",
  "A1;31/01/1980;Personne seule;Oui;O",
  "A2;12/02/1990;Couple sans enfant;Non;N",
  "A3;05/03/1970;Famille monoparentale;Oui;O",
].join("\r\n");

describe("a file of units", () => {
  test("in CP1252 with semicolons, French dates and labels for codes", async () => {
    const { profile, proposal } = await propose("foyers.csv", Buffer.from(households, "latin1"));
    expect(profile.csv).toEqual({ encoding: "cp1252", delimiter: ";", decimal: "." });
    expect(profile.rows).toBe(3);
    expect(proposal.role).toBe("units");
    expect(proposal.key?.column).toBe("N° allocataire");
    expect(proposal.fields.get("menage")?.column).toBe("Situation familiale");
    expect(Object.fromEntries(proposal.fields.get("menage")?.codes?.translated ?? [])).toEqual({
      "Personne seule": "isole",
      "Couple sans enfant": "couple",
      "Famille monoparentale": "monoparental",
    });
    expect(proposal.fields.get("rsa")?.column).toBe("Bénéficiaire RSA");
    expect(Object.fromEntries(proposal.fields.get("compte_actif")?.codes?.translated ?? [])).toEqual({
      O: "yes",
      N: "no",
    });
    expect(proposal.fields.get("naissance")).toMatchObject({ column: "Né le", dates: "fr" });
    expect(proposal.absent).toEqual([]);
  });

  test.each([
    {
      title: "UTF-8 with a BOM and commas",
      name: "bom.csv",
      bytes: `\ufeff${households.replaceAll(";", ",")}`,
    },
    { title: "gzip", name: "foyers.csv.gz", bytes: gzipSync(Buffer.from(households, "utf8")) },
    { title: "tabs", name: "foyers.tsv", bytes: households.replaceAll(";", "\t") },
  ])("$title", async ({ name, bytes }) => {
    const { profile, proposal } = await propose(name, bytes);
    expect(profile.rows).toBe(3);
    expect(proposal.key?.column).toBe("N° allocataire");
    expect(proposal.fields.get("rsa")?.column).toBe("Bénéficiaire RSA");
  });

  test("a workbook", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Foyers");
    for (const line of households.split("\r\n")) sheet.addRow(line.split(";"));
    const { profile, proposal } = await propose("foyers.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
    expect(profile.kind).toBe("xlsx");
    expect(proposal.fields.get("menage")?.column).toBe("Situation familiale");
  });
});

describe("a column of dates where a few values are none", () => {
  const withWrong = (wrong: number) =>
    [
      "N° allocataire;Né le",
      ...Array.from({ length: 100 }, (_, at) => `A${at};${at < wrong ? "31/02/1980" : "31/01/1980"}`),
    ].join("\n");

  test.each([
    { wrong: 0, isAsked: false },
    { wrong: 2, isAsked: true },
    { wrong: 3, isAsked: false },
  ])("$wrong of 100: whether to count them without a date is asked: $isAsked", async ({ wrong, isAsked }) => {
    const { proposal } = await propose("quelques.csv", withWrong(wrong));
    const birth = proposal.fields.get("naissance");
    expect(birth?.column).toBe("Né le");
    expect(birth?.reason.includes("unreadable: missing")).toBe(isAsked);
  });
});

describe("a column that is not what its name holds", () => {
  const withFlag = (name: string) =>
    [
      `N° allocataire;${name}`,
      ...Array.from({ length: 40 }, (_, at) => `A${at};${at % 3 === 0 ? "1" : "0"}`),
    ].join("\n");

  test.each([
    "SANS_RSA",
    "NON RSA",
    "Hors RSA",
    "Not on RSA",
    "Accueille un ou des conseillers chargés du RSA",
  ])("%s is not rsa", async (name) => {
    const { proposal } = await propose("contraire.csv", withFlag(name));
    expect(proposal.fields.get("rsa")).toBeUndefined();
    expect(proposal.left).toContain(name);
  });

  test.each(["RSA", "TOP_RSA", "Bénéficiaire du RSA", "Perçoit le RSA"])("%s is", async (name) => {
    const { proposal } = await propose("rsa.csv", withFlag(name));
    const guess = proposal.fields.get("rsa");
    expect(guess?.column).toBe(name);
    expect(guess?.reason).not.toMatch(/des lignes portent/);
  });
});

describe("a file whose header abbreviates", () => {
  const rows = (line: (at: number) => string) => Array.from({ length: 30 }, (_, at) => line(at));

  test("what it names is found, by the words of the study or those of administrations", async () => {
    const homes = ["Personne seule", "Couple sans enfant", "NR"];
    const lines = rows(
      (at) =>
        `D${at};${10 + (at % 9)}/02/19${50 + at};${homes[at % 3]};${at % 2 ? "O" : "N"};${at % 2 ? "1" : "0"}`,
    );
    const { proposal } = await propose(
      "abrege.csv",
      ["NUMDOS;DTNAIS;SITFAM;CPTACT;PERCRSA", ...lines].join("\n"),
    );
    expect(proposal.role).toBe("units");
    expect(proposal.key?.column).toBe("NUMDOS");
    const columns = [...proposal.fields].map(([field, { column }]) => [field, column]);
    expect(Object.fromEntries(columns)).toEqual({
      naissance: "DTNAIS",
      menage: "SITFAM",
      rsa: "PERCRSA",
      compte_actif: "CPTACT",
    });
    expect(proposal.fields.get("menage")?.missing).toEqual(["NR"]);
    expect(proposal.fields.get("menage")?.codes?.unknown).toEqual([]);
  });

  test.each(["DDN", "Né(e) le", "DATNAIS", "Date naiss."])("%s is a birth", async (name) => {
    const lines = rows((at) => `D${at};${10 + (at % 9)}/02/19${50 + at};${at}`);
    const { proposal } = await propose("naissances.csv", [`NUMDOS;${name};AGE`, ...lines].join("\n"));
    expect(proposal.fields.get("naissance")).toMatchObject({ column: name, dates: "fr" });
  });

  test("dates and codes of a list are found by their values alone, and said to be checked", async () => {
    const homes = ["isole", "couple", "monoparental"];
    const lines = rows((at) => `D${at};${at % 7 === 0 ? "#N/A" : `19${50 + at}-02-03`};${homes[at % 3]}`);
    const { proposal } = await propose("muet.csv", ["ident;v1;v2", ...lines].join("\n"));
    expect(proposal.fields.get("naissance")).toMatchObject({ column: "v1", dates: "iso", missing: ["#N/A"] });
    expect(proposal.fields.get("menage")?.column).toBe("v2");
    expect(proposal.fields.get("naissance")?.reason).toContain("À VÉRIFIER");
  });

  test("a log is told by its repeats, though no channel is known", async () => {
    const lines = rows((at) => `D${at % 7};${10 + (at % 9)}/03/2024;${"GMT"[at % 3]}`);
    const { proposal } = await propose("journal.csv", ["NUMDOS;DATCON;MODE", ...lines].join("\n"));
    expect(proposal.role).toBe("contacts");
    expect(proposal.fields.get("date")?.column).toBe("DATCON");
    expect(proposal.key?.column).toBe("NUMDOS");
    expect(proposal.fields.get("channel")).toMatchObject({ column: "MODE", by: "name", isDoubtful: true });
  });
});

describe("a header under titles is found, and its line written", () => {
  test.each(["utf8", "latin1"] as const)("in a CSV in %s, compressed or not", async (encoding) => {
    const text = Buffer.from(`Extraction du 3 mars 2026\r\n\r\n;remise en été\r\n${households}`, encoding);
    for (const [name, bytes] of [
      [`titre-${encoding}.csv`, text],
      [`titre-${encoding}.csv.gz`, gzipSync(text)],
    ] as const) {
      const given = await propose(name, bytes);
      expect(given.profile).toMatchObject({ headerRow: 4, rows: 3 });
      expect(given.proposal.key?.column).toBe("N° allocataire");
    }
  });

  test("in a workbook of two rows of headers, the first with merged cells", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Foyers");
    sheet.addRow(["Foyers au 31 décembre"]);
    sheet.addRow(["Identité", "", "", "Droits"]);
    sheet.mergeCells("A2:C2");
    for (const line of households.split("\r\n")) sheet.addRow(line.split(";"));
    const given = await propose("fusion.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
    expect(given.profile).toMatchObject({ headerRow: 3, rows: 3 });
    const text = writeProposal({
      existing: null,
      study,
      partner: "caf",
      source: sourceOf("allocataires"),
      ...given,
      path: "fusion.xlsx",
      language: "fr",
      secret: "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU",
      rowsMin: 5,
    });
    expect(text).toContain("header_row: 3");
  });
});

test("of a workbook whose first sheet is hidden, the first that is seen is read", async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Listes", { state: "hidden" }).addRow(["code", "libelle"]);
  const sheet = book.addWorksheet("Foyers");
  for (const line of households.split("\r\n")) sheet.addRow(line.split(";"));
  const { profile } = await propose("cachee.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
  expect(profile.sheets).toEqual({ read: "Foyers", others: ["Listes"] });
  expect(profile.rows).toBe(3);
});

describe("a file of contacts", () => {
  const contacts = (dates: readonly string[]) =>
    [
      "NUMERO;DATE;CANAL;MOTIF",
      ...dates.map((day, at) => `A${at};${day};${at % 2 ? "Guichet" : "API"};Demande de prestation`),
    ].join("\n");

  test("is told by its date and channel; what the study does not know is kept aside with its rows", async () => {
    const days = Array.from({ length: 20 }, (_, at) => `${10 + at}/03/2024 10:00`);
    const { proposal } = await propose("contacts.csv", contacts(days));
    expect(proposal.role).toBe("contacts");
    expect(proposal.key?.column).toBe("NUMERO");
    expect(proposal.fields.get("date")).toMatchObject({ column: "DATE", dates: "fr" });
    expect(proposal.fields.get("channel")?.codes?.unknown).toEqual([{ value: "API", rows: 10 }]);
  });

  test("a value that stands for no channel is proposed out of scope, and is to be checked", async () => {
    const rows = Array.from(
      { length: 20 },
      (_, at) => `A${at % 7};${10 + at}/03/2024;${["NR", "guichet"][at % 2]};demande`,
    );
    const given = await propose("sans-canal.csv", ["NUMERO;DATE;CANAL;MOTIF", ...rows].join("\n"));
    expect(given.proposal.fields.get("channel")).toMatchObject({ missing: ["NR"], isDoubtful: true });
    const text =
      writeProposal({
        existing: null,
        study,
        partner: "caf",
        source: sourceOf("allocataires"),
        ...given,
        path: "sans-canal.csv",
        language: "fr",
        secret: "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU",
        rowsMin: 5,
      }) ?? "";
    const parsed = parseMapping(text, "caf.yaml", { study });
    const contacts = "mapping" in parsed ? parsed.mapping.sources.get("allocataires")?.contacts : null;
    expect(contacts?.channel.without).toEqual(["NR"]);
  });

  test("American dates are told by days past 12", async () => {
    const { proposal } = await propose("us.csv", contacts(["03/14/2024", "03/02/2024"]));
    expect(proposal.fields.get("date")?.dates).toBe("us");
  });

  test.each([
    ["excel", (at: number) => String(45_352 + at)],
    ["sas", (at: number) => String(23_133 + at)],
    ["sas_datetime", (at: number) => String((23_133 + at) * 86_400 + 3600)],
    ["spss", (at: number) => String((160_946 + at) * 86_400)],
    ["date9", (at: number) => `${10 + at}MAR2024:08:30:00`],
  ])("days written as %s", async (format, written) => {
    const { proposal } = await propose(
      `${format}.csv`,
      contacts(Array.from({ length: 9 }, (_, at) => written(at))),
    );
    expect(proposal.role).toBe("contacts");
    expect(proposal.fields.get("date")).toMatchObject({ column: "DATE", dates: format });
  });

  test("a day that the calendar lacks is no date: a run would refuse it", async () => {
    const days = Array.from({ length: 19 }, (_, at) => `${10 + at}/03/2024`);
    const { proposal } = await propose("calendrier.csv", contacts([...days, "31/02/2024"]));
    expect(proposal.fields.get("date")?.reason.replaceAll(/\s/g, " ")).toContain(
      "95 % des valeurs sont des dates",
    );
  });

  test("dates that read both ways are said to be doubtful", async () => {
    const { proposal } = await propose("doute.csv", contacts(["03/04/2024", "05/02/2024"]));
    expect(proposal.fields.get("date")?.dates).toBe("fr");
    expect(proposal.fields.get("date")?.reason).toContain("vérifiez");
  });
});

describe("the mapping file", () => {
  const secret = "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU";

  test("holds each guess with its reason, and refuses to run until every value is decided", async () => {
    const units = await propose("u.csv", households);
    const lines = Array.from(
      { length: 12 },
      (_, at) => `A1;${10 + at}/03/2024;${at < 6 ? "Borne" : "Guichet"};Demande de prestation`,
    );
    const contacts = await propose(
      "c.csv",
      ["N° allocataire;Date;Canal;Motif", ...lines].join("\n"),
      "N° allocataire",
    );
    const source = sourceOf("allocataires");
    const first = writeProposal({
      existing: null,
      study,
      partner: "caf",
      source,
      ...units,
      path: "u.csv",
      language: "fr",
      secret,
      rowsMin: 5,
    });
    expect(first).toContain("# l’en-tête ressemble à un identifiant ; une valeur différente à chaque ligne");
    expect(mappedKey(first ?? "", source)).toBe("N° allocataire");
    const padded = first?.replace("key: N° allocataire", "key: { column: N° allocataire, pad: 6 }") ?? "";
    expect(mappedKey(padded, source)).toBe("N° allocataire");
    expect(first).toContain(`\nsecret: "${secret}"\n`);
    const edited = first?.replace("# Ce fichier", "# Relu par Anne. Ce fichier") ?? null;
    const second =
      writeProposal({
        existing: edited,
        study,
        partner: "caf",
        source,
        ...contacts,
        path: "c.csv",
        language: "fr",
        secret,
        rowsMin: 5,
      }) ?? "";
    expect(second).toContain("# Relu par Anne.");
    expect(second.match(/^secret: .*$/gm)).toEqual([`secret: "${secret}"`]);
    expect(second).toContain("Borne: À TRADUIRE");
    expect(second).toContain(
      "un canal parmi compte, courriel, guichet, telephone, courrier ; hors champ dans l’étude : interne ; ou déplacez",
    );
    const parsed = parseMapping(second, "caf.yaml", { study });
    expect("errors" in parsed && parsed.errors.map(({ code }) => code)).toEqual([
      "engine/mapping-untranslated",
    ]);
    const decided = parseMapping(second.replace("Borne: À TRADUIRE", "Borne: guichet"), "caf.yaml", {
      study,
    });
    expect(
      "mapping" in decided &&
        decided.mapping.sources.get("allocataires")?.contacts?.channel.codes.get("Borne"),
    ).toBe("guichet");
  });

  test("values that files write for none are proposed as such, however rare", async () => {
    const rows = Array.from(
      { length: 12 },
      (_, at) => `A${at};${at === 3 ? "n.c." : `0${1 + (at % 9)}/05/1980`};isole`,
    );
    const given = await propose("nc.csv", ["id;naissance;menage", ...rows].join("\n"));
    const source = sourceOf("allocataires");
    const text = writeProposal({
      existing: null,
      study,
      partner: "caf",
      source,
      ...given,
      path: "nc.csv",
      language: "fr",
      secret,
      rowsMin: 5,
    });
    expect(text).toMatch(/missing:\s*(?:\[ |- )n\.c\./);
    expect(text === null || "mapping" in parseMapping(text, "caf.yaml", { study })).toBe(true);
  });

  test("what SAS, Excel, R and databases write for no value is proposed as such, and what a study may count is not", async () => {
    const none = [
      "NR",
      "n.c.",
      "N/A",
      "#N/A",
      "#REF!",
      ".",
      ".A",
      "-",
      "?",
      "NULL",
      "<NA>",
      "(vide)",
      "00/00/0000",
      "####",
    ];
    const counted = ["NSP", "Ne sait pas", "Aucun", "0"];
    const rows = [...none, ...counted, "isole", "couple"].map((value, at) => `K${at};${value}`);
    const { proposal } = await propose(
      "sans-valeur.csv",
      ["id;menage", ...rows, ...rows.map((row) => `L${row}`)].join("\n"),
    );
    const guess = proposal.fields.get("menage");
    expect(guess?.missing.toSorted()).toEqual(none.toSorted());
    expect(guess?.codes?.unknown.map(({ value }) => value).toSorted()).toEqual(counted.toSorted());
  });

  test("labels that a SPSS file gives to its columns and values count as their names do", async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `${at};${1 + (at % 2)};${at % 2}`);
    const { profile } = await propose("etiquettes.csv", ["v0;q7;q8", ...rows].join("\n"));
    const described = new Map([
      [
        "q7",
        {
          label: "Situation familiale",
          labels: new Map([
            ["1", "Personne seule"],
            ["2", "Couple sans enfant"],
          ]),
        },
      ],
      [
        "q8",
        {
          label: "Bénéficiaire du RSA",
          labels: new Map([
            ["0", "Non"],
            ["1", "Oui"],
          ]),
        },
      ],
    ]);
    const { fields } = proposeMapping({
      source: sourceOf("allocataires"),
      profile: { ...profile, described },
      keyName: null,
      language: "fr",
    });
    const codes = (id: string) => [
      fields.get(id)?.column,
      Object.fromEntries(fields.get(id)?.codes?.translated ?? []),
    ];
    expect(codes("menage")).toEqual(["q7", { "1": "isole", "2": "couple" }]);
    expect(codes("rsa")).toEqual(["q8", { "0": "no", "1": "yes" }]);
  });

  test("an existing file that is no mapping is left alone", async () => {
    const units = await propose("v.csv", households);
    const source = sourceOf("allocataires");
    expect(
      writeProposal({
        existing: "- une liste",
        study,
        partner: "caf",
        source,
        ...units,
        path: "v.csv",
        language: "fr",
        secret,
        rowsMin: 5,
      }),
    ).toBeNull();
  });
});

test.each([
  { title: "an empty file", name: "vide.csv", bytes: "", code: "files/file-empty" },
  {
    title: "a truncated gzip",
    name: "coupe.csv.gz",
    bytes: gzipSync(Buffer.from(households)).subarray(0, 60),
    code: "files/gzip-truncated",
  },
  { title: "a workbook that is none", name: "faux.xlsx", bytes: "bonjour", code: "files/xlsx-unreadable" },
  {
    title: "a file without header",
    name: "nu.csv",
    bytes: households.slice(households.indexOf("A1")),
    code: "engine/header-unlikely",
  },
  {
    title: "a title above rows without header",
    name: "titre.csv",
    bytes: "Extraction du 3 mars\n\n1;2\n3;4\n",
    code: "engine/header-alone",
  },
  {
    title: "a file of too many columns",
    name: "large.csv",
    bytes: `${Array.from({ length: 3000 }, (_, at) => `c${at}`).join(";")}\n`,
    code: "engine/columns-too-many",
  },
  {
    title: "a file in which one line ends by a return alone",
    name: "retour.csv",
    bytes: "A;B\n1;2\n3;4\r5;6\n7;8\n",
    code: "engine/line-ends-mixed",
  },
  {
    title: "a header cut by a return alone",
    name: "retour.csv",
    bytes: `A\r;B\n${"1;2\n".repeat(3000)}`,
    code: "engine/line-ends-mixed",
  },
  {
    title: "a header above bytes that are no text",
    name: "bruit.csv",
    bytes: Buffer.concat([
      // Past what is looked at first.
      Buffer.from(`A;B\n${"1;2\n".repeat(1500)}`),
      Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * at + 7 * at) % 251)),
    ]),
    code: "engine/file-not-table",
  },
  { title: "another kind of file", name: "image.png", bytes: "x", code: "engine/mapping-kind-unknown" },
])("$title is refused", async ({ name, bytes, code }) => {
  const codes = await propose(name, bytes).then(
    () => [],
    (error: VigieErrors) => error.errors.map((found) => found.code),
  );
  expect(codes).toEqual([code]);
});

test.each([
  ["ancien.por", "PSPP"],
  ["table.DBF", "LibreOffice"],
  ["lignes.jsonl", "CSV"],
  ["lieux.geojson", "« .json »"],
  ["export.xml", "Depuis un fichier, XML"],
])("%s is refused with what to do of it", (name, cure) => {
  expect(describeProblem(unsupportedFile(name, {}), mappingProblems, "fr").cure).toContain(cure);
  expect(describeProblem(unsupportedFile(name, {}), mappingProblems, "fr").cure).not.toContain(
    "renommez-le en .csv",
  );
});

const baltimore = join(import.meta.dirname, "../../../../../shared/data/channels-311/311_sample.csv");
test.runIf(process.env.VIGIE_LONG === "1" && existsSync(baltimore))(
  "311 (needs ../shared/data, and VIGIE_LONG): channels without a family are listed with their counts",
  async () => {
    const profile = await profileDiskFile({ path: baltimore, workFolder: join(folder, "travail") });
    expect(profile.rows).toBe(10_000);
    const source = sourceOf("allocataires");
    const log = { ...source, attributes: new Map() };
    const { role, fields } = proposeMapping({ source: log, profile, keyName: null, language: "fr" });
    expect(role).toBe("contacts");
    expect(fields.get("channel")?.column).toBe("MethodReceived");
  },
);

test("a reading told to stop fails, rather than go through the file", async () => {
  const path = join(folder, "longue.csv");
  await writeFile(path, `numero;jour\n${"1;2022-01-01\n".repeat(1_000)}`);
  const stopped = new AbortController();
  const { signal } = stopped;
  // Told as soon as somebody listens: before the first statement.
  const listen = signal.addEventListener.bind(signal);
  signal.addEventListener = (...parameters: Parameters<typeof listen>) => {
    listen(...parameters);
    stopped.abort();
  };
  await expect(profileDiskFile({ path, workFolder: join(folder, "travail"), signal })).rejects.toThrow(
    "interrupted",
  );
});

test.each(["POND", "PONDERATION", "POIDS", "poids_final"])(
  "%s gives the weight of a survey",
  async (name) => {
    const lines = Array.from({ length: 30 }, (_, at) => `R${at};${(0.5 + at / 40).toFixed(3)};${at * 7}`);
    const { profile } = await propose("enquete.csv", [`NUM;${name};DUREE`, ...lines].join("\n"));
    const source = sourceOf("allocataires");
    const birth = source.attributes.get("naissance");
    if (birth === undefined) throw new RangeError("naissance");
    const weight = {
      ...birth,
      id: "poids_repondant",
      label: { fr: "Poids du répondant" },
      type: "number",
    } as const;
    const survey = { ...source, contacts: null, attributes: new Map([[weight.id, weight]]) };
    const { fields } = proposeMapping({ source: survey, profile, keyName: null, language: "fr" });
    expect(fields.get("poids_repondant")).toMatchObject({ column: name, isDoubtful: false });
  },
);

describe("a column of amounts", () => {
  const amounts = async (lines: readonly string[]) => {
    const { profile } = await propose("montants.csv", ["NUM;REVENU", ...lines].join("\n"));
    const [, column] = profile.columns;
    return { csv: profile.csv, numbers: column?.numbers, filled: column?.filled };
  };

  test("with spaces, euros and exponents is one of numbers, as a run reads it", async () => {
    const lines = ["R1;1\u202f426,59 €", "R2;12\u00a0000", "R3;1,5E+03", "R4;999"];
    expect(await amounts(lines)).toMatchObject({ csv: { decimal: "," }, numbers: 4, filled: 4 });
  });

  test("has fewer numbers where a run would refuse some", async () => {
    const lines = Array.from({ length: 500 }, (_, at) => `R${at};${at % 50 === 0 ? `${at}.5` : `${at},5`}`);
    expect(await amounts(lines)).toMatchObject({ csv: { decimal: "," }, numbers: 490, filled: 500 });
  });
});

test("values of many columns are counted in several passes, whatever the spaces around them", async () => {
  const [many, few] = [
    Array.from({ length: 10 }, (_, at) => `M${at}`),
    Array.from({ length: 20 }, (_, at) => `F${at}`),
  ];
  const lines = Array.from({ length: 1_000 }, (_, row) => [
    ...many.map((_, at) =>
      row < 5 ? ["", " ", "NR", " NR ", "#N/A"][row] : `v${at}-${row % 500}${row % 2 === 0 ? " " : ""}`,
    ),
    ...few.map((_, at) => (row < 5 ? "" : ` c${row % (at + 1)}`)),
  ]);
  const { profile } = await propose(
    "large.csv",
    [[...many, ...few], ...lines].map((cells) => cells.join(";")).join("\n"),
  );
  const [first] = profile.columns;
  expect(profile.rows).toBe(1_000);
  expect(profile.columns.map(({ name }) => name)).toEqual([...many, ...few]);
  expect(first).toMatchObject({
    filled: 998,
    blank: 2,
    distinct: 502,
    missing: [
      { value: "NR", rows: 2 },
      { value: "#N/A", rows: 1 },
    ],
  });
  for (const column of profile.columns.slice(1, many.length))
    expect(column).toEqual({ ...first, name: column.name });
  expect(profile.columns.at(-1)).toMatchObject({ filled: 995, blank: 5, distinct: 20 });
  expect(profile.columns[many.length]?.values).toEqual([{ value: "c0", rows: 995 }]);
});

test("a file that mixes two encodings is said to, where its values are to be translated", async () => {
  const family = (at: number) => ["Isolé", "Couple sans enfant", "Famille monoparentale"][at % 3];
  const lines = Array.from({ length: 60 }, (_, at) =>
    Buffer.from(`A${at};${family(at)};Oui\n`, at < 50 ? "latin1" : "utf8"),
  );
  const header = Buffer.from("N° allocataire;Situation familiale;Bénéficiaire RSA\n", "latin1");
  const { proposal } = await propose("melange.csv", Buffer.concat([header, ...lines]));
  expect(proposal.fields.get("menage")?.reason).toContain("mêle deux encodages");
  expect(proposal.fields.get("rsa")?.reason).not.toContain("encodages");
});
