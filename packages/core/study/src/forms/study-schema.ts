import { z } from "zod";
import { departementsWithHolidays } from "../model/calendar.ts";
import { code, day, identifier, textFile, thousandths, windowFile } from "../shapes/shared-shapes.ts";

/** What a study asks of the protection of persons. Methods, section 7. */

export const rho = thousandths(z.number().min(0.001).max(10)).describe(
  "Budget de confidentialité différentielle de chaque source (rho) : plus il est petit, plus le bruit est grand. À défaut, 1.",
);

export const countMin = z
  .int()
  .min(3)
  .max(1000)
  .describe("Seuil du secret statistique : un effectif plus petit est masqué. À défaut, 11.");

const publicSize = z
  .strictObject({
    size: z.int().min(0).describe("L’effectif publié."),
    publication: textFile.describe("Où il est publié : titre, auteur, année."),
  })
  .describe("Un effectif déjà publié.");

const disclosureFile = z
  .strictObject({
    rho: rho.optional(),
    min: countMin.optional(),
    public: z
      .record(identifier, z.record(identifier, publicSize))
      .optional()
      .describe(
        "Effectifs déjà publiés, par source puis par champ, recopiés de leur publication : ils sortent sans bruit.",
      ),
  })
  .describe("Confidentialité différentielle et secret statistique. Un partenaire peut durcir ces règles.");

export type DisclosureFile = z.infer<typeof disclosureFile>;

const studyIdentifier = z.string().regex(/^[a-z][a-z0-9-]*$/, "study-identifier");

/** Public half of a key pair made at the partner's. Rotation: the next key starts before the last one ends. */
const signingKey = z
  .strictObject({
    id: identifier.describe("Nom de la clé, donné par « vigie keys »."),
    public: z
      .string()
      .min(1)
      .describe("Clé publique Ed25519 donnée par « vigie keys » : 43 caractères, entre guillemets."),
    from: day.describe("Premier jour où cette clé peut signer un lot."),
    to: day.optional().describe("Dernier jour, inclus. À défaut, la clé n’a pas de fin."),
  })
  .describe("Une clé publique et sa période de validité.");

/** One of several institutions that hold the same kind of file. */
const holderFile = z
  .strictObject({
    id: identifier.describe("Nom court du détenteur, par exemple bobigny."),
    label: textFile.describe("Nom de l’institution."),
    communes: z
      .array(code)
      .min(1)
      .optional()
      .describe("Codes des communes ou des territoires qu’il dessert, entre guillemets."),
    contact: z
      .string()
      .min(1)
      .optional()
      .describe("À qui écrire : une adresse ou un service. Rien n’en est publié."),
    keys: z.array(signingKey).min(1).optional().describe("Clés publiques du détenteur."),
  })
  .describe("Une institution du groupe.");

export const studyFile = z.strictObject({
  vigie: z.literal(1).describe("Version du langage d’étude : 1."),
  study: studyIdentifier.describe(
    "Nom court de l’étude : minuscules sans accent, chiffres et traits d’union.",
  ),
  version: z.string().min(1).describe('Version de l’étude, entre guillemets, par exemple "1.0".'),
  title: textFile.describe("Titre de l’étude, tel qu’on le lira."),
  summary: textFile.optional().describe("Ce que l’étude veut savoir, en une ou deux phrases."),
  window: windowFile,
  timezone: z.string().min(1).describe("Fuseau horaire des dates de contact, par exemple Europe/Paris."),
  languages: z
    .array(z.enum(["fr", "en"]))
    .min(1)
    .describe("Langues publiées, la principale d’abord."),
  licence: z
    .enum(["licence_ouverte", "odbl"])
    .optional()
    .describe(
      "Licence des données publiées, celle que permettent les fichiers lus : licence_ouverte, la Licence Ouverte ; odbl, qui veut le partage à l’identique. À défaut, licence_ouverte.",
    ),
  compared_with: z
    .enum(["whole", "rest"])
    .optional()
    .describe(
      "À quoi se comparent les parts, dans le texte, les figures et les données : whole, l’ensemble de la population de référence ; rest, les autres, sans le groupe. À défaut, whole.",
    ),
  partners: z
    .record(
      identifier,
      z
        .strictObject({
          label: textFile.describe("Nom de l’institution."),
          sources: z.array(identifier).min(1).describe("Sources que détient ce partenaire."),
          keys: z
            .array(signingKey)
            .min(1)
            .optional()
            .describe(
              "Clés publiques du partenaire. Dès qu’il y en a une, un lot sans signature est refusé.",
            ),
          holders: z
            .array(holderFile)
            .min(1)
            .optional()
            .describe(
              "Si le partenaire est un groupe : les institutions qui détiennent chacune un fichier de cette sorte. Ou bien un fichier CSV du dossier « holders », au nom du partenaire.",
            ),
          except: z
            .record(identifier, z.array(identifier).min(1))
            .optional()
            .describe(
              "Si le partenaire est un groupe : par détenteur, les indicateurs que son extraction ne compte pas comme les autres. Il n’est pas de leurs tableaux, et la note le dit.",
            ),
          pooled: z
            .boolean()
            .optional()
            .describe(
              "Si true, les comptages bruités des détenteurs s’additionnent avant le seuil ; chacun l’accepte dans sa correspondance. À défaut, false.",
            ),
        })
        .describe("Une institution partenaire et les sources qu’elle détient."),
    )
    .describe("Institutions partenaires ; chaque source est confiée à l’une d’elles."),
  public_holidays: z
    .strictObject({
      departement: z
        .enum(departementsWithHolidays)
        .optional()
        .describe(
          "Département ou collectivité qui a ses propres jours fériés, entre guillemets : Alsace, Moselle, outre-mer.",
        ),
      good_friday: z
        .boolean()
        .optional()
        .describe(
          "Outre-mer : true si l’on n’y travaille pas le Vendredi saint. C’est un usage, que la loi ne prévoit pas. À défaut, false.",
        ),
    })
    .optional()
    .describe(
      "Jours fériés que les chiffres par jour ouvré laissent de côté. À défaut, ceux de tout le pays.",
    ),
  disclosure: disclosureFile.optional(),
});

export type StudyFile = z.infer<typeof studyFile>;
export type SigningKeyFile = z.infer<typeof signingKey>;
export type HolderFile = z.infer<typeof holderFile>;
