import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { loadStudy, type Source } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { type ColumnProfile, draftedColumn, type FileRole, guessFieldCodes } from "../src/index.ts";

const reference = join(import.meta.dirname, "../../../../studies/publics-fragiles");
let source: Source;
beforeAll(async () => {
  const entries = await readdir(reference, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:yaml|csv)$/.test(entry.name));
  const texts = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [relative(reference, path).split(sep).join("/"), await readFile(path, "utf8")] as const;
  });
  const loaded = await loadStudy(new Map(await Promise.all(texts)));
  if ("errors" in loaded) throw new RangeError("the reference study does not load");
  const found = loaded.study.sources.get("allocataires");
  if (found === undefined) throw new RangeError("no source of the Caf");
  source = found;
});

function columnOf(values: readonly string[]): ColumnProfile {
  const none = { iso: 0, fr: 0, us: 0, compact: 0, date9: 0, excel: 0, sas: 0, sas_datetime: 0, spss: 0 };
  return {
    name: "colonne",
    filled: values.length * 50,
    blank: 0,
    distinct: values.length,
    values: values.map((value) => ({ value, rows: 50 })),
    missing: [],
    days: none,
    numbers: 0,
  };
}

function guess(field: string, values: readonly string[], role: FileRole = "units") {
  const guessed = guessFieldCodes(columnOf(values), { source, role, field });
  if (guessed === null) throw new RangeError(field);
  return { translated: Object.fromEntries(guessed.translated), near: Object.fromEntries(guessed.near) };
}

describe("values of a Caf, none of which is translated before a person accepts it", () => {
  const expectations: readonly (readonly [string, FileRole, Readonly<Record<string, string>>])[] = [
    ["sex", "units", { "1": "man", "2": "woman" }],
    [
      "housing",
      "units",
      {
        Propriétaire: "owner",
        "Accession à la propriété": "owner",
        "Locataire HLM": "social_tenant",
        "LOCATAIRE PARC PRIVE": "private_tenant",
        "Hébergé(e) à titre gratuit": "hosted",
        SDF: "shelter",
      },
    ],
    [
      "activity",
      "units",
      {
        "Salarié(e)": "employed",
        "Demandeur d’emploi": "job_seeker",
        Chômage: "job_seeker",
        Inactif: "inactive",
        Retraité: "retired",
      },
    ],
    [
      "household",
      "units",
      {
        Isolé: "single",
        "Isolé(e) avec enfant(s)": "single_parent",
        Monoparent: "single_parent",
        "Couple ss enf": "couple",
        "Couple 2 enfants": "couple_children",
      },
    ],
    ["nationality", "units", { Français: "french", "Ressortissant UE": "eu", "Hors UE": "non_eu" }],
    ["nationality", "units", { F: "french", C: "eu", A: "non_eu" }],
    [
      "country_of_birth",
      "units",
      {
        Métropole: "mainland",
        DOM: "overseas",
        "UE hors France": "eu",
        "Europe hors UE": "europe_other",
        Algérie: "maghreb",
        "Afrique hors Maghreb": "africa_other",
        Amériques: "america_oceania",
      },
    ],
    ["active_account", "units", { Actif: "yes", Inactif: "no" }],
    [
      "channel",
      "contacts",
      {
        Téléprocédure: "online_request",
        "Déclaration internet": "online_declaration",
        "Messagerie Mon Compte": "account_message",
        "Borne interactive": "kiosk",
        Tchat: "chat",
        "RDV téléphonique": "remote_appointment",
        "Accueil physique": "front_desk",
        "RDV agence": "appointment",
        Lettre: "post",
        "Courrier entrant": "post",
        "Formulaire CERFA": "paper_form",
        "Appel entrant": "telephone",
        Notification: "automatic_notice",
        "Échange interne": "internal",
      },
    ],
    [
      "motive",
      "contacts",
      {
        DTR: "quarterly_income",
        "Demande de droit": "request",
        "Chgt situation": "change",
        "Pièces jointes": "documents",
        "Suivi dossier": "follow_up",
        Indu: "payment",
      },
    ],
  ];
  for (const [field, role, expected] of expectations)
    test(`${field}: ${Object.keys(expected).join(", ")}`, () =>
      expect(guess(field, Object.keys(expected), role)).toEqual({ translated: {}, near: expected }));
});

test("nothing is proposed where two codes would do as well, nor across a negation, nor of half a code list", () => {
  expect(guess("household", ["Couple", "Ménage", "Autre"]).near).toEqual({});
  expect(guess("housing", ["Locataire", "Autre"]).near).toEqual({});
  expect(guess("activity", ["Sans emploi", "Actif", "A", "B"]).near).toEqual({});
  expect(guess("sex", ["1", "3"]).near).toEqual({});
  expect(guess("sex", ["X"]).near).toEqual({});
});

test("a label of the study is translated as before, and asks nothing", () => {
  const { translated, near } = guess("housing", ["propriete", "1 - Hébergement chez un tiers"]);
  expect(translated).toEqual({ propriete: "owner", "1 - Hébergement chez un tiers": "hosted" });
  expect(near).toEqual({});
  // One word of the list is no other misspelt.
  expect(guess("channel", ["COURRIER ENTRANT", "Courriel entrant"], "contacts").near).toEqual({
    "COURRIER ENTRANT": "post",
    "Courriel entrant": "email",
  });
});

describe("a column that a person chose", () => {
  const drafted = (values: readonly string[], before: Parameters<typeof draftedColumn>[1]["before"] = null) =>
    draftedColumn(columnOf(values), { source, role: "units", field: "housing", before });

  test("is translated as a guessed one, and what is to be accepted is not", () => {
    const { column, codes } = drafted(["Propriété", "Propriétaire", "owner"]);
    expect(column).toBe("colonne");
    expect(Object.fromEntries(codes)).toEqual({ Propriété: "owner" });
  });

  test("keeps the translations of the column that it takes the place of", () => {
    const before = {
      column: "OCCLOG",
      codes: new Map([["Propriété", "hosted"]]),
      without: ["ZZ"],
      dates: "iso",
      separator: ";",
    } as const;
    const { codes, without } = drafted(["Propriété", "Location dans le parc privé", "ZZ"], before);
    expect(Object.fromEntries(codes)).toEqual({
      Propriété: "hosted",
      "Location dans le parc privé": "private_tenant",
    });
    expect(without).toEqual(["ZZ"]);
  });
});
