import type { Catalogue } from "../reading/vigie-error.ts";

/** Sentences about the form of a file: its keys, and the kind of their values. */
export const formProblems = {
  "study/version-absent": {
    fr: {
      what: "Ce fichier ne dit pas dans quelle version du langage l’étude est écrite.",
      expected: "La première clé de study.yaml est « vigie: 1 ».",
      cure: "Ajoutez « vigie: 1 » en tête de study.yaml.",
    },
  },
  "study/version-newer": {
    fr: {
      what: "Cette étude est écrite dans la version {version} du langage, plus récente que ce logiciel.",
      expected: "Cette version de Vigie lit la version 1 du langage.",
      cure: "Mettez Vigie à jour, ou demandez une étude écrite dans la version 1.",
    },
  },
  "study/version-unknown": {
    fr: {
      what: "« {version} » n’est pas une version du langage d’étude.",
      expected: "La seule version à ce jour s’écrit « vigie: 1 », sans guillemets.",
      cure: "Écrivez « vigie: 1 ».",
    },
  },
  "study/key-unknown": {
    fr: {
      what: "La clé « {key} » n’est pas connue ici.",
      expected: "Clés possibles : {allowed}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Supprimez cette clé ou vérifiez son retrait : elle appartient peut-être à un autre niveau.}}",
    },
  },
  "study/key-retired": {
    fr: {
      what: "La clé « {key} » n’existe plus : les effectifs sont protégés par un bruit (confidentialité différentielle), et non plus par des cases masquées.",
      expected: "Un budget « rho », un seuil « min » et, dans une étude, des effectifs « public ».",
      cure: "{key, select, tables {Supprimez-la. Au lieu de « merge », traduisez les codes rares vers une nomenclature plus courte, par « derive: » et « recode: » dans la source ; au lieu de « weight », écrivez « weight: » sur l’indicateur ; « round » n’a plus d’usage.} not_sensitive {Supprimez-la : rien n’est plus à dire de ce qui est sensible ou non.} masking {Supprimez-la : pour qu’un indicateur ait moins de bruit, écrivez « weight: » sur lui.} other {Supprimez-la : rien ne la remplace, le bruit protège aussi de ce qu’elle prévoyait.}}",
    },
  },
  "study/key-missing": {
    fr: {
      what: "La clé « {key} » manque ici.",
      expected: "Cette clé est obligatoire.",
      cure: "Ajoutez « {key}: » et sa valeur, au même retrait que les clés voisines.",
    },
  },
  "study/shape-unknown": {
    fr: {
      what: "« {key} » ne dit pas ce qu’il faut en faire : {some, select, yes {ses clés ({present}) n’y suffisent pas} other {il n’a aucune clé}}.",
      expected: "Dans « {key} », l’une de ces clés : {heads}.",
      cure: "Ajoutez à « {key} » celle qui convient et sa valeur, par exemple « {first}: … » ; le guide de l’étude dit ce que fait chacune.",
    },
  },
  "study/type-wrong": {
    fr: {
      what: "« {key} » {received, select, nothing {ne contient rien} text {contient un texte} number {contient un nombre à virgule} whole {contient un nombre entier} boolean {contient true ou false} list {contient une liste} other {contient un ensemble de clés}}.",
      expected:
        "Ici on attend {expected, select, text {un texte} number {un nombre} whole {un nombre entier} boolean {true ou false} list {une liste, un élément par ligne après un tiret} other {un ensemble de clés, une par ligne et en retrait}}.",
      cure: "{received, select, nothing {Complétez cette clé, ou supprimez-la si elle est facultative.} mapping {{expected, select, text {Si c’est un texte qui contient deux-points et un espace, mettez-le entre guillemets ; sinon, écrivez un texte seul.} other {Corrigez cette valeur ; l’étude que crée « vigie new » en donne des exemples.}}} other {Corrigez cette valeur ; l’étude que crée « vigie new » en donne des exemples.}}",
    },
  },
  "study/text-unquoted": {
    fr: {
      what: "« {written} » est lu comme un nombre, ou comme vrai ou faux.",
      expected: "Ici on attend un texte.",
      cure: 'Mettez-le entre guillemets : "{written}".',
    },
  },
  "study/value-unknown": {
    fr: {
      what: "« {written} » n’est pas une valeur permise pour « {key} ».",
      expected: "Valeurs possibles : {allowed}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Choisissez l’une de ces valeurs.}}",
    },
  },
  "study/name-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de nom.",
      expected:
        "Un nom commence par une lettre et ne contient que minuscules sans accent, chiffres et tirets bas.",
      cure: "Renommez-le, par exemple « age_band » ; le libellé, lui, peut porter accents et espaces.",
    },
  },
  "study/study-name-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de nom d’étude.",
      expected:
        "Un nom d’étude commence par une lettre et ne contient que minuscules sans accent, chiffres et traits d’union.",
      cure: "Renommez-la, par exemple « publics-fragiles » ; le titre, lui, est libre.",
    },
  },
  "study/figure-name-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de nom de chiffre publié.",
      expected:
        "Ce nom commence par une lettre et ne contient que minuscules sans accent, chiffres, points et tirets bas.",
      cure: "Renommez-le, par exemple « rsa.group.mixed ».",
    },
  },
  "study/address-invalid": {
    fr: {
      what: "« {name} » n’est pas une adresse de publication.",
      expected: "Une adresse du web, qui commence par https:// et ne contient pas d’espace.",
      cure: "Copiez l’adresse de la page, ou supprimez « url ».",
    },
  },
  "study/geojson-name-invalid": {
    fr: {
      what: "« {name} » n’est pas le nom d’un fichier de contours.",
      expected: "Un nom qui finit par .geojson, sans dossier : le fichier est à côté de tiles.yaml.",
      cure: "Placez le fichier dans le dossier de l’étude, et écrivez son nom seul.",
    },
  },
  "study/mail-invalid": {
    fr: {
      what: "« {name} » n’est pas une adresse électronique.",
      expected: "Une adresse comme contact@observatoire.fr, sans espace ni chevrons.",
      cure: "Corrigez l’adresse, ou supprimez « contact ».",
    },
  },
  "study/language-tag-invalid": {
    fr: {
      what: "« {name} » n’est pas le code d’une langue.",
      expected: "Deux ou trois minuscules, puis une région s’il le faut : de, ar, pt-BR.",
      cure: "Cherchez le code de la langue dans la norme ISO 639.",
    },
  },
  "study/territory-code-invalid": {
    fr: {
      what: "« {name} » n’est pas un code Insee de territoire.",
      expected: 'Le code d’une commune ("93008"), d’un département ("93", "2A") ou d’une région ("11").',
      cure: "Cherchez le code du territoire dans le code officiel géographique de l’Insee.",
    },
  },
  "study/code-invalid": {
    fr: {
      what: "« {name} » ne peut pas servir de code.",
      expected:
        "Un code ne commence pas par un tiret bas et ne contient ni espace, ni +, ni |, ni point-virgule, ni virgule, ni guillemet.",
      cure: "Choisissez un code plus simple ; le libellé, lui, est libre.",
    },
  },
  "study/date-invalid": {
    fr: {
      what: "« {name} » n’est pas une date.",
      expected: "Une date s’écrit année-mois-jour et existe au calendrier : 2022-07-01.",
      cure: "Corrigez cette date.",
    },
  },
  "study/too-many-decimals": {
    fr: {
      what: "« {key} » a trop de décimales : {written}.",
      expected: "Trois décimales au plus : ce nombre entre dans un calcul exact.",
      cure: "Arrondissez-le.",
    },
  },
  "study/size-wrong": {
    fr: {
      what: "« {key} » est {of, select, text {{least, select, yes {un texte vide} other {un texte trop long}}} list {{least, select, yes {une liste trop courte} other {une liste trop longue}}} other {{least, select, yes {un nombre trop petit} other {un nombre trop grand}}}}.",
      expected:
        "{of, select, text {{least, select, yes {On attend au moins un caractère.} other {On attend au plus {bound, plural, one {# caractère} other {# caractères}}.}}} list {{least, select, yes {On attend au moins {bound, plural, one {# élément} other {# éléments}}.} other {On attend au plus {bound, plural, one {# élément} other {# éléments}}.}}} other {{least, select, yes {On attend au moins {bound, number}.} other {On attend au plus {bound, number}.}}}}",
      cure: "Corrigez cette valeur.",
    },
  },
} as const satisfies Catalogue;
