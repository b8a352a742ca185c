import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";
import { easyTextProblems } from "./problems-of-easy-text.ts";
import { editionProblems } from "./problems-of-editions.ts";
import { opinionProblems } from "./problems-of-opinions.ts";
import { textProblems } from "./problems-of-text.ts";

export const french = {
  "diagnostic/dictionary-holes": {
    fr: {
      what: "{part, select, said {Dans la langue « {language} », {count, plural, one {# phrase des pages n’est pas traduite} other {# phrases des pages ne sont pas traduites}}} other {Dans la langue « {language} », {count, plural, one {# texte de l’étude n’est pas traduit} other {# textes de l’étude ne sont pas traduits}}}} : {named}{more, plural, =0 {} one { et # de plus} other { et # de plus}}.",
      expected:
        "Un fichier de langue dit tout ce que les pages montrent : sinon, elles mêleraient deux langues.",
      cure: "Traduisez ce qui manque ; « vigie template ÉTUDE --language {language} --out DOSSIER » écrit le fichier entier, ce qui manque y est vide.",
    },
  },
  "diagnostic/dictionary-key-unknown": {
    fr: {
      what: "Aucune phrase des pages ne se nomme « {key} ».",
      expected: "Sous « said: », les noms de phrases de cette version de Vigie.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Supprimez cette ligne.}}",
    },
  },
  "diagnostic/dictionary-sentence-broken": {
    fr: {
      what: "La phrase « {key} » ne se lit pas, ou demande une valeur qui ne lui est pas donnée.",
      expected:
        "Une phrase au format ICU MessageFormat{some, select, yes {, avec seulement ces valeurs : {values}} other {, sans valeur entre accolades}}.",
      cure: "Reprenez la phrase française, et traduisez ce qui n’est pas entre accolades.",
    },
  },
  ...easyTextProblems,
  ...editionProblems,
  ...textProblems,
  ...opinionProblems,
  "diagnostic/bundle-of-another-study": {
    fr: {
      what: "Le lot de « {partner} » a été fait avec une autre version de l’étude : empreinte {found}, au lieu de {expected}.",
      expected: "Tous les lots assemblés viennent des mêmes fichiers d’étude, au caractère près.",
      cure: "Envoyez au partenaire les fichiers de cette étude et demandez-lui un nouveau lot, ou assemblez avec les fichiers qui ont servi à faire le lot.",
    },
  },
  "diagnostic/partner-not-in-study": {
    fr: {
      what: "Un lot vient de « {partner} », que l’étude ne connaît pas.",
      expected: "Chaque lot vient d’un partenaire déclaré dans study.yaml, sous `partners:`.",
      cure: "Retirez ce lot de l’assemblage, ou déclarez ce partenaire dans l’étude.",
    },
  },
  "diagnostic/partner-twice": {
    fr: {
      what: "Plusieurs lots viennent de « {partner} ».",
      expected: "Un seul lot par partenaire.",
      cure: "Gardez le plus récent et retirez l’autre de l’assemblage.",
    },
  },
  "diagnostic/indicator-not-in-study": {
    fr: {
      what: "Le lot de « {partner} » porte le tableau « {indicator} », que l’étude ne demande pas.",
      expected: "Chaque tableau d’un lot répond à un indicateur déclaré dans indicators.yaml.",
      cure: "Demandez au partenaire un lot fait avec les fichiers de cette étude.",
    },
  },
  "diagnostic/indicator-of-another-partner": {
    fr: {
      what: "Le lot de « {partner} » porte le tableau « {indicator} », dont la source est confiée à un autre partenaire.",
      expected: "Un lot ne porte que les tableaux des sources de son partenaire.",
      cure: "Demandez au partenaire un lot fait avec les fichiers de cette étude.",
    },
  },
  "diagnostic/table-not-as-declared": {
    fr: {
      what: "Dans le lot de « {partner} », le tableau « {indicator} » n’a pas les colonnes ou les lignes que l’étude déclare.",
      expected: "Les colonnes sont universe, puis celles de l’indicateur ; les codes sont ceux de l’étude.",
      cure: "Demandez au partenaire un nouveau lot ; s’il vient bien de Vigie, signalez ce défaut.",
    },
  },
  "diagnostic/paper-letters-without-font": {
    fr: {
      what: "Aucune police de cette machine ne dessine {letters} : le PDF perdrait ces caractères.",
      expected:
        "Chaque caractère du diagnostic s’imprime ; sans autre police, ce sont les lettres latines, grecques et cyrilliques.",
      cure: "Installez une police qui les contient (par exemple une police Noto de cette écriture), ou remplacez-les dans les libellés ou le texte. Le site, lui, se fait sans « --pdf ».",
    },
    en: {
      what: "No font of this machine draws {letters}: the PDF would lose these characters.",
      expected:
        "Every character of the diagnostic is printed; without another font, these are Latin, Greek and Cyrillic letters.",
      cure: "Install a font that has them (a Noto font of this script, say), or replace them in the labels or the text. The site itself is made without “--pdf”.",
    },
  },
} as const satisfies Catalogue;

export const diagnosticProblems = translated(french, { en: english });

export const problem = problemsOf(french);
