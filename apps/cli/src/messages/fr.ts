import { frGuarantee } from "./fr-guarantee.ts";
import { frResults } from "./fr-results.ts";

/** What the command says besides its errors, in ICU MessageFormat; apostrophes are typographic. */
export const fr = {
  "usage.seeHelp": "Voyez « {help} ».",
  "usage.noCommand": "La commande « {verb} » n’existe pas.",
  "usage.noLanguage": "L’option « --lang » attend une langue : {languages}.",
  "usage.noOption": "L’option « {option} » n’existe pas.",
  "usage.valueExpected": "L’option « {option} » attend une valeur.",
  "usage.badForm":
    "L’option « {option} » attend {form, select, day {un jour du calendrier, écrit comme 2026-12-31} pastDay {un jour du calendrier, aujourd’hui au plus tard, écrit comme 2025-12-31} rho {un budget, écrit comme 3 ou 0.5} memory {une quantité de mémoire, écrite comme 800MB ou 4GB} dialect {une base : postgres, clickhouse ou duckdb} other {un numéro de port, de 0 à 65535}}.",
  "usage.twice": "L’option « {option} » ne se donne qu’une fois.",
  "usage.noValue": "L’option « {option} » ne prend pas de valeur.",
  "usage.optionMissing": "Il manque l’option « --{option} {value} ».",
  "usage.argumentMissing": "Il manque l’argument {argument}.",
  "usage.argumentExtra":
    '« {argument} » est en trop. {wanted, plural, =0 {} other {Si c’est la suite d’un chemin qui contient un espace, mettez ce chemin entre guillemets : "{path}". }}Tapez : {usage}',

  "error.expected": "Attendu : {expected}",
  "error.cure": "Remède : {cure}",
  "error.count": "{count, plural, one {# erreur.} other {# erreurs.}}",
  "error.alike":
    "{count, plural, one {Une autre erreur de même cause} other {# autres erreurs de même cause}}{lines, select, none {.} other { : lignes {lines}}}",
  "error.untranslated": "",
  "error.defect": "Défaut de Vigie {version} : {name}",
  "error.defectCure":
    "Ce n’est pas une erreur de votre part. Signalez ces lignes ; elles ne contiennent aucune donnée.",
  stopped: "Interrompu : rien n’est laissé à moitié écrit.",
  warning: "Attention : {text}",

  "help.title": "Vigie {version} : observatoires partagés de l’accès aux droits",
  "help.lead":
    "Une étude est un dossier de fichiers. Chaque partenaire l’exécute chez lui, sur ses données ; seuls des tableaux protégés en sortent ; l’observatoire les assemble et les publie.",
  "help.usage": "Usage : vigie COMMANDE …",
  "help.each":
    "« vigie COMMANDE --help » explique chacune, avec un exemple.\nDans le dossier du projet, « vigie » s’écrit « npm run vigie -- ».\nPour voir tout le chemin sur des données fictives : vigie demo\nEn anglais : vigie --lang en",
  "help.exitCodes":
    "Codes de sortie : 0 fait ; 1 entrée à corriger ; 2 commande mal écrite ; 3 refus, pour protéger les personnes ; 70 défaut de Vigie, à signaler.",
  "help.commandUsage": "Usage : {usage}",
  "help.required": "{help} (obligatoire)",
  "help.json": "écrit le résultat en JSON, pour un programme",
  "help.lang": "langue des messages : fr ou en ; celle du système par défaut",
  "help.langValue": "LANGUE",

  "study.read": "Étude lue",
  "study.version": "version {version}",
  "bundles.verified": "Lots vérifiés",
  "bundles.unsigned": "{count}, dont {unsigned} sans signature",
  "earlier.verified": "Lots de l’édition précédente vérifiés",
  "bundles.verifying": "vérification des lots",
  "places.read": "Lieux d’aide lus",
  "places.aside":
    "{places}{elsewhere, plural, =0 {} other {, # d’autres territoires}}{unplaced, plural, =0 {} one {, # sans commune connue} other {, # sans commune connue}}",
  "site.writing": "écriture du site",
  "site.telling": "texte, figures et tests (simulations comprises)",
  "site.exporting": "données à emporter",
  "site.publishing": "pages",
  "site.written": "Diagnostic écrit",
  "site.files": "{count, plural, one {# fichier} other {# fichiers}}",
  "site.index": "le diagnostic, à ouvrir dans un navigateur",
  "site.published": "la comparaison avec les chiffres déjà publiés",
  "site.withoutLanguage":
    "l’étude déclare aussi « {languages} » et n’a pas de texte dans cette langue : cette édition n’est pas faite.",
  "site.withoutPrevious":
    "cette édition est faite sans la précédente (--previous, --previous-study) : elle ne dit pas ce qui a changé, et le fil des éditions n’annonce qu’elle.",
  "pdf.making": "composition du PDF",
  "pdf.made": "PDF composé",
  "pdf.pages": "{count, plural, one {# page} other {# pages}}",
  "pdf.file": "le diagnostic en PDF",

  "check.right": "L’étude « {title} » (version {version}) est correcte.",
  "check.counts":
    "Partenaires : {partners}. Sources : {sources}. Nomenclatures : {codelists}. Indicateurs : {indicators}.",
  "check.hash": "Empreinte : {hash}",

  "check.unused":
    "rien ne se sert de {count, plural, one {ce champ} other {ces champs}} de la source « {source} » : {fields}. Ne demandez que ce qui sert : {count, plural, one {retirez-le} other {retirez-les}}, sauf si un lot déjà transmis compte selon {count, plural, one {lui} other {eux}}.",
  "check.unread":
    "rien ne lit {path}, qui n’entre pas dans l’empreinte{near, select, yes { ; vouliez-vous dire « {meant} » ?} other {.}}",

  "check.remark": "{file}, ligne {line} : {what}",
  "check.untitled":
    "{file} : {count, plural, one {une figure n’a} other {# figures n’ont}} pas de titre écrit par une personne, et Vigie en ferait un ({count, plural, one {ligne} other {lignes}} {lines})",

  "new.next": "Lisez {file}, puis : vigie check {folder}",

  "inspect.bundle": "Lot du partenaire « {partner} », fait le {date} avec Vigie {version}.",
  "inspect.study": "Étude « {study} », version {version}, empreinte {hash}.",
  "inspect.unsigned": "Il n’est pas signé : rien ne prouve qu’il vient de ce partenaire.",
  "inspect.signed": "Il se dit signé par la clé « {key} » ; « vigie verify » le vérifie, avec l’étude.",
  "inspect.fictitious": "DONNÉES FICTIVES : ces tableaux ne décrivent personne.",
  "inspect.comment": "Ce que le partenaire en dit : « {comment} »",
  "inspect.later":
    "Ce partenaire avait déjà fait un lot pour cette étude : un indicateur ajouté depuis est exploratoire.",
  "inspect.noise":
    "Pour protéger les personnes, chaque effectif a été modifié de quelques unités, au hasard (budget {rho, number}) ; ceux de moins de {min} sont {small, select, hidden {masqués} other {laissés, modifiés comme les autres}}.",
  "inspect.hash": "Empreinte du lot : {hash}",
  ...frResults,
  ...frGuarantee,
} as const;
