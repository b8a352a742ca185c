import { z } from "zod";
import { identifier, textFile, thousandths } from "../shapes/shared-shapes.ts";

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

export const disclosureFile = z
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
