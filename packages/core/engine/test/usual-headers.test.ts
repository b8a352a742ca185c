import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { proposeMapping } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { profileDiskFile } from "../src/node/index.ts";

/** Headers and values as SAS, SPSS and Excel write them, and what each column is: nothing of it is in the study. */

const reference = join(import.meta.dirname, "../../../../studies/publics-fragiles");
let folder: string;
let studies: Readonly<Record<"small" | "reference", Study>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-entetes-"));
  studies = { small: await studyOf(newStudy()), reference: await studyOf(await filesUnder(reference)) };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function studyOf(files: ReadonlyMap<string, string>): Promise<Study> {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError("a study does not load");
  return loaded.study;
}

async function filesUnder(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && /\.(?:yaml|csv)$/.test(entry.name));
  return new Map(
    await Promise.all(
      paths.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [relative(root, path).split(sep).join("/"), await readFile(path, "utf8")] as const;
      }),
    ),
  );
}

type Row = (at: number) => readonly string[];

interface Header {
  readonly title: string;
  readonly study?: "small" | "reference";
  readonly source: string;
  readonly columns: readonly string[];
  readonly row: Row;
  readonly role: "units" | "contacts";
  readonly key: string;
  /** Column of each field, and how its dates are written; a `?` before it: a person must check. */
  readonly fields: Readonly<Record<string, string>>;
  /** Fields of the unit that a log repeats. */
  readonly carried?: Readonly<Record<string, string>>;
  readonly left?: readonly string[];
}

const of = (at: number, ...values: readonly string[]) => values[at % values.length] ?? "";
const two = (number: number) => String(number).padStart(2, "0");
/** Days from 1941 to 1999, or of the first half of 2024. */
const birth = (at: number) => new Date(Date.UTC(1941 + (at % 59), at % 12, 1 + (at % 28)));
const recent = (at: number) => new Date(Date.UTC(2024, at % 6, 1 + (at % 28)));
const iso = (day: Date) => day.toISOString().slice(0, 10);
const fr = (day: Date) => iso(day).split("-").toReversed().join("/");
const us = (day: Date) => `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/${day.getUTCFullYear()}`;
const compact = (day: Date) => iso(day).replaceAll("-", "");
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const date9 = (day: Date) => `${two(day.getUTCDate())}${months[day.getUTCMonth()]}${day.getUTCFullYear()}`;
const daysSince = (from: number) => (day: Date) => String((day.getTime() - from) / 86_400_000);
const sas = daysSince(Date.UTC(1960, 0, 1));
const excel = daysSince(Date.UTC(1899, 11, 30));

