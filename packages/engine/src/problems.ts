import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";

/** Sentences about a mapping file. */
const mapping = {
  "engine/mapping-of-another-study": {
    fr: {
      what: "Ce fichier de correspondance est écrit pour l’étude « {written} ».",
      expected: "L’étude lancée est « {study} ».",
      cure: "Donnez le fichier de correspondance de cette étude, ou corrigez la ligne « study: ».",
    },
  },
  "engine/mapping-partner-unknown": {
    fr: {
      what: "L’étude n’a pas de partenaire « {partner} ».",
      expected: "Un fichier de correspondance nomme l’un des partenaires déclarés dans study.yaml.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Corrigez la ligne « partner: ».}}",
    },
  },
  "engine/floor-weaker": {
    fr: {
      what: "Votre plancher « {rule} », {floor, number}, est plus souple que la règle de l’étude, {study, number} : il ne changerait rien.",
      expected:
        "Un plancher est plus strict que l’étude : un rho plus petit, un seuil « min » plus grand. C’est alors lui qui compte.",
      cure: "Retirez cette ligne : la règle de l’étude, plus stricte, s’applique.",
    },
  },
  "engine/nothing-not-accepted": {
    fr: {
      what: "L’étude déclare sans personne {count, plural, one {la source « {sources} »} other {les sources {sources}}} : {count, plural, one {ses} other {leurs}} effectifs sortiraient tels quels, et vous ne l’avez pas accepté.",
      expected:
        "Chaque source sans protection (protects: nothing) est acceptée par son nom dans la mise en correspondance.",
      cure: "Si aucune ligne n’y porte sur une personne, ajoutez sous « accepts: » la ligne « {accepted} ». Sinon, demandez à l’observatoire de corriger l’étude.",
    },
    refusal: true,
  },
  "engine/accepted-source-unknown": {
    fr: {
      what: "« {source} » n’est pas une source sans protection de ce partenaire.",
      expected:
        "{none, select, yes {Aucune source de ce partenaire n’est sans protection : il n’y a rien à accepter.} other {Sources sans protection : {known}.}}",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Retirez ce nom.}}",
    },
  },
  "engine/rho-not-accepted": {
    fr: {
      what: "L’étude demande un budget de confidentialité de {rho, number}, plus grand que {default, number} : la protection est plus faible, et vous ne l’avez pas acceptée.",
      expected:
        "Un budget au-dessus de {default, number} est accepté par sa valeur dans la mise en correspondance.",
      cure: "Pour l’accepter, avec l’accord de votre délégué à la protection des données, ajoutez sous « accepts: » la ligne « rho: {rho, number} » ; pour le réduire, un plancher sous « floors: ».",
    },
    refusal: true,
  },
  "engine/secret-missing": {
    fr: {
      what: "{why, select, none {Ce fichier n’a pas de secret, et le bruit qui protège les personnes en est tiré.} other {Le secret de ce fichier n’est pas de ceux que tire « vigie map » : il pourrait se deviner, et le bruit s’ôter.}}",
      expected: "Une ligne « secret: » de 43 caractères, tirée au sort par « vigie map ».",
      cure: "Relancez « vigie map ÉTUDE FICHIER --source {source} --out {file} » avec un fichier de cette source : il écrit un secret, et ne touche pas à ce qui est déjà mis en correspondance.",
    },
    refusal: true,
  },
  "engine/mapping-source-unknown": {
    fr: {
      what: "« {source} » n’est pas une source que l’étude demande à ce partenaire.",
      expected: "Sources attendues : {known}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Retirez cette source, ou corrigez son nom.}}",
    },
  },
  "engine/mapping-source-empty": {
    fr: {
      what: "La source « {source} » ne nomme aucun fichier.",
      expected:
        "Une source donne un fichier d’unités (units), un fichier de contacts (contacts), ou les deux.",
      cure: "Ajoutez-les, à la main ou avec « vigie map ».",
    },
  },
  "engine/mapping-units-without-contacts": {
    fr: {
      what: "Les unités de la source « {source} » sont à tirer des contacts, et aucun fichier de contacts n’est donné.",
      expected: "« from: contacts » tire les unités du fichier que « contacts: » nomme.",
      cure: "Ajoutez « contacts: » avec son fichier, ou donnez un fichier d’unités (file).",
    },
  },
  "engine/mapping-units-of-survey": {
    fr: {
      what: "Les unités de la source « {source} » sont à tirer des contacts, alors que ce sont les répondants d’une enquête.",
      expected: "Une enquête a un fichier d’une ligne par répondant : chacun y a un seul poids.",
      cure: "Donnez ce fichier (file) à la place de « from: contacts ».",
    },
  },
  "engine/mapping-kind-unknown": {
    fr: {
      what: "{family, select, none {Le nom « {file} » n’a pas d’extension : rien n’y dit comment lire ce fichier.} other {Vigie ne lit pas les fichiers « .{extension} », et « {file} » en est un.}}",
      expected:
        "Vigie lit le CSV (.csv, .txt, .tsv, compressé ou non en .gz), le Parquet (.parquet), Excel (.xlsx), SAS (.sas7bdat, .xpt) et SPSS (.sav, .zsav).",
      cure: "{family, select, xls {Ouvrez-le dans Excel, puis « Enregistrer sous », type « Classeur Excel (.xlsx) ».} ods {Ouvrez-le dans LibreOffice ou Numbers, puis enregistrez-le en .xlsx ou en CSV.} r {Dans R, écrivez-le par arrow::write_parquet ou write.csv2.} stata {Dans Stata, écrivez-le par export delimited.} access {Dans Access, exportez la table en .xlsx ou en texte délimité.} archive {Décompressez-le, et donnez le fichier qu’il contient.} json {En JSON, seules se lisent les listes de lieux ; pour le reste, exportez les données en CSV ou en .xlsx.} document {Ce n’est pas un tableau : demandez l’extraction elle-même, en CSV ou en .xlsx.} other {Si c’est un texte dont les colonnes sont séparées par un signe, renommez-le en .csv, ou écrivez « kind: csv » sous « format: » dans la mise en correspondance ; sinon, enregistrez-le dans l’un de ces formats.}}",
    },
  },
  "engine/mapping-format-unexpected": {
    fr: {
      what: "« {key} » ne veut rien dire pour un fichier {kind, select, csv {CSV} parquet {Parquet} xlsx {Excel} sav {SPSS} other {SAS}}.",
      expected:
        "Pour un CSV : encoding, delimiter, decimal, quote, header, header_row et ragged ; pour un classeur Excel : sheet et header_row ; pour un fichier de transport SAS (.xpt) : encoding.",
      cure: "Retirez cette ligne, ou corrigez « kind: ».",
    },
  },
  "engine/mapping-shape-columns": {
    fr: {
      what: "« columns: », sous « units: », {shaped, select, yes {ne sert pas à la forme « {shape} », dont les colonnes ont déjà leurs noms} other {va avec « shape: places_plain », qui manque ici}}.",
      expected:
        "« columns: » dit, pour la forme places_plain, quelles colonnes d’une liste de lieux donnent le nom, la commune ou l’adresse.",
      cure: "{shaped, select, yes {Retirez « columns: ».} other {Ajoutez « shape: places_plain » si ce fichier est une liste de lieux ; sinon, écrivez vos colonnes sous « fields: ».}}",
    },
  },
  "engine/mapping-field-unknown": {
    fr: {
      what: "La source « {source} » n’a pas de champ « {field} ».",
      expected: "Les champs sont ceux que l’étude déclare sous « fields: » dans le fichier de la source.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Retirez ce champ, ou corrigez son nom.}}",
    },
  },
  "engine/mapping-field-derived": {
    fr: {
      what: "« {field} » n’est pas à fournir : l’étude le calcule à partir d’autres champs.",
      expected: "Seuls les champs déclarés sous « fields: » se lisent dans un fichier.",
      cure: "Retirez « {field} » de la correspondance.",
    },
  },
  "engine/mapping-codes-unexpected": {
    fr: {
      what: "Le champ « {field} » est une date ou un nombre : il n’a pas de codes à traduire.",
      expected: "« codes: » traduit les valeurs d’un champ qui a une nomenclature, ou d’un oui ou non.",
      cure: "Retirez « codes: » ; une valeur qui veut dire « sans valeur » se déclare sous « missing: ».",
    },
  },
  "engine/mapping-dates-unexpected": {
    fr: {
      what: "Le champ « {field} » n’est pas une date.",
      expected: "« dates: » dit comment les dates d’une colonne sont écrites.",
      cure: "Retirez « dates: ».",
    },
  },
  "engine/mapping-separator-unexpected": {
    fr: {
      what: "Le champ « {field} » n’est pas une question à plusieurs réponses.",
      expected: "« separator: » dit ce qui sépare les réponses écrites dans une même case.",
      cure: "Retirez « separator: ».",
    },
  },
  "engine/mapping-columns-unexpected": {
    fr: {
      what: "Le champ « {field} » n’est pas une question à plusieurs réponses.",
      expected: "« columns: » donne une colonne à chaque réponse d’une telle question.",
      cure: "Écrivez « column: » et le nom d’une seule colonne.",
    },
  },
  "engine/mapping-item-unknown": {
    fr: {
      what: "« {item} » n’est pas une réponse de la question « {field} ».",
      expected: "« columns: » nomme des réponses de la nomenclature de cette question.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Corrigez ce nom, ou supprimez la ligne.}}",
    },
  },
  "engine/mapping-items-missing": {
    fr: {
      what: "La question « {field} » n’a pas de colonne pour : {items}.",
      expected:
        "Chaque réponse de la question a sa colonne : sans elle, une réponse non lue passerait pour un non.",
      cure: "Ajoutez ces colonnes. Si le fichier ne les a pas, la question n’a pas été posée comme l’étude le veut : voyez avec l’observatoire.",
    },
  },
  "engine/mapping-contacts-unexpected": {
    fr: {
      what: "La source « {source} » n’a pas de contacts dans l’étude.",
      expected: "Seules les sources qui déclarent « contacts: » lisent un fichier de contacts.",
      cure: "Retirez « contacts: » de cette source.",
    },
  },
  "engine/mapping-motive-missing": {
    fr: {
      what: "La correspondance ne dit pas où lire le motif des contacts de « {source} ».",
      expected: "L’étude met de côté des contacts de routine d’après leur motif.",
      cure: "Ajoutez « motive: » et le nom de la colonne.",
    },
  },
  "engine/mapping-motive-unexpected": {
    fr: {
      what: "L’étude ne connaît pas de motif pour les contacts de « {source} ».",
      expected: "« motive: » ne sert que si l’étude déclare une nomenclature de motifs.",
      cure: "Retirez « motive: ».",
    },
  },
  "engine/mapping-untranslated": {
    fr: {
      what: "La valeur « {value} » de la colonne « {column} » attend encore votre choix.",
      expected: "Chaque valeur du fichier correspond à un code de l’étude, ou est déclarée hors champ.",
      cure: "Remplacez « {code} » par un code de l’étude ; pour un canal, vous pouvez aussi déplacer la valeur sous « out_of_scope: ».",
    },
  },
  "engine/mapping-value-twice": {
    fr: {
      what: "La valeur « {value} » est à la fois traduite et déclarée sans valeur ou hors champ.",
      expected: "Une valeur a un seul sens.",
      cure: "Gardez l’une des deux lignes.",
    },
  },
  "engine/mapping-code-unknown": {
    fr: {
      what: "La valeur « {value} » est traduite en « {code} », qui n’est pas un code de l’étude.",
      expected: "À droite, un code que l’étude emploie ici : {known}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Choisissez un code de la nomenclature.}}",
    },
  },
} as const satisfies Catalogue;

