import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";

/** What can be wrong in `fiction.yaml`. */
export const french = {
  "fiction/other-study": {
    fr: {
      what: "Cette fiction est celle de l’étude « {name} ».",
      expected: "La fiction porte le nom de l’étude dont elle fait les données : « {study} ».",
      cure: "Corrigez `study:`, ou prenez la fiction de cette étude.",
    },
  },
  "fiction/unknown-name": {
    fr: {
      what: "« {name} » n’existe pas ici.",
      expected: "Un nom que l’étude déclare : source, champ, code, canal, motif ou chiffre publié.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Prenez un nom que l’étude déclare, ou ajoutez-le à l’étude.}}",
    },
  },
  "fiction/source-missing": {
    fr: {
      what: "La source « {name} » n’a pas de fiction.",
      expected: "Chaque source confiée à une institution partenaire a sa rubrique sous `sources:`.",
      cure: "Ajoutez la rubrique « {name} » avec ses unités et ses marges.",
    },
  },
  "fiction/contacts-mismatch": {
    fr: {
      what: "La source « {name} » et sa fiction ne s’accordent pas sur les contacts.",
      expected: "La fiction décrit des contacts si la source en déclare, et seulement dans ce cas.",
      cure: "Ajoutez ou retirez la rubrique `contacts:`.",
    },
  },
  "fiction/margin-missing": {
    fr: {
      what: "Aucune marge ne donne de valeur à « {name} ».",
      expected:
        "Chaque champ a sa marge ; une date de naissance a celle de ses bandes d’âge, une autre date celle de ses mois ou de l’écart qui la sépare d’une autre, un nombre celle de ses tranches, une question à plusieurs réponses celle de chacune d’elles ; une source avec contacts a celles de `group` et de `subgroup`.",
      cure: "Ajoutez une marge de « {name} ».",
    },
  },
  "fiction/step-missing": {
    fr: {
      what: "Aucune fiction ne dit ce qui se passe à cette étape : {name}.",
      expected: "Chaque étape de la grille des tests a la sienne, sous service_tests, services.",
      cure: "Ajoutez cette étape, avec au moins « minutes ».",
    },
  },
  "fiction/not-drawable": {
    fr: {
      what: "« {name} » ne se tire pas d’une marge.",
      expected:
        "Un champ à codes, un oui ou non, des bandes d’âge ou des mois tirés d’une date, les tranches d’un nombre ou d’un écart entre deux dates, une réponse d’une question qui en a plusieurs, un niveau de nomenclature, `group` ou `subgroup`.",
      cure: "Déclarez la marge du champ dont « {name} » dépend.",
    },
  },
  "fiction/margin-order": {
    fr: {
      what: "« {name} » est demandé avant d’être tiré.",
      expected:
        "Les marges se tirent dans l’ordre du fichier : ce qu’une ligne demande vient d’une marge précédente.",
      cure: "Placez la marge de « {name} » plus haut.",
    },
  },
  "fiction/overlapping-margins": {
    fr: {
      what: "Deux marges donnent « {name} » aux mêmes unités.",
      expected:
        "Plusieurs marges d’une même caractéristique portent sur des unités distinctes, par `within:`.",
      cure: "Réunissez ces marges, ou séparez-les par `within:`.",
    },
  },
  "fiction/no-evidence": {
    fr: {
      what: "Rien ne dit d’où viennent ces nombres.",
      expected: "`from:` nomme un chiffre publié, ou `assumption:` dit l’hypothèse, avec ce mot.",
      cure: "Ajoutez l’un des deux à cet endroit.",
    },
  },
  "fiction/empty-margin": {
    fr: {
      what: "Cette marge ne dit pas sa répartition.",
      expected:
        "Une répartition par `total:`, par `rows:`, ou par les deux ; chacune en `shares:` ou en `counts:`.",
      cure: "Complétez la marge de « {name} ».",
    },
  },
  "fiction/sum": {
    fr: {
      what: "Ces parts font {sum, number} au lieu de {expected, number}.",
      expected:
        "Des pourcentages dont la somme est 100, ou des effectifs dont la somme est celle des unités.",
      cure: "Corrigez les parts.",
    },
  },
  "fiction/counts-on-part": {
    fr: {
      what: "Des effectifs sont donnés pour une partie des unités seulement.",
      expected: "`counts:` porte sur toutes les unités d’une source, sans `at:` ni `within:`.",
      cure: "Donnez des pourcentages par `shares:`.",
    },
  },
  "fiction/contradiction": {
    fr: {
      what: "« {name} » ne s’accorde pas avec « {other} ».",
      expected:
        "Une ligne demande par `at:` un seul code de « {other} », et ne donne une part qu’aux codes qui y conduisent.",
      cure: "Corrigez `at:`, ou mettez cette part à 0.",
    },
  },
  "fiction/units-of-no-row": {
    fr: {
      what: "Des unités n’entrent dans aucune ligne de cette marge.",
      expected: "Les lignes couvrent toutes les unités, ou `total:` dit ce que l’ensemble doit donner.",
      cure: "Ajoutez une dernière ligne sans `at:`, ou `total:`.",
    },
  },
  "fiction/impossible-remainder": {
    fr: {
      what: "Les lignes de cette marge dépassent son total.",
      expected:
        "Ce que les lignes prennent laisse à chaque code une part d’au moins 0 pour les autres unités.",
      cure: "Baissez une part d’une ligne, ou relevez celle du total.",
    },
  },
  "fiction/ages": {
    fr: {
      what: "Les âges tirés ne sont pas délimités pour « {name} ».",
      expected: "`ages:` avec `youngest` et `oldest`, et au moins un âge dans chaque bande qui a une part.",
      cure: "Ajoutez ou élargissez `ages:`.",
    },
  },
  "fiction/few-contacts": {
    fr: {
      what: "« {name} » n’est pas un nombre de contacts possible.",
      expected:
        "Un nombre entier qui laisse l’unité dans son groupe : au moins {min, number}, au plus 1 000.",
      cure: "Corrigez ce nombre.",
    },
  },
  "fiction/routine": {
    fr: {
      what: "« {name} » ne s’accorde pas avec la règle de routine de l’étude.",
      expected:
        "Un contact de routine suit une règle de la source, les autres n’en suivent aucune ; le groupe routine_only en a au moins un, le groupe none aucun.",
      cure: "Corrigez le canal, le motif ou la part.",
    },
  },
} as const satisfies Catalogue;

export const fictionProblems = translated(french, { en: english });

export const problem = problemsOf(french);
