import type { Catalogue } from "@vigie/study";

/** Sentences about the edition before. */
export const editionProblems = {
  "diagnostic/earlier-of-another-study": {
    fr: {
      what: "L’édition précédente est celle de l’étude « {found} », et non de « {study} ».",
      expected:
        "Deux éditions d’une même étude : le nom court est le même, la période et la version changent.",
      cure: "Donnez à « --previous-study » le dossier de l’édition précédente de cette étude.",
    },
  },
  "diagnostic/break-undeclared": {
    fr: {
      what: "Pour « {indicator} », {part, select, question {la question n’est plus la même} population {la population n’est plus la même} contacts {les contacts ne sont plus rangés de la même façon} weights {les réponses ne sont plus pondérées de la même façon} duration {la période n’a plus la même durée} other {la caractéristique « {attribute} » n’est plus faite de la même façon}} que dans l’édition précédente.",
      expected:
        "Ce qui se compare est défini de la même façon dans les deux éditions ; sinon, la rupture est déclarée.",
      cure: "Ajoutez « {indicator} » sous « breaks » dans breaks.yaml, avec une phrase qui dit ce qui a changé, ou rétablissez la définition.",
    },
  },
  "diagnostic/break-without-change": {
    fr: {
      what: "Une rupture est déclarée pour « {indicator} », dont la définition n’a pas changé.",
      expected: "breaks.yaml nomme les indicateurs dont la définition change d’une édition à l’autre.",
      cure: "Retirez « {indicator} » de breaks.yaml.",
    },
  },
} as const satisfies Catalogue;