/** Sentences about what a mapping lacks for the indicators asked. */
const planning = {
  "engine/source-not-mapped": {
    fr: {
      what: "Ce fichier de correspondance ne dit rien de la source « {source} ».",
      expected: "L’étude demande cette source à ce partenaire, et toutes ses sources sont lues en une fois.",
      cure: "Ajoutez-la avec « vigie map --source {source} ».",
    },
  },
  "engine/units-needed": {
    fr: {
      what: "La source « {source} » n’a pas de fichier d’unités dans la correspondance.",
      expected: "Des indicateurs de l’étude portent sur des caractéristiques des unités.",
      cure: "Ajoutez « units: » avec son fichier ; si chaque contact répète les caractéristiques de l’unité, écrivez « from: contacts » sous « units: ».",
    },
  },
  "engine/contacts-needed": {
    fr: {
      what: "La source « {source} » n’a pas de fichier de contacts dans la correspondance.",
      expected: "Des indicateurs de l’étude portent sur les groupes d’usage des canaux.",
      cure: "Ajoutez « contacts: » avec son fichier.",
    },
  },
  "engine/channels-too-many": {
    fr: {
      what: "La source « {source} » déclare trop de canaux.",
      expected: "Vigie en distingue au plus {max, number}.",
      cure: "Réunissez des canaux dans la nomenclature de l’étude.",
    },
  },
} as const satisfies Catalogue;

