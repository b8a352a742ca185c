import { z } from "zod";
import { missingKinds } from "../model/code.ts";
import { code, identifier, textFile } from "../shapes/shared-shapes.ts";

const missing = z
  .enum(missingKinds)
  .describe(
    "Pourquoi ce code ne dit aucune valeur : question non posée, ne sait pas, sans réponse, illisible. Le code reste dans les tableaux, hors de la base des parts.",
  );

const codelistEntry = z
  .strictObject({
    code: code.describe("Le code, tel qu’il figure dans les tableaux."),
    label: textFile.describe("Ce que veut dire le code."),
    from: z
      .number()
      .optional()
      .describe("Borne basse d’une tranche, incluse, dans l’unité du nombre découpé (années pour un âge)."),
    sentence: textFile
      .optional()
      .describe(
        "Ce que font ou sont les unités qui ont ce code, au pluriel et à partir du verbe : « ont de 25 à 34 ans ». La phrase s’affiche aux chiffres du texte.",
      ),
    parent: code.optional().describe("Code du niveau supérieur, dans la même nomenclature."),
    missing: missing.optional(),
    stance: z
      .enum(["against", "neutral", "for"])
      .optional()
      .describe(
        "Sens d’une opinion : against (défavorable), neutral, for (favorable). Donné à tous les codes d’une échelle, il fait dessiner les avis de part et d’autre d’une ligne.",
      ),
    formerly: z
      .array(code)
      .min(1)
      .optional()
      .describe("Les noms de ce code dans les éditions passées, le premier d’abord : ses séries le suivent."),
  })
  .describe("Un code et ce qu’il veut dire.");

export const codelistFile = z.strictObject({
  codelist: identifier.describe("Nom de la nomenclature, repris dans les sources."),
  label: textFile.describe("Titre de la nomenclature."),
  ordered: z
    .boolean()
    .optional()
    .describe("true si les codes ont un ordre propre (des âges) : les figures le gardent au lieu de trier."),
  codes: z.array(codelistEntry).min(1).describe("Les codes, dans l’ordre où les tableaux les montrent."),
});

export type CodelistFile = z.infer<typeof codelistFile>;
