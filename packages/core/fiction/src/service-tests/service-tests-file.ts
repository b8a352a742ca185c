import { z } from "zod";

/** Part of `fiction.yaml` from which fictitious results of tests of online services are drawn. */

const name = z.string().min(1);
const percent = z.number().min(0).max(100);

const step = z
  .strictObject({
    minutes: z
      .number()
      .min(0)
      .describe("Durée sur un ordinateur, en minutes ; sur un téléphone, un tiers de plus."),
    stops: percent.default(0).describe("Pourcentage des tests arrivés ici qui s’y arrêtent."),
    helped: percent.default(0).describe("Pourcentage des tests qui demandent de l’aide ici."),
    systems: z.array(name).default([]).describe("Systèmes traversés, comme la messagerie ou un SMS."),
    round_trips: z.int().min(0).default(0).describe("Allers et retours entre ces systèmes."),
    documents: z.int().min(0).default(0).describe("Pièces demandées."),
    obstacles: z
      .record(name, z.enum(["minor", "major", "blocking"]))
      .default({})
      .describe("Obstacles qui se trouvent ici, et leur gravité la plus fréquente."),
  })
  .describe("Ce qui se passe à une étape.");

const topics = z.array(name).default([]);

export const serviceTestsFile = z.strictObject({
  assumption: name.describe("Ce qui est supposé, avec le mot « hypothèse »."),
  noted: percent.describe("Pourcentage des tests qui notent un obstacle là où il se trouve."),
  disagreement: percent.describe("Pourcentage des notes qui s’écartent d’un degré de gravité."),
  services: z
    .record(name, z.record(name, step).describe("Ses étapes, par code."))
    .describe("Chaque personne teste chaque service une fois sur chaque appareil."),
  quality: z
    .record(
      name,
      z
        .strictObject({
          yes: topics.describe("Sujets dont la réponse est oui."),
          partly: topics.describe("Sujets dont la réponse est en partie."),
          no: topics.describe("Sujets dont la réponse est non."),
        })
        .describe("Les sujets de qualité d’un service."),
    )
    .describe("Réponses sur la qualité, service par service ; un sujet laissé de côté est sans objet."),
});

export type ServiceTestsFile = z.infer<typeof serviceTestsFile>;
export type StepFile = z.infer<typeof step>;
