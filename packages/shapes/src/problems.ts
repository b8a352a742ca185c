import { type Catalogue, problemsOf } from "@vigie/study";

export const shapesProblems = {
  "shapes/json-unreadable": {
    fr: {
      what: "Ce fichier n’est pas un JSON entier.",
      expected: "La forme « {shape} » se lit dans un fichier JSON.",
      cure: "Téléchargez-le de nouveau, ou choisissez une autre forme.",
    },
  },
  "shapes/json-too-large": {
    fr: {
      what: "Ce fichier JSON est trop grand pour être lu d’un coup.",
      expected: "Un JSON de {max} Mo au plus.",
      cure: "Gardez les seuls lieux de votre territoire, ou donnez la liste en CSV.",
    },
  },
  "shapes/beside-unknown": {
    fr: {
      what: "La forme « {shape} » ne lit aucun fichier « {name} ».",
      expected: "Sous « with: », elle accepte : {known}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Retirez cette ligne.}}",
    },
  },
  "shapes/columns-absent": {
    fr: {
      what: "Aucune des {lines, plural, one {première ligne} other {# premières lignes}} n’est l’en-tête attendu : il manque {columns}.",
      expected: "L’en-tête d’un fichier de la forme « {shape} » porte ces colonnes.",
      cure: "Vérifiez le séparateur et l’encodage sous « format: », ou la forme choisie.",
    },
  },
  "shapes/no-list": {
    fr: {
      what: "Ce JSON n’est pas une liste de fiches.",
      expected: "La forme « {shape} » est une liste d’objets, un par fiche.",
      cure: "Donnez le fichier tel qu’il est diffusé.",
    },
  },
} satisfies Catalogue;

export const problem = problemsOf(shapesProblems);
