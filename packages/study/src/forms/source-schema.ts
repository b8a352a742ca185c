import { z } from "zod";
import { derivation } from "../derivations/index.ts";
import { serviceTestParts } from "../model/service-test.ts";
import { identifier, textFile, where, windowFile } from "../shapes/shared-shapes.ts";
import { field } from "./attribute-schema.ts";
import { contacts } from "./contacts-schema.ts";
import { survey } from "./survey-schema.ts";

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
  fields: z.record(identifier, field).optional().describe("Données demandées au partenaire, par nom."),
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
