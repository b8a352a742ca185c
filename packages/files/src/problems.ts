import { type Catalogue, problemsOf, translated } from "@vigie/study";
import { english } from "./problems.en.ts";

/** The kind of file, in a sentence. */
const kindName =
  "{kind, select, sas7bdat {une table SAS (.sas7bdat)} xpt {un fichier de transport SAS (.xpt)} other {un fichier SPSS (.sav ou .zsav)}}";
const fromSoftware = "{kind, select, sav {SPSS} other {SAS}}";

export const french = {
  "files/kind-wrong": {
    fr: {
      what: `Ce fichier n’est pas ${kindName} : {seen, select, empty {il est vide} sas7bdat {c’est une table SAS (.sas7bdat)} sas_catalogue {c’est un catalogue SAS (.sas7bcat)} sas_view {c’est une vue, un index ou un autre objet de SAS, sans les données} xpt {c’est un fichier de transport SAS (.xpt)} cport {c’est un fichier de transport écrit par PROC CPORT} sav {c’est un fichier SPSS (.sav)} por {c’est un fichier SPSS portable (.por)} ebcdic {c’est un fichier SPSS d’un gros système, en EBCDIC} zip {c’est une archive zip ou un classeur} gzip {il est compressé en gzip} text {c’est un fichier de texte} other {ses premiers octets sont autres}}.`,
      expected: "Le format déclaré, ou l’extension, est celui du fichier.",
      cure: `{seen, select, empty {Refaites l’extraction.} sas_catalogue {Donnez la table elle-même ; un catalogue ne contient que des formats.} sas_view {Dans SAS, écrivez une table : « data TABLE; set VUE; run; ».} cport {Dans SAS, écrivez le fichier par « libname SORTIE xport » et PROC COPY, ou donnez la table .sas7bdat.} por {Dans SPSS, enregistrez-le en .sav.} ebcdic {Dans SPSS, enregistrez-le en .sav sur un poste Windows ou Linux.} gzip {Décompressez-le.} zip {Décompressez l’archive, ou donnez à un classeur l’extension .xlsx.} text {Si c’est un CSV, donnez-lui l’extension .csv.} other {Vérifiez que c’est bien l’extraction, et « kind: » sous « format: ».}}`,
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
