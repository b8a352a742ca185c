import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { loadStudy, newStudy, type Study, type VigieErrors } from "@vigie/study";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mappedKey, parseMapping, proposeMapping, writeProposal } from "../src/index.ts";
import { profileFile } from "../src/node/index.ts";

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
  const profile = await profileFile({ path, workFolder: join(folder, "travail") });
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
    expect(proposal.absent).toEqual(["naissance"]);
  });

  test.each([
    {
      says: "UTF-8 with a BOM and commas",
      name: "bom.csv",
      bytes: `\ufeff${households.replaceAll(";", ",")}`,
    },
    { says: "gzip", name: "foyers.csv.gz", bytes: gzipSync(Buffer.from(households, "utf8")) },
    { says: "tabs", name: "foyers.tsv", bytes: households.replaceAll(";", "\t") },
  ])("$says", async ({ name, bytes }) => {
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

  test("American dates are told by days past 12", async () => {
    const { proposal } = await propose("us.csv", contacts(["03/14/2024", "03/02/2024"]));
    expect(proposal.fields.get("date")?.dates).toBe("us");
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
  const secret = "c2VjcmV0IG9mIHRlc3RzIGFuZCBvZiBubyBkYXRhICE";

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
    expect(first).toContain("# une valeur différente à chaque ligne");
    expect(mappedKey(first ?? "", source)).toBe("N° allocataire");
    expect(first).toContain(`\nsecret: "${secret}"\n`);
    const kept = first?.replace("# Ce fichier", "# Relu par Anne. Ce fichier") ?? null;
    const second =
      writeProposal({
        existing: kept,
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
    const parsed = parseMapping(second, "caf.yaml", study);
    expect("errors" in parsed && parsed.errors.map(({ code }) => code)).toEqual([
      "engine/mapping-untranslated",
    ]);
    const decided = parseMapping(second.replace("Borne: À TRADUIRE", "Borne: guichet"), "caf.yaml", study);
    expect(
      "mapping" in decided &&
        decided.mapping.sources.get("allocataires")?.contacts?.channel.codes.get("Borne"),
    ).toBe("guichet");
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
  { says: "an empty file", name: "vide.csv", bytes: "", code: "engine/file-empty" },
  {
    says: "a truncated gzip",
    name: "coupe.csv.gz",
    bytes: gzipSync(Buffer.from(households)).subarray(0, 60),
    code: "engine/gzip-truncated",
  },
  { says: "a workbook that is none", name: "faux.xlsx", bytes: "bonjour", code: "engine/xlsx-unreadable" },
  {
    says: "a file without header",
    name: "nu.csv",
    bytes: households.slice(households.indexOf("A1")),
    code: "engine/header-unlikely",
  },
  {
    says: "a title above the header",
    name: "titre.csv",
    bytes: "Extraction du 3 mars\n\nA;B\n1;2\n",
    code: "engine/header-alone",
  },
  {
    says: "a file of too many columns",
    name: "large.csv",
    bytes: `${Array.from({ length: 3000 }, (_, at) => `c${at}`).join(";")}\n`,
    code: "engine/columns-too-many",
  },
  {
    says: "a header above bytes that are no text",
    name: "bruit.csv",
    bytes: Buffer.concat([
      // Past what is looked at first.
      Buffer.from(`A;B\n${"1;2\n".repeat(1500)}`),
      Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * at + 7 * at) % 251)),
    ]),
    code: "engine/file-not-table",
  },
  { says: "another kind of file", name: "image.png", bytes: "x", code: "engine/mapping-kind-unknown" },
])("$says is refused", async ({ name, bytes, code }) => {
  const codes = await propose(name, bytes).then(
    () => [],
    (error: VigieErrors) => error.errors.map((found) => found.code),
  );
  expect(codes).toEqual([code]);
});

const baltimore = join(import.meta.dirname, "../../../../shared/data/channels-311/311_sample.csv");
test.skipIf(!existsSync(baltimore))(
  "311 (needs ../shared/data): channels without a family are listed with their counts",
  async () => {
    const profile = await profileFile({ path: baltimore, workFolder: join(folder, "travail") });
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
  signal.addEventListener = (...asked: Parameters<typeof listen>) => {
    listen(...asked);
    stopped.abort();
  };
  await expect(profileFile({ path, workFolder: join(folder, "travail"), signal })).rejects.toThrow(
    "interrupted",
  );
});
