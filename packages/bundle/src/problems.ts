import type { Catalogue } from "@vigie/study";

export const bundleProblems = {
  "bundle/not-a-bundle": {
    fr: {
      what: "Ce fichier n’est pas un lot de Vigie, ou il a été modifié depuis qu’il a été fait.",
      expected: "Un lot est le fichier « bundle.zip » écrit par « vigie run », transmis tel quel.",
      cure: "Demandez de nouveau le fichier au partenaire ; ne l’ouvrez pas pour le réenregistrer.",
    },
  },
  "bundle/format-unknown": {
    fr: {
      what: "Ce lot est écrit dans un format que cette version de Vigie ne connaît pas.",
      expected: "Cette version de Vigie lit le format 1.",
      cure: "Mettez Vigie à jour, ou demandez un lot fait avec la même version que la vôtre.",
    },
  },
  "bundle/manifest-invalid": {
    fr: {
      what: "Le manifeste de ce lot, « datapackage.json », n’a pas la forme attendue.",
      expected: "Le manifeste suit le format décrit dans docs/formats.md.",
      cure: "Demandez de nouveau le lot au partenaire ; s’il vient de Vigie, signalez ce défaut.",
    },
  },
  "bundle/contents-differ": {
    fr: {
      what: "Les fichiers de ce lot ne sont pas ceux que son manifeste annonce.",
      expected: "Chaque tableau annoncé est présent, avec son empreinte et ses colonnes, et rien d’autre.",
      cure: "Demandez de nouveau le lot au partenaire : celui-ci a été modifié ou mal copié.",
    },
  },
  "bundle/audit-fails": {
    fr: {
      what: "L’audit de ce lot, refait à l’instant, ne donne pas le résultat qu’il déclare.",
      expected: "Aucun effectif publié n’est compris entre 1 et le seuil du secret statistique.",
      cure: "N’utilisez pas ce lot ; prévenez le partenaire et demandez-lui d’en refaire un.",
    },
    refusal: true,
  },
} as const satisfies Catalogue;