const units: readonly Header[] = [
  {
    title: "SAS: names of eight letters, date9, a point for no value, codes of its own",
    source: "allocataires",
    columns: ["NUMDOS", "DTNAIS", "SITFAM", "RSA", "CPTACT"],
    row: (at) => [
      String(100_000 + at),
      at % 17 ? date9(birth(at)) : ".",
      of(at, "ISO", "CPL", "MON"),
      of(at, "1", "0"),
      of(at, "1", "0"),
    ],
    role: "units",
    key: "NUMDOS",
    fields: { naissance: "DTNAIS date9", menage: "?SITFAM", rsa: "RSA", compte_actif: "CPTACT" },
  },
  {
    title: "SAS: days since 1960, indicators named TOP…",
    source: "allocataires",
    columns: ["MATRICUL", "DTNAIRES", "SITFAM", "TOPRSA", "TOPCPT", "MTRSA"],
    row: (at) => [
      String(100_000 + at),
      at % 17 ? sas(birth(at)) : ".",
      of(at, "1", "2", "3", "4"),
      of(at, "O", "N"),
      of(at, "O", "N"),
      String(at * 3),
    ],
    role: "units",
    key: "MATRICUL",
    fields: { naissance: "?DTNAIRES sas", menage: "?SITFAM", rsa: "TOPRSA", compte_actif: "TOPCPT" },
    left: ["MTRSA"],
  },
  {
    title: "Excel: accents, numbers before labels, dates with an hour, NR, n.c. and #N/A",
    source: "allocataires",
    columns: [
      "N° dossier",
      "Né(e) le",
      "Situation de famille",
      "Bénéficiaire du RSA (O/N)",
      "Compte actif ?",
    ],
    row: (at) => [
      `D${at}`,
      at % 9 ? `${iso(birth(at))} 00:00:00` : "#N/A",
      of(at, "1 - Personne seule", "2 - Couple sans enfant", "3 - Famille monoparentale", "NR"),
      of(at, "Oui", "Non", "n.c."),
      of(at, "1 - Oui", "0 - Non", ""),
    ],
    role: "units",
    key: "N° dossier",
    fields: {
      naissance: "Né(e) le iso",
      menage: "Situation de famille",
      rsa: "Bénéficiaire du RSA (O/N)",
      compte_actif: "Compte actif ?",
    },
  },
  {
    title: "Excel: days as numbers, capitals, a cross where it is so and nothing else",
    source: "allocataires",
    columns: ["Identifiant", "DDN", "Composition familiale", "RSA", "Compte actif"],
    row: (at) => [
      String(at),
      excel(birth(at)),
      of(at, "Personne seule", "COUPLE SANS ENFANT", "famille monoparentale"),
      of(at, "VRAI", "FAUX"),
      of(at, "X", ""),
    ],
    role: "units",
    key: "Identifiant",
    fields: {
      naissance: "?DDN excel",
      menage: "Composition familiale",
      rsa: "RSA",
      compte_actif: "?Compte actif",
    },
  },
  {
    title: "SPSS: American dates, numbers with decimals, weights left",
    source: "allocataires",
    columns: ["id_foy", "DateNaissance", "typmen", "rsa_perc", "cpt_actif", "poids"],
    row: (at) => [
      String(at),
      us(birth(at)),
      of(at, "1.00", "2.00", "3.00", " "),
      of(at, "1.00", ".00"),
      of(at, "1.00", ".00"),
      (0.5 + at / 100).toFixed(2),
    ],
    role: "units",
    key: "id_foy",
    fields: { naissance: "DateNaissance us", menage: "?typmen", rsa: "rsa_perc", compte_actif: "cpt_actif" },
    left: ["poids"],
  },
  {
    title: "a header that says nothing: what values alone tell, and no yes or no among two",
    source: "allocataires",
    columns: ["V1", "V2", "V3", "V4", "V5"],
    row: (at) => [
      `K${at}`,
      fr(birth(at)),
      of(at, "Isolé", "Couple", "Monoparental"),
      of(at, "O", "N"),
      of(at, "N", "O"),
    ],
    role: "units",
    key: "?V1",
    fields: { naissance: "?V2 fr", menage: "?V3" },
    left: ["V4", "V5"],
  },
  {
    title:
      "two dates and two accounts: each goes where its name says, and units preferring a channel are no log",
    source: "allocataires",
    columns: [
      "Dossier",
      "Date ouverture",
      "Date de naissance",
      "Canal préféré",
      "Compte ouvert",
      "Compte actif",
    ],
    row: (at) => [
      String(100_000 + at),
      fr(recent(at)),
      fr(birth(at)),
      of(at, "Guichet", "Téléphone"),
      of(at, "O", "N"),
      of(at, "O", "N"),
    ],
    role: "units",
    key: "Dossier",
    fields: { naissance: "Date de naissance fr", compte_actif: "Compte actif" },
    left: ["Date ouverture", "Canal préféré", "Compte ouvert"],
  },
  {
    title: "a few units twice: still units, and said",
    source: "allocataires",
    columns: ["DOSSIER", "DNAISS", "MENAGE", "RSA", "COMPTE"],
    row: (at) => [
      String(100_000 + (at % 295)),
      fr(birth(at)),
      of(at, "ISOLE", "COUPLE"),
      of(at, "O", "N", "NR"),
      of(at, "O", "N"),
    ],
    role: "units",
    key: "?DOSSIER",
    fields: { naissance: "DNAISS fr", menage: "MENAGE", rsa: "RSA", compte_actif: "COMPTE" },
  },
  {
    title: "years of two digits are no date that Vigie reads, whatever the name",
    source: "allocataires",
    columns: ["NUMDOS", "DTNAIS", "RSA"],
    row: (at) => [String(at), fr(birth(at)).replace(/19(?=..$)/, ""), of(at, "O", "N")],
    role: "units",
    key: "NUMDOS",
    fields: { rsa: "RSA" },
    left: ["DTNAIS"],
  },
  {
    title: "insured persons: CSS is the C2S",
    study: "reference",
    source: "assures",
    columns: ["NIR_CRYPT", "DDN", "SEXE", "CSS", "COMRES", "AMELI", "PAYNAI"],
    row: (at) => [
      `k${at}`,
      compact(birth(at)),
      of(at, "H", "F"),
      of(at, "0", "1"),
      of(at, "93001", "93066", "93008"),
      of(at, "O", "N"),
      of(at, "FR", "DZ", "PT"),
    ],
    role: "units",
    key: "NIR_CRYPT",
    fields: {
      c2s: "CSS",
      birth: "DDN compact",
      sex: "SEXE",
      country_of_birth: "?PAYNAI",
      commune: "COMRES",
      account_active: "AMELI",
    },
  },
  {
    title: "pensioners: days before 1960 are below zero",
    study: "reference",
    source: "aspa",
    columns: ["NIR13", "DTNAIS", "SEXE", "CODCOM"],
    row: (at) => [
      `k${at}`,
      sas(new Date(Date.UTC(1930 + (at % 25), at % 12, 1 + (at % 28)))),
      of(at, "Madame", "Monsieur"),
      of(at, "93001", "93066"),
    ],
    role: "units",
    key: "NIR13",
    fields: { birth: "?DTNAIS sas", sex: "SEXE", commune: "CODCOM" },
  },
  {
    title: "the names of the Caf",
    study: "reference",
    source: "allocataires",
    columns: [
      "NUMDOS",
      "TOPRSA",
      "DTNAIS",
      "SEXE",
      "NATIO",
      "SITFAM",
      "ACTRESPD",
      "COMRES",
      "OCCLOG",
      "APPMOB",
    ],
    row: (at) => [
      String(100_000 + at),
      of(at, "1", "0"),
      date9(birth(at)),
      of(at, "H", "F"),
      of(at, "FR", "UE", "HUE"),
      of(at, "1", "2", "3"),
      of(at, "SAL", "CHO", "INA"),
      of(at, "93001", "93066"),
      of(at, "LOC", "PRO"),
      of(at, "0", "1"),
    ],
    role: "units",
    key: "NUMDOS",
    fields: {
      rsa: "TOPRSA",
      birth: "DTNAIS date9",
      sex: "SEXE",
      nationality: "?NATIO",
      household: "?SITFAM",
      activity: "?ACTRESPD",
      commune: "COMRES",
      housing: "?OCCLOG",
      mobile_app: "APPMOB",
    },
  },
];

