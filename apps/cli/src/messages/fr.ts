import { frResults } from "./fr-results.ts";

/** What the command says besides its errors, in ICU MessageFormat; apostrophes are typographic. */
export const fr = {
  "usage.seeHelp": "Voyez « {help} ».",
  "usage.noCommand": "La commande « {verb} » n’existe pas.",
  "usage.noLanguage": "L’option « --lang » attend une langue : {languages}.",
  "usage.noOption": "L’option « {option} » n’existe pas.",
  "usage.valueExpected": "L’option « {option} » attend une valeur.",
  "usage.badForm":
    "L’option « {option} » attend {form, select, day {un jour du calendrier, écrit comme 2026-12-31} pastDay {un jour du calendrier, aujourd’hui au plus tard, écrit comme 2025-12-31} memory {une quantité de mémoire, écrite comme 800MB ou 4GB} other {un numéro de port, de 0 à 65535}}.",
  "usage.twice": "L’option « {option} » ne se donne qu’une fois.",
  "usage.noValue": "L’option « {option} » ne prend pas de valeur.",
  "usage.optionMissing": "Il manque l’option « --{option} {value} ».",
  "usage.argumentMissing": "Il manque l’argument {argument}.",
  "usage.argumentExtra": "L’argument « {argument} » est de trop.",

  "error.expected": "Attendu : {expected}",
  "error.cure": "Remède : {cure}",
  "error.count": "{count, plural, one {# erreur.} other {# erreurs.}}",
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
  "site.telling": "texte, figures et tests (simulations comprises)",
  "site.exporting": "données à emporter",
  "site.publishing": "pages",
  "site.written": "Diagnostic écrit",
  "site.files": "{count, plural, one {# fichier} other {# fichiers}}",
  "site.index": "le diagnostic, à ouvrir dans un navigateur",
  "site.published": "la comparaison avec les chiffres déjà publiés",
  "site.withoutLanguage":
    "l’étude déclare aussi « {languages} » et n’a pas de texte dans cette langue : cette édition n’est pas faite.",
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

  "new.next": "Lisez {file}, puis : vigie check {folder}",

  "inspect.bundle": "Lot du partenaire « {partner} », fait le {date} avec Vigie {version}.",
  "inspect.study": "Étude « {study} », version {version}, empreinte {hash}.",
  "inspect.unsigned": "Il n’est pas signé : rien ne prouve qu’il vient de ce partenaire.",
  "inspect.signed": "Il se dit signé par la clé « {key} » ; « vigie verify » le vérifie, avec l’étude.",
  "inspect.previous": "Il suit le lot d’empreinte {previous}.",
  "inspect.fictitious": "DONNÉES FICTIVES : ces tableaux ne décrivent personne.",
  "inspect.rule":
    "Règle de secret : aucun effectif publié entre 1 et {max}, et chaque case masquée garde {min} valeurs possibles ; l’attaque, refaite, le confirme.",
  "inspect.withheld": "retenu : couvert par le secret statistique",
  "inspect.rows":
    "{rows, plural, one {# case} other {# cases}}{masked, plural, =0 {} one {, # masquée} other {, # masquées}}{base, plural, =0 {} other {, arrondies à #}}{merged, plural, =0 {} one {, # code rare réuni} other {, # codes rares réunis}}",
  "audit.bundle": "{file} : {partner}, le {date}, étude {study} {version}",
  "audit.tables":
    "{tables, plural, one {# tableau} other {# tableaux}} de personnes, {cells, plural, one {# case} other {# cases}}, dont {masked, plural, one {# masquée} other {# masquées}}",
  "audit.weaker":
    "{population} : trop de combinaisons de caractéristiques ; l’attaquant ne rapproche que les tableaux qui en ont une en commun.",
  "audit.knows":
    "L’attaquant connaît les tableaux, les règles{linked, plural, =0 { ; aucune caractéristique n’est liée à une autre} other {, et ce qui lie entre elles ces caractéristiques : {fields}}}.",
  "audit.narrowest": "La plus étroite : {indicator}, {codes} : de {low} à {high}.",
  "audit.holds":
    "Aucune case masquée n’est retrouvée : chacune garde au moins {min} valeurs, et {insider} pour qui serait seul dans une autre.",
  "audit.fails": "L’attaque réussit : les raisons sont dites plus bas.",
  "audit.together":
    "Ensemble, {count} lots de {partner} : {holds, select, yes {ils n’en disent pas plus que chacun} other {ils en disent plus que chacun, voyez plus bas}}{moved, plural, =0 {} other { (dans {tables}, des effectifs ont changé : les autres sont supposés tenir)}}.",
  "audit.apart":
    "{count} lots de {partner} : aucun ne compte les mêmes personnes sur la même période qu’un autre ; ils ne sont pas attaqués ensemble.",
  "audit.silent":
    "{file} n’a aucun tableau de personnes : il n’y a rien à rapprocher des autres lots de {partner}.",
  leftOut:
    "{file} : {why, select, window {{count, plural, one {ce tableau compte} other {ces tableaux comptent}} d’autres personnes, sur une autre période : {count, plural, one {il n’est pas rapproché} other {ils ne sont pas rapprochés}} des autres lots} codes {{count, plural, one {ce tableau n’est pas rapproché} other {ces tableaux ne sont pas rapprochés}} des lots suivants, où les codes sont autres} meanings {{count, plural, one {ce tableau est compté} other {ces tableaux sont comptés}} selon des noms qui veulent dire autre chose dans un lot suivant : ce que les deux disent ensemble n’est pas tout à fait connu} other {{count, plural, one {ce tableau n’est rapproché} other {ces tableaux ne sont rapprochés}} que par les cases dont les codes sont encore dans les lots suivants}} ({tables}).",

  "inspect.hash": "Empreinte du lot : {hash}",
  ...frResults,
} as const;
