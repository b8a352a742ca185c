import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";

/** The kind of file, in a sentence. */
const kindName =
  "{kind, select, sas7bdat {une table SAS (.sas7bdat)} xpt {un fichier de transport SAS (.xpt)} other {un fichier SPSS (.sav ou .zsav)}}";
const fromSoftware = "{kind, select, sav {SPSS} other {SAS}}";

export const french = {
  "files/file-absent": {
    fr: {
      what: "Ce fichier est introuvable.",
      expected:
        "Un chemin écrit dans un fichier de correspondance part du dossier de ce fichier ; un chemin donné dans la commande, du dossier courant.",
      cure: "Vérifiez le nom du fichier et son dossier, puis relancez.",
    },
  },
  "files/file-is-folder": {
    fr: {
      what: "Ce chemin désigne un dossier.",
      expected: "Le chemin d’un fichier de données.",
      cure: "Ajoutez le nom du fichier après celui du dossier.",
    },
  },
  "files/file-closed": {
    fr: {
      what: "Vigie n’a pas le droit de lire ce fichier, ou un autre logiciel le tient ouvert.",
      expected: "Le fichier peut être lu par la personne qui lance Vigie.",
      cure: "Fermez-le dans les autres logiciels (Excel, SAS), vérifiez vos droits, puis relancez.",
    },
  },
  "files/file-empty": {
    fr: {
      what: "Ce fichier est vide.",
      expected: "Un fichier de données a une ligne d’en-tête, puis une ligne par unité ou par contact.",
      cure: "Refaites l’extraction : elle s’est sans doute interrompue.",
    },
  },
  "files/gzip-truncated": {
    fr: {
      what: "Ce fichier compressé est coupé ou abîmé.",
      expected: "Un fichier .gz complet se décompresse jusqu’au bout.",
      cure: "Recopiez-le, ou refaites l’extraction.",
    },
  },
  "files/null-byte": {
    fr: {
      what: "Cette ligne contient un octet nul, que les textes n’ont pas.",
      expected: "Un fichier de texte, sans octet nul.",
      cure: "Refaites l’extraction ; si le fichier est en UTF-16, écrivez « encoding: utf-16 » sous « format: ».",
    },
  },
  "files/gzip-not-compressed": {
    fr: {
      what: "Le nom de ce fichier se termine par « .gz », mais il n’est pas compressé.",
      expected: "Un fichier .gz est compressé par gzip.",
      cure: "Retirez « .gz » de son nom, là où il est et dans la correspondance.",
    },
  },
  "files/xlsx-unreadable": {
    fr: {
      what: "Ce classeur Excel ne se lit pas : il est coupé, protégé par un mot de passe, ou d’un ancien format.",
      expected: "Vigie lit les classeurs .xlsx sans mot de passe.",
      cure: "Ouvrez-le dans Excel, retirez le mot de passe et enregistrez-le en .xlsx ou en CSV.",
    },
  },
  "files/xlsx-too-large": {
    fr: {
      what: "Ce classeur Excel est anormal : décompressé, il est démesuré.",
      expected: "Un classeur dont les textes tiennent en mémoire, sans cellule démesurée.",
      cure: "Enregistrez la feuille en CSV ; si le classeur vient d’ailleurs, méfiez-vous de son contenu.",
    },
  },
  "files/cell-outside-sheet": {
    fr: {
      what: "Une cellule de ce classeur est placée hors de la feuille.",
      expected: "Une feuille a {columns, number} colonnes et {rows, number} lignes au plus.",
      cure: "Ouvrez le classeur dans Excel et enregistrez-le de nouveau, ou exportez la feuille en CSV.",
    },
  },
  "files/sheet-absent": {
    fr: {
      what: "Ce classeur n’a pas de feuille « {sheet} ».",
      expected: "Feuilles de ce classeur : {known}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Corrigez la ligne « sheet: ».}}",
    },
  },
  "files/encoding-wrong": {
    fr: {
      what: "Ce fichier n’est pas en UTF-8 : une lettre accentuée ne s’y lit pas.",
      expected: "L’encodage déclaré est celui du fichier ; sans précision, UTF-8.",
      cure: "Écrivez « encoding: cp1252 » sous « format: » si le fichier vient d’Excel, de SAS ou de Windows (utf-16 pour le « texte Unicode » d’Excel).",
    },
  },
  "files/file-not-text": {
    fr: {
      what: "Ce fichier n’est pas un CSV : {kind, select, workbook {c’est un classeur Excel} ods {c’est un classeur LibreOffice} xls {c’est un classeur d’un ancien format d’Excel} zip {c’est une archive zip} parquet {c’est un fichier Parquet} pdf {c’est un PDF} other {il contient des octets qui ne sont pas du texte}}.",
      expected: "Un fichier de texte : les noms des colonnes, puis une ligne par unité ou par contact.",
      cure: "{kind, select, workbook {Donnez-lui l’extension .xlsx, ou écrivez « kind: xlsx » sous « format: ».} ods {Enregistrez-le en .xlsx ou en CSV.} xls {Ouvrez-le dans Excel et enregistrez-le en .xlsx ou en CSV.} zip {Décompressez-la, et donnez le fichier qu’elle contient.} parquet {Donnez-lui l’extension .parquet, ou écrivez « kind: parquet » sous « format: ».} pdf {Donnez l’extraction elle-même.} other {Si c’est un texte en UTF-16, écrivez « encoding: utf-16 » sous « format: » ; sinon, refaites l’extraction.}}",
    },
  },
  "files/encoding-is-utf16": {
    fr: {
      what: "Ce fichier est en UTF-16 : ses deux premiers octets le disent.",
      expected: "L’encodage déclaré est celui du fichier ; sans précision, UTF-8.",
      cure: "Écrivez « encoding: utf-16 » sous « format: ».",
    },
  },
  "files/encoding-is-utf8": {
    fr: {
      what: "Ce fichier est déclaré en CP1252, mais il est en UTF-8.",
      expected: "L’encodage déclaré est celui du fichier.",
      cure: "Retirez « encoding: cp1252 » : UTF-8 est l’encodage par défaut.",
    },
  },
  "files/quote-unclosed": {
    fr: {
      what: "Un guillemet ouvert sur cette ligne n’est jamais fermé, ou la ligne mêle guillemets et texte{read, plural, =0 {} one { ; # ligne a été lue} other { ; # lignes ont été lues}}.",
      expected:
        "Une valeur entre guillemets se termine par un guillemet ; un guillemet dans la valeur est doublé.",
      cure: 'Corrigez cette ligne ; si les guillemets font partie des textes, écrivez « quote: "" » sous « format: » (à « vigie map », donnez un extrait sans ces lignes, puis nommez le fichier entier sous « file: »). Si c’est la fin du fichier, il est coupé : refaites l’extraction.',
    },
  },
  "files/disk-full": {
    fr: {
      what: "Le disque est plein : Vigie n’a pas pu finir ses copies temporaires. Elles ont été effacées.",
      expected: "Il faut à peu près la taille des fichiers lus, en place libre.",
      cure: "Libérez de la place, ou choisissez un dossier de sortie sur un autre disque, puis relancez.",
    },
  },
  "files/kind-wrong": {
    fr: {
      what: `Ce fichier n’est pas ${kindName} : {seen, select, empty {il est vide} sas7bdat {c’est une table SAS (.sas7bdat)} sas_catalogue {c’est un catalogue SAS (.sas7bcat)} sas_view {c’est une vue, un index ou un autre objet de SAS, sans les données} xpt {c’est un fichier de transport SAS (.xpt)} cport {c’est un fichier de transport écrit par PROC CPORT} sav {c’est un fichier SPSS (.sav)} por {c’est un fichier SPSS portable (.por)} ebcdic {c’est un fichier SPSS d’un gros système, en EBCDIC} zip {c’est une archive zip ou un classeur} gzip {il est compressé en gzip} text {c’est un fichier de texte} other {ses premiers octets sont autres}}.`,
      expected: "Le format déclaré, ou l’extension, est celui du fichier.",
      cure: `{seen, select, empty {Refaites l’extraction.} sas_catalogue {Donnez la table elle-même ; un catalogue ne contient que des formats.} sas_view {Dans SAS, écrivez une table : « data TABLE; set VUE; run; ».} cport {Dans SAS, écrivez le fichier par « libname SORTIE xport » et PROC COPY, ou donnez la table .sas7bdat.} por {Dans SPSS, enregistrez-le en .sav.} ebcdic {Dans SPSS, enregistrez-le en .sav sur un poste Windows ou Linux.} gzip {Décompressez-le.} zip {Décompressez l’archive, ou donnez à un classeur l’extension .xlsx.} text {Si c’est un CSV, donnez-lui l’extension .csv.} other {Vérifiez que c’est bien l’extraction, et « kind: » sous « format: ».{kind, select, sas7bdat { Si la table est chiffrée, enregistrez-la dans SAS sans « encrypt= ».} other {}}}}`,
    },
  },
  "files/truncated": {
    fr: {
      what: `Ce fichier ${fromSoftware} est coupé : il annonce {expected, number} octets et en a {size, number}.`,
      expected: "Un fichier entier.",
      cure: "Recopiez-le, ou refaites l’extraction.",
    },
  },
  "files/damaged": {
    fr: {
      what: `Ce fichier ${fromSoftware} est coupé ou abîmé : {part, select, header {sa description des colonnes} rows {la suite de ses lignes} other {sa structure}} se contredit.`,
      expected: "Un fichier entier, sans mot de passe ni chiffrement.",
      cure: `Recopiez-le ; s’il s’ouvre dans ${fromSoftware}, enregistrez-le de nouveau, sans mot de passe, ou exportez-le en CSV.`,
    },
  },
  "files/encrypted": {
    fr: {
      what: "Ce fichier SPSS est protégé par un mot de passe.",
      expected: "Un fichier sans mot de passe.",
      cure: "Ouvrez-le dans SPSS et enregistrez-le sans mot de passe, dans un dossier protégé.",
    },
  },
  "files/variant-unread": {
    fr: {
      what: `Vigie ne lit pas cette variante de fichier ${fromSoftware} : {variant, select, amended {la description de ses colonnes a été modifiée après coup, et se trouve après les lignes} deleted_compressed {elle est compressée et contient des lignes supprimées} deleted_marks {ses lignes supprimées ne se retrouvent pas toutes} compression {sa compression est inconnue} floating_point {ses nombres ne sont pas au format IEEE} members {il contient plusieurs tables} zlib {ses blocs compressés sont d’un genre inconnu} other {sa structure est inconnue}}.`,
      expected: "Les fichiers que décrit le guide du statisticien.",
      cure: "{variant, select, members {Écrivez un fichier par table.} floating_point {Enregistrez-le de nouveau sur un poste Windows ou Linux.} zlib {Dans SPSS, enregistrez-le en .sav.} other {{kind, select, sav {Dans SPSS, enregistrez-le de nouveau en .sav.} other {Dans SAS, recopiez la table : « data NOUVELLE(compress=no); set TABLE; run; ».}}}}",
    },
  },
  "files/encoding-unread": {
    fr: {
      what: `Ce fichier ${fromSoftware} contient des lettres accentuées dans un encodage que Vigie ne lit pas : {encoding}.`,
      expected: "UTF-8, Latin-1, un encodage de Windows ou un autre encodage du Web.",
      cure: `Dans ${fromSoftware}, enregistrez-le de nouveau en UTF-8.`,
    },
  },
  "files/text-undecodable": {
    fr: {
      what: "Un texte de la colonne « {column} » ne se lit pas dans l’encodage du fichier, {encoding}.",
      expected:
        "Tous les textes dans l’encodage {xpt, select, yes {de la mise en correspondance} other {que le fichier déclare}}.",
      cure: "{xpt, select, yes {Écrivez « encoding: cp1252 » sous « format: » si le fichier vient de Windows, « encoding: utf-8 » sinon.} other {Corrigez ce texte dans le logiciel d’origine, ou enregistrez de nouveau le fichier en UTF-8.}}",
    },
  },
  "files/value-nul": {
    fr: {
      what: "La valeur de la colonne « {column} » contient un octet nul : ce n’est pas un texte.",
      expected: "Un identifiant ou un code fait de caractères.",
      cure: "Corrigez-la dans le logiciel d’origine, ou choisissez une autre colonne.",
    },
  },
  "files/rows-differ": {
    fr: {
      what: `Ce fichier ${fromSoftware} annonce {declared, plural, one {# ligne} other {# lignes}} et en contient {read, plural, =0 {0} other {#}} : il est coupé ou abîmé.`,
      expected: "Autant de lignes que l’en-tête en annonce.",
      cure: "Recopiez-le, ou refaites l’extraction.",
    },
  },
  "files/header-too-large": {
    fr: {
      what: "La description des colonnes de ce fichier dépasse {max, number} Mo.",
      expected: "Un fichier de quelques milliers de colonnes au plus.",
      cure: "N’extrayez que les données que l’étude demande.",
    },
  },
} satisfies Catalogue;

export const filesProblems = translated(french, { en: english });
export const problem = problemsOf(french);
