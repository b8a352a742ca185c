import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ColumnMapping, type ItemColumns, readDraft } from "@vigie/mapping";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import { readStudy } from "../../../cli/src/study/study-folder.ts";
import { fictionOf, reference } from "../../../cli/test/fiction-of.ts";
import { type Bench, give, onward, openBench, openStudy } from "./opened-page.ts";

/** How a Caf writes each code of the study, in columns of its own names. */
const written: Readonly<Record<string, { readonly column: string; readonly codes: Record<string, string> }>> =
  {
    id: { column: "NUMALLOC", codes: {} },
    rsa: { column: "TOPRSA", codes: { yes: "1", no: "0" } },
    birth: { column: "DTNAIS", codes: {} },
    sex: { column: "SEXE", codes: { man: "1", woman: "2" } },
    country_of_birth: {
      column: "PAYS_NAISSANCE",
      codes: {
        mainland: "France métropolitaine",
        overseas: "DOM-TOM",
        eu: "UE hors France",
        europe_other: "Europe hors UE",
        maghreb: "Afrique du Nord",
        africa_other: "Afrique subsaharienne",
        asia: "ASIE",
        america_oceania: "Amériques",
      },
    },
    nationality: {
      column: "NATIONALITE",
      codes: { french: "Français", eu: "Ressortissant UE", non_eu: "Hors UE" },
    },
    household: {
      column: "SITFAM",
      codes: {
        single: "Isolé(e) sans enfant",
        single_parent: "Monoparent",
        couple: "Couple ss enf.",
        couple_children: "Couple av. enf.",
      },
    },
    activity: {
      column: "ACTIVITE",
      codes: { employed: "Salarié", job_seeker: "Chômage", inactive: "Inactif", retired: "Retraité" },
    },
    commune: { column: "CODE_INSEE", codes: {} },
    housing: {
      column: "OCCLOG",
      codes: {
        social_tenant: "Locataire HLM",
        private_tenant: "Locataire privé",
        owner: "Propriétaire",
        hosted: "Hébergé",
        shelter: "SDF",
      },
    },
    site_visits: { column: "CONSULTE_SITE", codes: { yes: "Oui", no: "Non" } },
    mobile_app: { column: "APPLI_MOBILE", codes: { yes: "Oui", no: "Non" } },
    active_account: { column: "COMPTE_ACTIF", codes: { yes: "Actif", no: "Inactif" } },
  };
const writtenContacts: typeof written = {
  id: { column: "NUMALLOC", codes: {} },
  date: { column: "DATE_CONTACT", codes: {} },
  channel: {
    column: "CANAL",
    codes: {
      online_request: "Téléprocédure",
      online_declaration: "Télédéclaration",
      account_message: "Messagerie Mon Compte",
      email: "Mél",
      kiosk: "Borne interactive",
      chat: "Tchat",
      remote_appointment: "RDV téléphonique",
      front_desk: "Accueil physique",
      appointment: "RDV agence",
      home_visit: "VAD",
      post: "Courrier postal",
      paper_form: "Formulaire CERFA",
      telephone: "Appel entrant",
      automatic_notice: "Notification",
      internal: "Échange inter-services",
    },
  },
  motive: {
    column: "MOTIF",
    codes: {
      quarterly_income: "DTR",
      request: "Demande de droits",
      change: "Chgt de situation",
      documents: "Pièces",
      follow_up: "Suivi dossier",
      payment: "Indu",
    },
  },
};

/** The lines of a file of fiction, in a Caf's words. */
function inWordsOfCaf(path: string, of: typeof written): string {
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const fields = header.split(",");
  const changed = lines.map((line) =>
    line
      .split(",")
      .map((value, at) => of[fields[at] ?? ""]?.codes[value] ?? value)
      .join(";"),
  );
  return [fields.map((field) => of[field]?.column ?? field).join(";"), ...changed, ""].join("\n");
}

/** Fields that are read in another column than theirs, and values that were given another meaning. */
function wrongIn(
  fields: ReadonlyMap<string, ColumnMapping | ItemColumns> = new Map(),
  of: typeof written,
): readonly string[] {
  return Object.entries(of).flatMap(([field, { column, codes }]) => {
    if (field === "id") return [];
    const mapping = fields.get(field);
    if (mapping === undefined || "columns" in mapping || mapping.column !== column) return [field];
    return [...mapping.codes]
      .filter(([value, code]) => codes[code] !== value)
      .map(([value, code]) => `${field}: ${value} as ${code}`);
  });
}

let bench: Bench;
let page: Page;

describe.skipIf(!hasChromium)(
  "a Caf's extract in words of its own (skipped where Chromium is absent)",
  () => {
    test.beforeAll(async ({ chromium }) => {
      bench = await openBench(chromium);
      ({ page } = bench);
    });
    afterAll(() => bench?.close());

    test("is mapped in under twelve decisions, and each value means what it should", {
      timeout: 120_000,
    }, async () => {
      const fiction = await fictionOf("caf93", bench.folder, 0.02);
      const units = join(bench.folder, "extraction-foyers.csv");
      const contacts = join(bench.folder, "extraction-contacts.csv");
      writeFileSync(units, inWordsOfCaf(join(fiction, "allocataires.csv"), written));
      writeFileSync(contacts, inWordsOfCaf(join(fiction, "allocataires-contacts.csv"), writtenContacts));
      await openStudy(page, bench.study, "Caf de la Seine-Saint-Denis");
      await onward(page, "Ouvrir vos fichiers");
      await give(page, units, contacts);
      await onward(page, "Vérifier la correspondance");
      let touches = 0;
      const accept = page.getByRole("button", { name: /^Accepter l/ });
      for (; (await accept.count()) > 0; touches++) await accept.first().click();
      expect(await page.locator("main .notice h2, main .problems h2").first().textContent()).toBe(
        "Tout est décidé",
      );
      expect(touches).toBeLessThan(12);
      // The guesses that were to be checked are settled by their translations.
      expect(await page.getByText("À vérifier. Cochez").count()).toBe(0);
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Télécharger la correspondance" }).click();
      const text = readFileSync(await (await download).path(), "utf8");
      const read = readDraft(text, "mapping.yaml", await readStudy(reference));
      if ("errors" in read) throw new RangeError(read.errors.map(({ code }) => code).join(", "));
      const mapped = read.draft.sources.get("allocataires");
      expect(wrongIn(mapped?.units?.fields, written)).toEqual([]);
      expect(wrongIn(mapped?.contacts?.fields, writtenContacts)).toEqual([]);
    });
  },
);