const likelyLine = "{likely, plural, =0 {} other { La ligne {likely, number} ressemble à l’en-tête.}}";

function belowTitle(otherwise: string): string {
  return `{likely, plural, =0 {${otherwise}} other {Écrivez « header_row: {likely, number} » sous « format: », ou supprimez ce qui est au-dessus de cette ligne, puis relancez.}}`;
}

/** Sentences about a file that cannot be the one described. */
const files = {
  "engine/file-without-rows": {
    fr: {
      what: "{kind, select, table {Cette table n’a aucune ligne que cet utilisateur puisse lire.} other {Ce fichier a un en-tête, mais aucune ligne de données.}}",
      expected: "Une ligne par unité ou par contact.",
      cure: "{kind, select, table {Vérifiez qu’elle est remplie, et qu’aucune règle d’accès par ligne (row level security) ne les cache toutes.} other {Refaites l’extraction : un filtre a sans doute tout écarté.}}",
    },
  },
  "engine/file-cut": {
    fr: {
      what: "La dernière ligne de ce fichier (ligne {lines}) est incomplète : le fichier semble coupé.",
      expected: "Chaque ligne a {width, plural, one {# colonne} other {# colonnes}}, la dernière comprise.",
      cure: "Refaites l’extraction ou la copie du fichier ; si seule cette ligne est en cause, corrigez-la.",
    },
  },
  "engine/parquet-unreadable": {
    fr: {
      what: "Ce fichier n’est pas un fichier Parquet complet.",
      expected:
        "Un fichier Parquet se termine par une description de ses colonnes : s’il est coupé, elle manque.",
      cure: "Recopiez-le, ou refaites l’extraction ; vérifiez aussi « kind: ».",
    },
  },
  "engine/parquet-not-here": {
    fr: {
      what: "Cette page ne lit pas le Parquet.",
      expected: "Un CSV ou un classeur Excel ; le Parquet se lit par la commande « vigie run ».",
      cure: "Enregistrez ce fichier en CSV, ou lancez la commande.",
    },
  },
  "engine/parquet-type-not-here": {
    fr: {
      what: "La colonne « {column} » contient des octets, des durées ou des heures, qui ne se lisent pas sûrement dans une page.",
      expected:
        "Des textes, des nombres, des dates ou des listes de textes ; un identifiant UUID est écrit en texte.",
      cure: "Refaites l’extraction avec cette colonne en texte, ou lancez la commande « vigie run ».",
    },
  },
  "engine/file-not-table": {
    fr: {
      what: "Ce fichier ne se lit pas comme un tableau.",
      expected: "Un fichier de texte : les noms des colonnes, puis une ligne par unité ou par contact.",
      cure: "Ouvrez-le dans un éditeur de texte pour voir si c’est bien l’extraction ; sinon, refaites-la.",
    },
  },
  "engine/columns-too-many": {
    fr: {
      what: "Ce fichier a {columns, number} colonnes.",
      expected: "Vigie propose une correspondance pour {max, number} colonnes au plus.",
      cure: "N’extrayez que les données que l’étude demande.",
    },
  },
  "engine/delimiter-wrong": {
    fr: {
      what: "Avec le séparateur « {declared} », ce fichier n’a qu’une colonne ; sa première ligne contient des « {seen} ».",
      expected: "Le séparateur déclaré est celui qui sépare les colonnes du fichier.",
      cure: "Écrivez « delimiter: » suivi de « {seen} » entre guillemets (une tabulation s’écrit \\t), sous « format: ».",
    },
  },
  "engine/line-ends-mixed": {
    fr: {
      what: "Cette ligne ne se termine pas comme la première : le fichier mêle les fins de ligne de Windows et d’Unix.",
      expected: "Toutes les lignes d’un fichier se terminent de la même façon.",
      cure: "Refaites l’extraction en une fois, ou enregistrez de nouveau le fichier dans un éditeur de texte.",
    },
  },
  "engine/rows-ragged": {
    fr: {
      what: "Dans ce fichier, {rows, plural, one {# ligne n’a} other {# lignes n’ont}} pas le bon nombre de colonnes ({rows, plural, one {ligne} other {lignes}} {lines}).",
      expected: "Chaque ligne a {width, plural, one {# colonne} other {# colonnes}}, comme l’en-tête.",
      cure: "Corrigez ces lignes (souvent un séparateur dans un texte sans guillemets), ou écrivez « ragged: set_aside » sous « format: » pour les écarter et les compter.",
    },
  },
  "engine/rows-ragged-all": {
    fr: {
      what: "Au moins {rows, number} lignes n’ont pas le bon nombre de colonnes, dès la ligne {lines}.",
      expected: "Chaque ligne a {width, plural, one {# colonne} other {# colonnes}}, comme l’en-tête.",
      cure: "Ce fichier n’est pas celui que décrit « format: » : vérifiez « delimiter: » et « quote: ».",
    },
  },
  "engine/header-unlikely": {
    fr: {
      what: `La première ligne de ce fichier ressemble à des données, et non à des noms de colonnes.${likelyLine}`,
      expected: "Une première ligne qui nomme les colonnes, sans titre au-dessus.",
      cure: belowTitle(
        "Ajoutez l’en-tête à l’extraction ; ou {kind, select, xlsx {lisez une autre feuille, avec « --sheet » (feuilles : {sheets})} other {écrivez la mise en correspondance à la main, avec « header: false » et les colonnes numérotées à partir de 1}}.",
      ),
    },
  },
  "engine/header-alone": {
    fr: {
      what: `La première ligne de ce fichier n’a qu’une cellule : c’est un titre, ou {kind, select, xlsx {ce n’est pas la bonne feuille} other {le séparateur n’est pas celui qu’on croit}}.${likelyLine}`,
      expected: "Une première ligne qui nomme les colonnes : un identifiant, et une donnée au moins.",
      cure: belowTitle(
        "Supprimez les lignes qui précèdent l’en-tête, puis relancez ; {kind, select, xlsx {pour lire une autre feuille, ajoutez « --sheet » (feuilles : {sheets})} other {vérifiez aussi le séparateur}}.",
      ),
    },
  },
  "engine/header-absent": {
    fr: {
      what: `Cette ligne ne porte ni la colonne de l’identifiant, « {key} », ni la plupart de celles que la mise en correspondance lit dans ce fichier.${likelyLine}`,
      expected:
        "Une ligne qui nomme les colonnes, dont : {columns}. Celle-ci a {width, plural, one {# colonne} other {# colonnes}}.",
      cure: belowTitle(
        "Mettez l’en-tête sur la première ligne, sans titre au-dessus ; ou corrigez les noms dans la correspondance ; ou, {kind, select, xlsx {si ce n’est pas la bonne feuille, nommez-la par « sheet: » sous « format: » (feuilles : {sheets})} other {si le fichier n’a pas d’en-tête, écrivez « header: false » et numérotez les colonnes à partir de 1}}.",
      ),
    },
  },
  "engine/header-of-other-file": {
    fr: {
      what: "La première ligne de ce fichier est celle de l’autre fichier de la source : les unités et les contacts semblent échangés.",
      expected: "Sous « units: », le fichier des unités ; sous « contacts: », celui des contacts.",
      cure: "Échangez les deux lignes « file: » de la correspondance.",
    },
  },
  "engine/column-absent": {
    fr: {
      what: "La colonne « {column} » manque dans ce fichier.",
      expected: "Colonnes de ce fichier : {known}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} space {L’en-tête l’écrit avec un espace au début ou à la fin : « {nearest} ». Écrivez ce nom entre guillemets dans la correspondance, ou retirez l’espace de l’extraction.} other {Si vos données l’ont sous un autre nom, écrivez-le dans la mise en correspondance (pour une donnée de l’étude, « {column}: AUTRE NOM » sous « fields: ») ; sinon, ajoutez la colonne à l’extraction.}}",
    },
  },
  "engine/cells-merged": {
    fr: {
      what: "La colonne « {column} » a des cellules fusionnées sur plusieurs rangées ({groups, plural, one {une fois} other {# fois}}, à partir de la rangée {lines}) : seule la première de ces rangées garde la valeur, les autres seraient lues vides.",
      expected: "Une valeur dans chaque cellule, même quand elle se répète.",
      cure: "Dans Excel, sélectionnez la colonne, cliquez sur « Fusionner et centrer » pour défusionner, puis recopiez la valeur vers le bas ; ou refaites l’extraction sans mise en forme.",
    },
  },
  "engine/column-twice": {
    fr: {
      what: "La colonne « {column} » figure {times, number} fois dans l’en-tête.",
      expected: "Une colonne lue par l’étude a un nom à elle.",
      cure: "Renommez l’une des colonnes, ou retirez-la de l’extraction.",
    },
  },
} as const satisfies Catalogue;

