import { newStudy } from "../../../test/new-study.ts";
import { secret } from "./vigie.ts";

/*
 * Units that exist nowhere, with a value of their own in every field: if one shows up anywhere outside the partner's own
 * files, a person's would have.
 */

export const households = Array.from({ length: 120 }, (_, at) => at);
const four = (at: number) => String(at).padStart(4, "0");
const day = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString();
const french = (iso: string) => iso.slice(0, 10).split("-").toReversed().join("/");
const birth = (at: number) => day("1931-02-03", at * 211);
const income = (at: number) => 13_000.17 + at * 137.31;
/** A moment of its own for each contact: every second of the day is met once at most. */
const moment = (at: number) => `${day("2024-01-03", at).slice(0, 10)}T${timeOfDay(at)}`;
const timeOfDay = (at: number) => new Date(30_000_000 + at * 311_000).toISOString().slice(11, 19);

/** What must be found nowhere: everything that says CANARI, every date, every moment, every amount. */
export const canaries: readonly string[] = [
  "canari",
  ...households.flatMap((at) => {
    const iso = birth(at).slice(0, 10);
    const amount = income(at).toFixed(2);
    return [iso, french(iso), iso.replaceAll("-", ""), timeOfDay(at), amount, amount.replace(".", ",")];
  }),
];
export const foundIn = (text: string) => {
  const lower = text.toLowerCase();
  return canaries.filter((canary) => lower.includes(canary));
};

export function units(): string {
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

export function contacts(): string {
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
export function study(): ReadonlyMap<string, string> {
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

export const mapping = `mapping: 1
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

/** A mistake in one of the partner's files. */
export interface Mistake {
  readonly title: string;
  readonly file: string;
  readonly change: (text: string) => string | Uint8Array;
}

const line = (text: string, at: number) => text.split("\n")[at] ?? "";
/** Each is refused by a run. */
export const mistakes: readonly Mistake[] = [
  {
    title: "a rare channel",
    file: "contacts.csv",
    change: (t) => t.replace("CANARI-GUICHET", "CANARI-BORNE"),
  },
  {
    title: "a rare motive",
    file: "contacts.csv",
    change: (t) => t.replace("CANARI-QUESTION", "CANARI-RARE"),
  },
  {
    title: "a rare code",
    file: "foyers.csv",
    change: (t) => t.replace("CANARI-MENAGE-A", "CANARI-MENAGE-Z"),
  },
  { title: "a rare answer", file: "foyers.csv", change: (t) => t.replace("CANARI-OUI", "CANARI-PEUT-ETRE") },
  { title: "a date that is none", file: "foyers.csv", change: (t) => t.replace("03/02/1931", "CANARI/31") },
  { title: "an impossible date", file: "foyers.csv", change: (t) => t.replace("03/02/1931", "31/02/1931") },
  {
    title: "dates written otherwise",
    file: "contacts.csv",
    change: (t) => t.replaceAll("/2024 ", "/CANARI "),
  },
  { title: "an amount that is none", file: "foyers.csv", change: (t) => t.replace("13000,17", "CANARI,17") },
  { title: "amounts with a point", file: "foyers.csv", change: (t) => t.replaceAll(/,(\d\d)\n/g, ".$1\n") },
  {
    title: "a cell too many",
    file: "foyers.csv",
    change: (t) => t.replace("CANARI-NOM-0003", "CANARI;NOM"),
  },
  { title: "a cell too few", file: "contacts.csv", change: (t) => t.replace(";CANARI-TEXTE-0003", "") },
  {
    title: "another encoding",
    file: "foyers.csv",
    change: (t) => Buffer.from(t.replace("CANARI-CLE-0003", "CANARI-CLÉ"), "latin1"),
  },
  { title: "a unit twice", file: "foyers.csv", change: (t) => `${t}${line(t, 3)}\n` },
  { title: "a unit without key", file: "foyers.csv", change: (t) => t.replace("CANARI-CLE-0003", "") },
  { title: "a file cut in a line", file: "foyers.csv", change: (t) => t.slice(0, -20) },
  { title: "a file cut in quotes", file: "contacts.csv", change: (t) => `${t}CANARI-CLE-0001;"CANARI` },
  {
    title: "a quote in a value",
    file: "foyers.csv",
    change: (t) => t.replace("CANARI-NOM-0003", '"CANARI"NOM'),
  },
  { title: "a null byte", file: "foyers.csv", change: (t) => t.replace("CANARI-MENAGE-A", "CANARI\0") },
  { title: "another delimiter", file: "foyers.csv", change: (t) => t.replaceAll(";", "|") },
  {
    title: "no header and another delimiter",
    file: "foyers.csv",
    change: (t) => t.slice(t.indexOf("\n") + 1).replaceAll(";", "|"),
  },
  { title: "not the right file", file: "foyers.csv", change: () => contacts() },
];