const logs: readonly Header[] = [
  {
    title: "a log in SAS, whose channels are codes of its own",
    source: "allocataires",
    columns: ["NUMDOS", "DATCON", "CANAL", "MOTIF"],
    row: (at) => [
      String(100_000 + Math.floor(at / 3)),
      date9(recent(at)),
      of(at, "GUI", "TEL", "MEL"),
      of(at, "DEM", "REC"),
    ],
    role: "contacts",
    key: "NUMDOS",
    fields: { date: "DATCON date9", channel: "CANAL", motive: "?MOTIF" },
  },
  {
    title: "names without their vowels, days since 1960",
    source: "allocataires",
    columns: ["MATRICUL", "DTCNT", "CDCNL", "CDMTF", "LIBELLE"],
    row: (at) => [
      String(100_000 + Math.floor(at / 3)),
      sas(recent(at)),
      of(at, "01", "02", "03"),
      of(at, "A", "B"),
      of(at, "x", "y"),
    ],
    role: "contacts",
    key: "MATRICUL",
    fields: { date: "?DTCNT sas", channel: "?CDCNL", motive: "?CDMTF" },
    left: ["LIBELLE"],
  },
  {
    title: "a number of each contact is not that of the unit",
    source: "allocataires",
    columns: ["ID_CONTACT", "NUMDOS", "DATE_CONTACT", "TYPE_CONTACT", "MOTIF"],
    row: (at) => [
      `C${at}`,
      String(100_000 + Math.floor(at / 3)),
      `${iso(recent(at))} 08:15:00`,
      of(at, "Guichet", "Téléphone", "Courriel"),
      of(at, "Demande de prestation", "Question ou réclamation"),
    ],
    role: "contacts",
    key: "NUMDOS",
    fields: { date: "DATE_CONTACT iso", channel: "TYPE_CONTACT", motive: "MOTIF" },
    left: ["ID_CONTACT"],
  },
  {
    title: "a header that says nothing: the key is what repeats, with most values",
    source: "allocataires",
    columns: ["a", "b", "c", "d", "e"],
    row: (at) => [
      String(Math.floor(at / 4)),
      iso(recent(at)),
      of(at, "guichet", "telephone", "courriel"),
      of(at, "demande", "question"),
      of(at, "x", "y", "z"),
    ],
    role: "contacts",
    key: "?a",
    fields: { date: "?b iso", channel: "?c", motive: "?d" },
    left: ["e"],
  },
  {
    title: "a log that carries births and situations on each contact",
    source: "allocataires",
    columns: ["NUMDOS", "DTNAIS", "SITFAM", "TOPRSA", "DATCON", "CANAL", "MOTIF"],
    row: (at) => {
      const unit = Math.floor(at / 3);
      return [
        String(100_000 + unit),
        fr(birth(unit)),
        of(unit, "isole", "couple"),
        of(unit, "O", "N"),
        fr(recent(at)),
        of(at, "guichet", "telephone"),
        of(at, "demande", "question"),
      ];
    },
    role: "contacts",
    key: "NUMDOS",
    fields: { date: "DATCON fr", channel: "CANAL", motive: "MOTIF" },
    carried: { naissance: "DTNAIS fr", menage: "SITFAM", rsa: "TOPRSA" },
  },
];