const lines =
  "{where, select, table {où qu’elles soient : une table n’a pas d’ordre} row {{rows, plural, one {rangée} other {rangées}} {lines}} other {{rows, plural, one {ligne} other {lignes}} {lines}}}";

/** Sentences about the values of a file; none of them quotes one, save a code frequent enough. */
const values = {
  "engine/total-row": {
    fr: {
      what: "La dernière ligne de {where, select, table {cette table} row {ce fichier (rangée {lines})} other {ce fichier (ligne {lines})}} fait le total des autres : elle compterait pour une unité.",
      expected: "Une ligne par unité, sans total ni sous-total.",
      cure: "Retirez cette ligne de l’extraction, ou écrivez « total_row: set_aside » sous « units: » pour l’écarter et la compter.",
    },
  },
  "engine/unit-twice": {
    fr: {
      what: `Dans ce fichier, {rows, plural, one {# ligne porte} other {# lignes portent}} un identifiant d’unité (colonne « {column} ») que porte aussi une autre (${lines}).`,
      expected: "Le fichier des unités a une ligne par unité.",
      cure: "Retirez les lignes en trop de l’extraction, ou choisissez une clé qui distingue les unités.",
    },
  },
  "engine/unit-without-key": {
    fr: {
      what: `Dans ce fichier, {rows, plural, one {# ligne n’a} other {# lignes n’ont}} pas d’identifiant d’unité (colonne « {column} », ${lines}).`,
      expected: "Chaque unité a un identifiant, le même que dans le fichier des contacts.",
      cure: "Complétez l’extraction, ou retirez-en ces lignes.",
    },
  },
  "engine/date-unreadable": {
    fr: {
      what: `La colonne « {column} » contient {rows, plural, one {# valeur qui n’est pas une date} other {# valeurs qui ne sont pas des dates}} (${lines}).`,
      expected:
        "Des dates qui existent, {how, select, iso {écrites 2023-01-31} fr {écrites 31/01/2023} us {écrites 01/31/2023} date9 {écrites 31JAN2023} excel {données par le nombre de jours d’Excel (44957 pour le 31 janvier 2023)} sas {données par le nombre de jours depuis 1960 (23041 pour le 31 janvier 2023)} sas_datetime {données par le nombre de secondes depuis 1960 (1990742400 pour le 31 janvier 2023)} spss {données par le nombre de secondes depuis 1582 (13894502400 pour le 31 janvier 2023)} other {écrites 20230131}}, ou rien.",
      cure: "Corrigez ces lignes, ou « dates: » si toute la colonne est écrite autrement (iso, fr, us, compact, date9 ; pour des nombres, excel, sas, sas_datetime ou spss) ; une valeur qui veut dire « sans date » se déclare sous « missing: ».",
    },
  },
  "engine/weight-invalid": {
    fr: {
      what: `{rows, plural, one {Une unité n’a} other {# unités n’ont}} pas de poids supérieur à zéro dans la colonne « {column} » (${lines}).`,
      expected:
        "Chaque unité interrogée a un poids : un nombre supérieur à zéro, dont le séparateur décimal est « {how} ».",
      cure: "Corrigez ces poids, ou « decimal: » sous « format: » s’ils s’écrivent autrement ; ou retirez du fichier les unités qui n’en ont pas parce qu’elles n’ont pas répondu.",
    },
  },
  "engine/stratum-unknown": {
    fr: {
      what: "{units, plural, one {Une unité n’a} other {{units, number} unités n’ont}} pas de strate (« {attribute} »).",
      expected: "Chaque unité interrogée a été tirée dans une strate.",
      cure: "Complétez cette colonne, ou retirez la stratification de l’étude.",
    },
  },
  "engine/stratum-alone": {
    fr: {
      what: "La strate « {stratum} » de « {attribute} » n’a qu’une unité.",
      expected: "Une strate a deux unités au moins : une seule ne dit rien de ce qui les sépare.",
      cure: "Réunissez cette strate avec une autre, dans l’étude, par « recode ».",
    },
  },
  "engine/stratum-too-large": {
    fr: {
      what: "La strate « {stratum} » de « {attribute} » a plus d’unités interrogées ({units, number}) que la population n’en compte ({population, number}).",
      expected: "La taille d’une strate, dans l’étude, compte aussi les unités interrogées.",
      cure: "Corrigez cette taille, ou la colonne des strates.",
    },
  },
  "engine/margin-unknown": {
    fr: {
      what: "{units, plural, one {Une unité n’a} other {{units, number} unités n’ont}} pas de valeur de « {attribute} », sur laquelle les poids sont calés.",
      expected: "Chaque unité interrogée a une valeur de chaque caractéristique de calage.",
      cure: "Complétez cette colonne, ou retirez cette marge du calage.",
    },
  },
  "engine/margin-code-absent": {
    fr: {
      what: "Aucune unité interrogée n’a le code « {code} » de « {attribute} », alors que la population en compte.",
      expected: "Un calage multiplie des poids : il lui faut quelqu’un dans chaque modalité.",
      cure: "Réunissez cette modalité avec une autre, dans l’étude, par « recode ».",
    },
  },
  "engine/number-unreadable": {
    fr: {
      what: `La colonne « {column} » contient {rows, plural, one {# valeur qui n’est pas un nombre} other {# valeurs qui ne sont pas des nombres}} (${lines}).`,
      expected: "Des nombres dont le séparateur décimal est « {how} », sans espace ni unité, ou rien.",
      cure: "Corrigez ces lignes, ou « decimal: » sous « format: » ; une valeur qui veut dire « sans valeur » se déclare sous « missing: ».",
    },
  },
  "engine/code-unknown": {
    fr: {
      what: "{kind, select, one {La valeur « {value} » de la colonne « {column} » ({rows, plural, one {# ligne} other {# lignes}}) n’est pas un code connu.} rare {La colonne « {column} » contient {values, plural, one {# valeur inconnue, trop rare pour être citée} other {# valeurs inconnues, trop rares pour être citées}} ici ({rows, plural, one {# ligne} other {# lignes}}).} other {La colonne « {column} » contient encore {values, plural, one {# valeur inconnue} other {# valeurs inconnues}} ({rows, plural, one {# ligne} other {# lignes}}).}}",
      expected: "Chaque valeur est un code de l’étude, ou la correspondance la traduit.",
      cure: "{near, select, yes {Ajoutez-la sous « codes: » ; voulait-elle dire « {nearest} » ?} twin {Elle est déjà traduite en « {nearest} », à un espace, une majuscule ou un accent près : ajoutez-la telle quelle sous « codes: », ou corrigez l’extraction.} aside {Elle est déjà déclarée sans code, à un espace, une majuscule ou un accent près : ajoutez-la telle quelle à côté, ou corrigez l’extraction.} missing {Si elle veut dire « sans valeur », déclarez-la sous « missing: » ; sinon, traduisez-la sous « codes: ».} other {{kind, select, one {Traduisez-la sous « codes: », ou déclarez-la sous « out_of_scope: » (canaux) ou « missing: » (sans valeur).} other {Lisez-les dans « private/valeurs-inconnues.csv », dossier en .refus à côté du résultat, puis traduisez-les ou corrigez-les.}}}}",
    },
  },
  "engine/contacts-misread": {
    fr: {
      what: "Aucun contact de ce fichier n’est retenu : {reason, select, no_date {presque tous sont sans date} no_channel {presque tous sont sans canal} unknown_unit {presque tous sont d’une unité absente du fichier des unités} other {presque tous sont hors de la période de l’étude}}.",
      expected:
        "Des contacts des unités de l’autre fichier, dans la période ; sinon, les tableaux diraient que personne n’a de contact.",
      cure: "{reason, select, no_date {Vérifiez la colonne « date: ».} no_channel {Vérifiez la colonne « channel: ».} unknown_unit {{pad, plural, =0 {Vérifiez « key: » : les zéros de tête sont-ils perdus d’un côté, les deux fichiers viennent-ils de la même extraction ?} other {Un tableur a sans doute ôté les zéros de tête des identifiants d’un fichier : sous « key: », écrivez « column: » et le nom de la colonne, puis « pad: {pad, number} ».}}} other {Vérifiez « dates: » et la colonne des dates, ou refaites l’extraction sur la période de l’étude.}}",
    },
  },
  "engine/direct-identifier": {
    fr: {
      what: "La colonne « {column} » ressemble à un identifiant direct : numéro de sécurité sociale, adresse électronique, téléphone, compte bancaire ou nom.",
      expected:
        "Ce qui désigne une personne ne sert ni de code ni de dimension ; il peut seulement servir de clé.",
      cure: "Vérifiez le nom de la colonne dans la correspondance ; retirez ce champ s’il identifie bien des personnes.",
    },
    refusal: true,
  },
} as const satisfies Catalogue;

