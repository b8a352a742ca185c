import type { Catalogue } from "../reading/vigie-error.ts";

/** Sentences about the writing of a file: what YAML itself asks. */
export const writingProblems = {
  "study/file-missing": {
    fr: {
      what: "Le fichier « {name} » manque dans le dossier de l’étude.",
      expected:
        "Une étude contient study.yaml, indicators.yaml et au moins une source dans le dossier « sources ».",
      cure: "Vérifiez que vous avez nommé le dossier de l’étude lui-même, ou partez de « vigie new ».",
    },
  },
  "study/sources-missing": {
    fr: {
      what: "L’étude n’a aucune source : aucun fichier .yaml dans son dossier « sources ».",
      expected:
        "Une étude contient study.yaml, indicators.yaml et au moins une source dans le dossier « sources ».",
      cure: "Vérifiez que vous avez nommé le dossier de l’étude lui-même, ou partez de « vigie new ».",
    },
  },
  "study/file-extension": {
    fr: {
      what: "Le fichier « {name} » se termine par « .yml » : Vigie ne le lirait pas.",
      expected: "Les fichiers d’une étude se terminent par « .yaml ».",
      cure: "Renommez ce fichier en « .yaml », ou retirez-le du dossier de l’étude.",
    },
  },
  "study/file-empty": {
    fr: {
      what: "Ce fichier est vide.",
      expected: "Ce fichier contient au moins une clé et sa valeur.",
      cure: "Complétez-le, ou supprimez-le s’il ne sert pas.",
    },
  },
  "study/file-too-large": {
    fr: {
      what: "Ce fichier est trop gros pour être lu comme une étude ou une correspondance.",
      expected: "On attend au plus {max, number} caractères.",
      cure: "Vérifiez que ce n’est pas un fichier de données : celles-ci ne vont jamais dans le dossier de l’étude.",
    },
  },
  "study/file-without-keys": {
    fr: {
      what: "Ce fichier n’est pas fait de clés et de valeurs.",
      expected: "On attend un ensemble de clés, une par ligne, chacune suivie de deux-points.",
      cure: "Vérifiez que c’est bien le fichier que vous vouliez placer ici.",
    },
  },
  "study/yaml-syntax": {
    fr: {
      what: "Vigie ne parvient pas à lire ce fichier à partir d’ici.",
      expected:
        "Chaque ligne est une clé suivie de deux-points, d’un espace et de sa valeur, ou un élément de liste précédé d’un tiret.",
      cure: "Relisez cette ligne et ses voisines ; mettez entre guillemets un texte qui contient un dièse ou commence par un signe.",
    },
  },
  "study/yaml-colon": {
    fr: {
      what: "{seen, select, yes {Le texte « {text} » contient un deux-points suivi d’un espace, et n’est pas entre guillemets.} other {La ligne qui suit celle-ci est trop en retrait, ou cette valeur contient un deux-points suivi d’un espace.}}",
      expected:
        "Dans ces fichiers, deux-points suivis d’un espace annoncent une valeur ; un texte qui en contient se met entre guillemets.",
      cure: "{seen, select, yes {Écrivez « {right} ».} other {Alignez la ligne suivante sur ses voisines, ou mettez le texte entre guillemets.}}",
    },
  },
  "study/yaml-tab": {
    fr: {
      what: "Cette ligne commence par une tabulation.",
      expected: "Dans un fichier YAML, le retrait des lignes se fait avec des espaces.",
      cure: "Remplacez la tabulation par des espaces, deux par niveau.",
    },
  },
  "study/yaml-indentation": {
    fr: {
      what: "Le retrait de cette ligne ne correspond à celui d’aucune ligne au-dessus.",
      expected: "Les clés d’un même niveau commencent à la même colonne.",
      cure: "Alignez cette ligne sur ses voisines, avec deux espaces par niveau.",
    },
  },
  "study/yaml-unclosed": {
    fr: {
      what: "Il manque un signe : deux-points, guillemet, accolade ou crochet.",
      expected: "Une clé est suivie de deux-points et d’un espace ; ce qui est ouvert est refermé.",
      cure: "Relisez cette ligne et celle d’avant, et ajoutez le signe qui manque.",
    },
  },
  "study/yaml-several-documents": {
    fr: {
      what: "Une ligne « --- » coupe ce fichier en plusieurs documents.",
      expected: "On attend un seul document par fichier.",
      cure: "Supprimez cette ligne, ou placez la suite dans un autre fichier.",
    },
  },
  "study/yaml-alias": {
    fr: {
      what: "Ce fichier emploie une ancre (&) ou un renvoi (*).",
      expected:
        "Vigie ne lit ni ancre ni renvoi : chaque chose est dite à un seul endroit, qu’on peut montrer.",
      cure: "Recopiez la valeur à sa place ; s’il s’agit d’un texte, mettez-le entre guillemets.",
    },
  },
  "study/yaml-unseen": {
    fr: {
      what: "Ce texte contient un caractère invisible, qui agit sur l’affichage.",
      expected:
        "Des lettres, des chiffres, des signes et des espaces ; ni caractère de commande, ni changement de sens de lecture.",
      cure: "Effacez ce texte et tapez-le de nouveau : il a sans doute été copié d’un autre logiciel.",
    },
  },
  "study/yaml-tag": {
    fr: {
      what: "Ce fichier impose un type à une valeur par un point d’exclamation.",
      expected: "Vigie ne lit pas d’étiquette de type.",
      cure: "Retirez l’étiquette ; si le point d’exclamation fait partie du texte, mettez le texte entre guillemets.",
    },
  },
  "study/yaml-too-deep": {
    fr: {
      what: "Ce fichier emboîte trop de niveaux les uns dans les autres.",
      expected: "On en attend moins de dix.",
      cure: "Vérifiez que c’est bien le fichier que vous vouliez placer ici.",
    },
  },
  "study/key-twice": {
    fr: {
      what: "La clé « {key} » est écrite deux fois au même endroit.",
      expected: "Une clé n’apparaît qu’une fois.",
      cure: "Gardez la bonne, supprimez l’autre ou renommez-la.",
    },
  },
} as const satisfies Catalogue;
