import { z } from "zod";
import { identifier, textFile } from "../shapes/shared-shapes.ts";
import { quantity } from "./published-schema.ts";

/** `barriers.yaml`: what stands between a person and a procedure online, and where each source sees it. */

const seen = z
  .strictObject({
    what: textFile.describe("Ce que cette source en dit, en quelques mots."),
    computed: quantity.describe("Ce qui le mesure : une part ou un effectif d’un tableau."),
  })
  .describe("Ce qu’une source dit du frein.");

const barrier = z
  .strictObject({
    label: textFile.describe("Le frein, tel qu’on le lira."),
    side: z
      .enum(["individual", "institutional"])
      .describe("individual : il tient à la situation des personnes ; institutional : à l’institution."),
    seen: z
      .array(seen)
      .optional()
      .describe("Ce que chaque source en dit. Absent : aucune ne le mesure, et le tableau le montre."),
  })
  .describe("Un frein à l’autonomie administrative en ligne.");

export const barriersFile = z.strictObject({
  barriers: z.record(identifier, barrier).describe("Les freins, par nom, dans l’ordre du tableau."),
});

export type BarriersFile = z.infer<typeof barriersFile>;
