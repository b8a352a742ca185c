import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";

export const french = {
  "station/weights-not-raked": {
    fr: {
      what: "Les poids de l’enquête « {source} » n’ont pas pu être calés sur les marges de l’étude dans leurs bornes.",
      expected:
        "Il existe des poids, dans les bornes de l’étude (« bounds: »), qui donnent ses marges (« margins: ») ; sinon, ses parts pondérées ne voudraient rien dire.",
      cure: "Demandez à l’observatoire d’élargir les bornes, ou de réunir des modalités des marges ; rien n’est sorti.",
    },
  },
} as const satisfies Catalogue;

export const problem = problemsOf(french);

export const stationProblems = translated(french, { en: english });
