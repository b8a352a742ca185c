import { z } from "zod";
import { derivation } from "../derivations/index.ts";
import { serviceTestParts } from "../model/service-test.ts";
import { code, identifier, textFile, thousandths, where, windowFile } from "../shapes/shared-shapes.ts";
import { fieldSchema } from "./attribute-schema.ts";

const populations = z
  .record(code, z.number().positive())
  .describe("Pour chaque code, le nombre d’unités de la population.");

const survey = z
  .strictObject({
    mode: identifier
      .optional()
      .describe(
        "Façon d’interroger, sous un nom à vous. Une édition où il change est une rupture, à déclarer dans breaks.yaml.",
      ),
    weights: identifier
      .optional()
      .describe(
        "Poids de chaque unité interrogée : une donnée de type number. Absent : toutes pèsent autant.",
      ),
    weight_max: thousandths(z.number().min(0.001).max(1e9))
      .optional()
      .describe(
        "Le plus grand poids possible, connu d’avance : un poids plus grand y est ramené. Nécessaire si le secret statistique s’applique.",
      ),
    weight_grain: thousandths(z.number().min(0.001).max(1e9))
      .optional()
      .describe("Pas auquel les poids sont arrondis ; weight_max en est un multiple. À défaut, 0,01."),
    strata: z
      .strictObject({
        of: identifier.describe(
          "Caractéristique selon laquelle on a tiré. Il vaut mieux deux répondants au moins par strate.",
        ),
        populations: populations
          .optional()
          .describe("Taille de chaque strate. Absente : on fait comme si chaque tirage était remis."),
      })
      .optional()
      .describe("Tirage stratifié."),
    calibration: z
      .strictObject({
        margins: z
          .record(identifier, populations)
          .describe("Marges connues de la population, par caractéristique ; toutes font le même total."),
        bounds: z
          .strictObject({
            least: z.number().min(0).max(1).describe("Rapport le plus bas du poids final au poids initial."),
            greatest: z.number().min(1).describe("Rapport le plus haut."),
          })
          .optional()
          .describe("Bornes des rapports de poids. Absentes : aucune."),
      })
      .optional()
      .describe("Calage des poids sur des marges connues, par ratissage (raking)."),
    minimum_base: z
      .int()
      .min(1)
      .optional()
      .describe(
        "Nombre de répondants sous lequel une part n’est pas imprimée, au moins le seuil du secret. À défaut, 30.",
      ),
    exploratory_below: z
      .int()
      .min(1)
      .optional()
      .describe("Nombre de répondants sous lequel un résultat est dit exploratoire."),
  })
  .describe("Enquête : poids, plan de sondage, et ce qu’il faut de répondants pour imprimer une part.");

const codes = z.array(code).min(1);

const contacts = z
  .strictObject({
    channels: identifier.describe("Nomenclature des canaux."),
    families: z
      .strictObject({
        digital: z.array(code).default([]).describe("Canaux numériques : compte en ligne, courriel, borne…"),
        direct: z
          .array(code)
          .default([])
          .describe("Canaux directs : guichet, rendez-vous, visite à domicile."),
        material: z
          .array(code)
          .default([])
          .describe("Canaux matériels : courrier, formulaire papier, téléphone."),
        out_of_scope: z.array(code).default([]).describe("Valeurs écartées : ni une famille, ni une erreur."),
      })
      .describe("Chaque canal est rangé dans une famille et une seule, ou déclaré hors champ."),
    motives: identifier.optional().describe("Nomenclature des motifs de contact."),
    routine: z
      .array(
        z
          .strictObject({
            label: textFile.describe("Comment on nomme ces contacts."),
            channel: codes.optional().describe("Canaux visés ; absent : tous."),
            motive: codes.optional().describe("Motifs visés ; absent : tous."),
          })
          .describe("Contacts que tout le monde fait par obligation, mis à part avant de classer."),
      )
      .optional()
      .describe("Contacts de routine, mis à part avant de classer (la déclaration trimestrielle du RSA)."),
    min_contacts: z
      .int()
      .min(1)
      .optional()
      .describe("Nombre de contacts à partir duquel un canal est dit utilisé. À défaut, 1."),
    duplicates: z
      .enum(["keep", "count", "drop"])
      .optional()
      .describe(
        "Lignes identiques : keep les garde, count les compte aussi, drop les retire. À défaut, keep.",
      ),
  })
  .describe("Les contacts des unités : une ligne par contact, avec sa date et son canal.");

/** Without it, a population is taken whole, and no interval is ever printed. Methods, section 2. */
const reading = z
  .strictObject({
    kind: z
      .enum(["superpopulation", "sample"])
      .describe(
        "sample : les unités sont un échantillon ; superpopulation : on les lit comme un tirage parmi d’autres possibles.",
      ),
    note: textFile.describe("Ce que les intervalles et les tests veulent dire ici, en une phrase."),
  })
  .describe(
    "Ce qui permet d’imprimer des intervalles et des tests. Absent : population entière, sans erreur d’échantillonnage.",
  );

export const sourceFile = z.strictObject({
  source: identifier.describe("Nom de la source, repris dans study.yaml et indicators.yaml."),
  label: textFile.describe("Titre de la source."),
  purpose: textFile
    .optional()
    .describe(
      "À quoi servent ces données, en une ou deux phrases : ce que liront le partenaire, sa ou son DPO et les personnes concernées. À défaut, le résumé de l’étude.",
    ),
  unit: z
    .strictObject({
      one: textFile.describe("L’unité au singulier, par exemple : foyer allocataire."),
      many: textFile.describe("L’unité au pluriel, par exemple : foyers allocataires."),
    })
    .describe("Unité statistique : ce que compte une ligne."),
  protects: z
    .enum(["persons", "nothing"])
    .optional()
    .describe("persons : le secret statistique s’applique ; nothing : données sans personne (des lieux)."),
  rows_per_person: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Nombre de lignes qu’une même personne peut avoir : 1 si chaque ligne est une personne ou un foyer. Le bruit en tient compte. Absent : chaque ligne est protégée, et non la personne.",
    ),
  reading: reading.optional(),
  survey: survey.optional(),
  service_test: z
    .enum(serviceTestParts)
    .optional()
    .describe(
      "Ce qu’est une ligne, pour une source de tests de services en ligne : tests (un test), steps (une étape d’un test), ratings (la gravité d’un obstacle à une étape), quality (une réponse sur un aspect de la qualité).",
    ),
  window: windowFile.optional(),
  fields: z.record(identifier, fieldSchema).optional().describe("Données demandées au partenaire, par nom."),
  derive: z.record(identifier, derivation).optional().describe("Caractéristiques calculées, par nom."),
  universes: z
    .record(
      identifier,
      z
        .strictObject({ label: textFile.describe("Comment on nomme ce champ."), where: where.optional() })
        .describe("Une partie des unités."),
    )
    .optional()
    .describe("Champs sur lesquels compter ; all, toutes les unités, existe toujours."),
  contacts: contacts.optional(),
});

export type SourceFile = z.infer<typeof sourceFile>;
