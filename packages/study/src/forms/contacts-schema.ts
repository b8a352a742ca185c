import { z } from "zod";
import { code, identifier, textFile } from "../shapes/shared-shapes.ts";

const codes = z.array(code).min(1);

export const contacts = z
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
