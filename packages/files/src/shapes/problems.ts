import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";

export const french = {
  "shapes/rows-not-text": {
    fr: {
      what: "La conversion d’une forme connue n’accepte ni Parquet, ni SAS, ni SPSS.",
      expected: "Un fichier d’une forme connue est un CSV, un classeur Excel ou un JSON.",
      cure: "Donnez le fichier tel qu’il est diffusé, ou retirez « shape: » et décrivez ses colonnes.",
    },
  },
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
  "shapes/row-beyond": {
    fr: {
      what: "{rows, plural, one {Cette ligne a} other {À partir de cette ligne, # lignes ont}} une valeur à droite de la dernière colonne : les valeurs qui précèdent sont peut-être décalées.",
      expected: "Rien à droite de la dernière colonne que l’en-tête nomme.",
      cure: "Corrigez {rows, plural, one {cette ligne} other {ces lignes}} (souvent un séparateur dans un texte sans guillemets), ou écrivez « ragged: set_aside » sous « format: » pour {rows, plural, one {l’écarter et la compter} other {les écarter et les compter}}.",
    },
  },
  "shapes/keys-absent": {
    fr: {
      what: "Les fiches de ce JSON n’ont pas {columns}.",
      expected: "Les fiches d’un fichier de la forme « {shape} » portent ces noms.",
      cure: "Vérifiez la forme choisie sous « shape: ».",
    },
  },
  "shapes/list-unknown": {
    fr: {
      what: "Aucune des premières lignes n’est l’en-tête d’une liste de lieux connue.",
      expected:
        "À côté d’un fichier de la forme « {shape} » : le schéma national, la liste France services, ou une liste, CSV ou JSON, aux colonnes nom et commune.",
      cure: "Vérifiez le séparateur sous « format: », ou nommez les colonnes de ce fichier comme dans le guide.",
    },
  },
  "shapes/value-unknown": {
    fr: {
      what: "{kind, select, one {La valeur « {value} » de la colonne « {column} » ({rows, plural, one {# lieu} other {# lieux}}) n’est pas connue dans cette liste} other {La colonne « {column} » contient {values, plural, one {# valeur inconnue, trop rare pour être citée} other {# valeurs inconnues, trop rares pour être citées}} ({rows, plural, one {# lieu} other {# lieux}}), à partir de cette ligne}} : {lost, select, format {« format » resterait inconnu} itinerant {« itinerant » resterait inconnu} other {« format » et « itinerant » resteraient inconnus}}, et ce qui en dépend serait faux.",
      expected: "Valeurs connues : {known}.",
      cure: "Remplacez-{values, plural, one {la} other {les}} par une valeur connue, dans une copie du fichier.",
    },
  },
  "shapes/none-inside": {
    fr: {
      what: "La liste se lit bien, mais {places, plural, one {son seul lieu n’est pas} other {aucun de ses # lieux n’est}} dans le territoire de l’étude ({elsewhere} ailleurs{unknown, plural, =0 {} one {, # impossible à situer} other {, # impossibles à situer}}).",
      expected: "Un lieu au moins dans l’une des communes de la nomenclature du champ « commune ».",
      cure: "Vérifiez que cette liste est celle du bon territoire, et que ses lieux ont un code de commune, ou un code postal et un nom de commune.",
    },
  },
  "shapes/boundaries-unreadable": {
    fr: {
      what: "Ce fichier ne donne pas de limites de communes.",
      expected: "Un GeoJSON dont chaque polygone porte le code de sa commune, dans la propriété « code ».",
      cure: "Donnez les contours des communes tels que l’IGN ou geo.api.gouv.fr les diffusent.",
    },
  },
  "shapes/plain-column-unknown": {
    fr: {
      what: "« columns: » donne une colonne à « {column} », nom que la forme places_plain ne connaît pas.",
      expected: "À gauche, l’un de ces noms : {known} ; à droite, une colonne du fichier.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Corrigez ce nom, ou retirez la ligne.}}",
    },
  },
  "shapes/no-list": {
    fr: {
      what: "Ce JSON n’est pas une liste de fiches.",
      expected: "La forme « {shape} » est une liste d’objets, un par fiche.",
      cure: "Donnez le fichier tel qu’il est diffusé.",
    },
  },
  "shapes/grid-absent": {
    fr: {
      what: "Ce fichier contient des résultats de tests, et l’étude n’a pas de grille de tests.",
      expected: "La grille est déclarée dans service-test.yaml, dans le dossier de l’étude.",
      cure: "Demandez à l’observatoire la version de l’étude qui contient cette grille.",
    },
  },
  "shapes/grid-column-unknown": {
    fr: {
      what: "La colonne « {column} » n’est pas dans la grille : ce qu’elle dit serait perdu.",
      expected: "Colonnes de la grille : {known}.",
      cure: "Renommez cette colonne d’après le modèle qu’écrit « vigie template », ou retirez-la.",
    },
  },
  "shapes/grid-value-unknown": {
    fr: {
      what: "La colonne « {column} » contient {rows, plural, one {une valeur qui n’est pas} other {# valeurs qui ne sont pas}} dans la grille, à partir de cette ligne.",
      expected: "Valeurs possibles : {known}.",
      cure: "Corrigez la ligne d’après la feuille des codes, ou complétez la grille de l’étude.",
    },
  },
  "shapes/grid-cell-beyond": {
    fr: {
      what: "{rows, plural, one {Cette ligne a} other {À partir de cette ligne, # lignes ont}} une valeur à droite de la dernière colonne : ce qu’elle dit serait perdu, et les valeurs qui précèdent sont peut-être décalées.",
      expected: "Rien à droite de la dernière colonne que l’en-tête nomme.",
      cure: "Remettez chaque valeur sous sa colonne ; dans un CSV, mettez entre guillemets le texte qui contient un séparateur, et dans un classeur, effacez ce qui est à droite du tableau.",
    },
  },
  "shapes/grid-test-mixed": {
    fr: {
      what: "Cette ligne n’a pas de numéro de test, ou le partage avec un autre service, un autre appareil ou une autre personne.",
      expected: "Toutes les lignes d’un test ont le même numéro, et seulement elles.",
      cure: "Donnez à chaque test un numéro à lui.",
    },
  },
  "shapes/grid-line-twice": {
    fr: {
      what: "Cette ligne répète une étape ou un sujet déjà rempli pour ce test.",
      expected: "Une ligne par étape, une ligne par sujet.",
      cure: "Gardez l’une des deux lignes, ou donnez à l’un des tests un autre numéro.",
    },
  },
} as const satisfies Catalogue;

export const shapesProblems = translated(french, { en: english });

export const problem = problemsOf(french);