/** Sentences about a database and its tables. */
const databases = {
  "engine/mapping-tables-apart": {
    fr: {
      what: "Les unités et les contacts de la source « {source} » ne sont pas dans la même base : l’un est un fichier, ou leurs connexions diffèrent.",
      expected: "Une base lit les deux : deux tables d’une même connexion, ou deux fichiers.",
      cure: "Chargez le fichier dans une table de la base, ou extrayez les deux tables en fichiers.",
    },
  },
  "engine/connection-unknown": {
    fr: {
      what: "L’adresse de la connexion « {connection} » n’est donnée nulle part.",
      expected:
        "La variable d’environnement {variable}, ou le fichier « {file} » à côté de la correspondance, qui la contient sur une ligne : postgres://utilisateur:motdepasse@serveur:5432/base, ou https://utilisateur:motdepasse@serveur:8443/base pour ClickHouse.",
      cure: "Définissez la variable, ou écrivez ce fichier en le réservant à vous seul (chmod 600) ; corrigez « connection: » si ce nom est faux.",
    },
  },
  "engine/connection-open-to-others": {
    fr: {
      what: "Le fichier de la connexion « {connection} » peut être lu par d’autres que vous (droits {mode}).",
      expected: "L’adresse d’une base, qui peut contenir un mot de passe, est lue par son propriétaire seul.",
      cure: "Retirez les droits des autres : chmod 600, suivi du nom de ce fichier. Changez le mot de passe si d’autres ont pu le lire.",
    },
    refusal: true,
  },
  "engine/connection-address-invalid": {
    fr: {
      what: "L’adresse de la connexion « {connection} » n’est pas celle d’une base que Vigie sait lire.",
      expected:
        "postgres://utilisateur:motdepasse@serveur:5432/base, ou https://utilisateur:motdepasse@serveur:8443/base pour ClickHouse.",
      cure: "Corrigez l’adresse ; dans le mot de passe, les signes @ : / ? # % s’écrivent %40 %3A %2F %3F %23 %25.",
    },
  },
  "engine/database-unreachable": {
    fr: {
      what: "Le serveur de la connexion « {connection} » ne répond pas.",
      expected:
        "{server, select, clickhouse {Un serveur ClickHouse en service, à l’adresse et au port donnés : celui de HTTP, 8123 ou 8443 d’ordinaire.} other {Un serveur PostgreSQL en service, à l’adresse et au port donnés.}}",
      cure: "Vérifiez l’adresse et le port, le réseau et le pare-feu ; demandez à l’administrateur de la base si le serveur accepte les connexions de ce poste.",
    },
  },
  "engine/database-tls": {
    fr: {
      what: "La liaison chiffrée avec le serveur de la connexion « {connection} » n’a pas pu s’établir.",
      expected:
        "{server, select, clickhouse {Un serveur dont le certificat est reconnu, si l’adresse commence par https ; sinon, http.} other {Un serveur dont le certificat est reconnu, si l’adresse demande le chiffrement (sslmode).}}",
      cure: "{server, select, clickhouse {Demandez à l’administrateur de la base si ce port attend https, et le certificat de son autorité : donnez-en le fichier dans la variable NODE_EXTRA_CA_CERTS.} other {Demandez à l’administrateur de la base quelle valeur de « sslmode » convient, et le certificat de son autorité (sslrootcert).}}",
    },
  },
  "engine/database-login-refused": {
    fr: {
      what: "Le serveur de la connexion « {connection} » refuse cet utilisateur ou son mot de passe.",
      expected: "Un utilisateur que la base connaît, avec son mot de passe actuel.",
      cure: "{server, select, clickhouse {Vérifiez-les avec l’administrateur de la base, et que cet utilisateur peut s’y connecter depuis ce poste (HOST).} other {Vérifiez-les avec l’administrateur de la base, et que l’utilisateur a le droit de s’y connecter (CONNECT) depuis ce poste (pg_hba.conf).}}",
    },
  },
  "engine/database-absent": {
    fr: {
      what: "Le serveur de la connexion « {connection} » n’a pas la base que l’adresse nomme.",
      expected: "Après le dernier « / » de l’adresse, le nom d’une base du serveur.",
      cure: "Corrigez ce nom ; l’administrateur de la base le connaît.",
    },
  },
  "engine/database-lost": {
    fr: {
      what: "La liaison avec le serveur de la connexion « {connection} » s’est rompue pendant la lecture. Il n’y reste rien : ce qui était commencé est annulé.",
      expected: "Une liaison qui dure tout le temps de la lecture.",
      cure: "Relancez ; si cela se répète, demandez à l’administrateur de la base si le serveur redémarre ou ferme les sessions longues.",
    },
  },
  "engine/database-stopped": {
    fr: {
      what: "Le serveur de la connexion « {connection} » a arrêté la requête : elle dure plus qu’il ne le permet, ou quelqu’un l’a annulée. Il n’y reste rien.",
      expected:
        "Un utilisateur dont les requêtes peuvent durer quelques minutes ({server, select, clickhouse {max_execution_time} other {statement_timeout}}).",
      cure: "Demandez à l’administrateur de la base d’allonger « {server, select, clickhouse {max_execution_time} other {statement_timeout}} » pour cet utilisateur, ou relancez à une heure creuse.",
    },
  },
  "engine/database-short": {
    fr: {
      what: "Le serveur de la connexion « {connection} » manque de place, de mémoire ou de connexions pour cette requête. Il n’y reste rien.",
      expected:
        "{server, select, clickhouse {De la mémoire pour une ligne par unité (max_memory_usage), et pour lire tous les contacts (max_rows_to_read).} other {De la place pour une table temporaire d’une ligne par unité (temp_file_limit), et une connexion libre.}}",
      cure: "Demandez à l’administrateur de la base de relever la limite en cause, ou relancez à une heure creuse.",
    },
  },
  "engine/database-settings-closed": {
    fr: {
      what: "Le serveur de la connexion « {connection} » ne laisse pas cet utilisateur régler sa propre session : ses requêtes n’y auraient pas le même sens.",
      expected:
        "Un utilisateur qui lit sans rien écrire, et qui peut régler sa session : readonly = 2 (et non 1), sans contrainte sur les réglages que montre « vigie plan --dialect clickhouse ».",
      cure: "Demandez à l’administrateur de la base : ALTER USER … SETTINGS readonly = 2.",
    },
  },
  "engine/database-too-old": {
    fr: {
      what: "Le serveur de la connexion « {connection} » ne connaît pas un réglage que Vigie demande : sa version est trop ancienne.",
      expected: "ClickHouse 26.7, avec lequel Vigie est essayé, ou une version proche.",
      cure: "Demandez à l’administrateur de la base de mettre le serveur à jour, ou extrayez les tables en fichiers Parquet.",
    },
  },
  "engine/database-answer-unread": {
    fr: {
      what: "Ce qui répond à l’adresse de la connexion « {connection} » ne répond pas comme une base ClickHouse.",
      expected:
        "Une réponse de ClickHouse, en HTTP, entière et de moins de 128 Mo : des effectifs, et au plus les codes sans traduction.",
      cure: "Vérifiez l’adresse et le port (8123 en http, 8443 en https d’ordinaire), et si un serveur mandataire se trouve entre ce poste et la base.",
    },
  },
  "engine/table-absent": {
    fr: {
      what: "La base n’a pas de table ni de vue « {table} », ou cet utilisateur ne peut pas la voir.",
      expected:
        "{server, select, clickhouse {Le nom complet, comme en SQL : base.table, avec ses majuscules.} other {Le nom complet, comme en SQL : schéma.table ; entre guillemets doubles s’il a des majuscules.}}",
      cure: "{server, select, clickhouse {Corrigez « table: », ou demandez à l’administrateur de la base le droit SELECT sur cette table.} other {Corrigez « table: », ou demandez à l’administrateur de la base le droit USAGE sur le schéma.}}",
    },
  },
  "engine/table-column-absent": {
    fr: {
      what: "La colonne « {column} » manque dans cette table.",
      expected: "Colonnes de cette table ({columns, number}) : {known}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Corrigez le nom de la colonne dans la correspondance.}}",
    },
  },
  "engine/table-column-closed": {
    fr: {
      what: "Cet utilisateur n’a pas le droit de lire la colonne « {column} » de cette table.",
      expected: "Le droit SELECT sur chaque colonne que l’étude lit.",
      cure: "Demandez à l’administrateur de la base : GRANT SELECT sur la table, ou sur cette colonne.",
    },
  },
  "engine/table-closed-inside": {
    fr: {
      what: "Le serveur de la connexion « {connection} » refuse de lire un schéma ou une table : un droit manque à cet utilisateur, ou au propriétaire d’une vue.",
      expected:
        "{server, select, clickhouse {Le droit SELECT sur les tables et les vues que la correspondance nomme.} other {Le droit USAGE sur le schéma, et SELECT sur les tables et les vues que la correspondance nomme.}}",
      cure: "Demandez ces droits à l’administrateur de la base.",
    },
  },
  "engine/column-type-unread": {
    fr: {
      what: "La colonne « {column} » est du type « {type} », que Vigie ne sait pas comparer.",
      expected: "Un texte, un nombre, une date, un booléen ou un identifiant.",
      cure: "Lisez une vue de cette table qui donne la colonne en texte, ou une autre colonne.",
    },
  },
} as const satisfies Catalogue;

/** Sentences about the machine. */
const machine = {
  "engine/memory-exhausted": {
    fr: {
      what: "La mémoire permise ne suffit pas à ce calcul.",
      expected: "Vigie déborde sur le disque quand la mémoire manque ; un minimum reste nécessaire.",
      cure: "Augmentez la limite de mémoire, ou fermez d’autres logiciels, puis relancez.",
    },
  },
  "engine/page-memory-exhausted": {
    fr: {
      what: "La mémoire qu’un navigateur accorde à une page ne suffit pas à ce calcul.",
      expected: "Dans une page, rien ne déborde sur le disque : tout doit tenir dans 4 Go au plus.",
      cure: "Fermez les autres onglets, puis recommencez. Si cela ne suffit pas, prenez l’édition portable ou la commande « vigie run », qui débordent sur le disque.",
    },
  },
} as const satisfies Catalogue;

export const french = {
  ...mapping,
  ...planning,
  ...files,
  ...values,
  ...databases,
  ...machine,
} as const satisfies Catalogue;

export const engineProblems = translated(french, { en: english });

export const problem = problemsOf(french);
