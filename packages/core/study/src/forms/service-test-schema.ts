import { z } from "zod";
import { identifier as code, textFile, windowFile } from "../shapes/shared-shapes.ts";

/** `service-test.yaml`: the grid that testers fill while they carry out procedures online. Methods, section 6. */

/** Codes are identifiers: they make names of columns too. */

const entry = (what: string) =>
  z
    .strictObject({
      code: code.describe("Nom court, que portent les fichiers de résultats."),
      label: textFile.describe(what),
    })
    .describe(what);

const service = z
  .strictObject({
    code: code.describe("Nom court du service, que portent les fichiers de résultats."),
    label: textFile.describe("La démarche, telle qu’on la lira."),
    institution: textFile.describe("Qui tient ce service."),
    steps: z
      .array(entry("Une étape de la démarche, dans l’ordre où on la rencontre."))
      .min(1)
      .describe("Les étapes, dans l’ordre : la démarche est achevée quand toutes sont atteintes."),
  })
  .describe("Un service en ligne à tester.");

export const serviceTestFile = z.strictObject({
  purpose: textFile
    .optional()
    .describe("À quoi servent les tests, en une ou deux phrases. À défaut, le résumé de l’étude."),
  window: windowFile.optional(),
  services: z.array(service).min(1).describe("Les services testés."),
  obstacles: z
    .array(entry("Un type d’obstacle, qu’on peut rencontrer à toute étape."))
    .min(1)
    .describe(
      "Types d’obstacles. Chacun se note minor, major ou blocking, à chaque étape où on le rencontre.",
    ),
  devices: z.array(entry("Un appareil avec lequel on teste.")).min(1).describe("Appareils."),
  topics: z
    .array(
      entry("Un aspect de la qualité, posé comme une question à laquelle on répond oui, en partie ou non."),
    )
    .min(1)
    .describe("Sujets de qualité, jugés une fois par test."),
  testers: z
    .array(code)
    .min(1)
    .describe("Codes des personnes qui testent, jamais publiés : des pseudonymes, sans nom ni initiales."),
});

export type ServiceTestFile = z.infer<typeof serviceTestFile>;