describe.each([
  ["units", units],
  ["logs", logs],
])("%s", (kind, headers) => {
  test.each(headers.map((header, at) => ({ ...header, at })))(
    "$title",
    async ({ at, study = "small", source: id, columns, row, role, key, fields, carried = {}, left = [] }) => {
      const path = join(folder, `${kind}-${at}.csv`);
      const rows = Array.from({ length: 300 }, (_, number) => row(number).join(";"));
      await writeFile(path, `${[columns.join(";"), ...rows].join("\n")}\n`);
      const profile = await profileDiskFile({ path, workFolder: join(folder, "travail") });
      const source = studies[study].sources.get(id);
      if (source === undefined) throw new RangeError(id);
      const proposal = proposeMapping({ source, profile, keyName: null, language: "fr" });
      const doubt = (isDoubtful: boolean | undefined) => (isDoubtful === true ? "?" : "");
      const guessed = (guesses: typeof proposal.fields) =>
        Object.fromEntries(
          [...guesses].map(([field, { column, dates, isDoubtful }]) => [
            field,
            `${doubt(isDoubtful)}${column}${dates === null ? "" : ` ${dates}`}`,
          ]),
        );
      expect({
        role: proposal.role,
        key: `${doubt(proposal.key?.isDoubtful)}${proposal.key?.column}`,
        fields: guessed(proposal.fields),
        carried: guessed(proposal.carried),
        left: proposal.left,
      }).toEqual({ role, key, fields, carried, left });
    },
  );
});
