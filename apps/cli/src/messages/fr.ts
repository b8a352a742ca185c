/** What the command says besides its errors, in ICU MessageFormat; apostrophes are typographic. */
export const fr = {
  "usage.seeHelp": "Voyez « {help} ».",
  "usage.noCommand": "La commande « {verb} » n’existe pas.",
  "usage.noLanguage": "L’option « --lang » attend une langue : {languages}.",
  "usage.noOption": "L’option « {option} » n’existe pas.",
  "usage.valueExpected": "L’option « {option} » attend une valeur.",
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
  warning: "Attention : {text}",

  "help.title": "Vigie {version} : observatoires partagés de l’accès aux droits",
  "help.lead":
    "Une étude est un dossier de fichiers. Chaque partenaire l’exécute chez lui, sur ses données ;\nseuls des tableaux protégés en sortent ; l’observatoire les assemble et les publie.",
  "help.usage": "Usage : vigie COMMANDE …",
  "help.each":
    "« vigie COMMANDE --help » explique chacune, avec un exemple.\nPour voir tout le chemin sur des données fictives : vigie demo\nEn anglais : vigie --lang en",
  "help.exitCodes":
    "Codes de sortie : 0 fait ; 1 entrée à corriger ; 2 commande mal écrite ; 3 refus, pour protéger les personnes.",
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
  "site.written": "Diagnostic écrit",
  "site.files": "{count} fichiers",
  "site.index": "le diagnostic, à ouvrir dans un navigateur",
  "site.published": "la comparaison avec les chiffres déjà publiés",
  "site.withoutLanguage":
    "l’étude se dit aussi en {languages} et n’a pas de texte dans cette langue : cette édition n’est pas faite.",
  "pdf.written": "PDF écrit",
  "pdf.pages": "{count} pages",
  "pdf.file": "le diagnostic en PDF",

  "check.right": "L’étude « {title} » (version {version}) est correcte.",
  "check.counts":
    "Partenaires : {partners}. Sources : {sources}. Nomenclatures : {codelists}. Indicateurs : {indicators}.",
  "check.hash": "Empreinte : {hash}",

  "new.next": "Lisez {folder}/study.yaml, puis : vigie check {folder}",

  "inspect.bundle": "Lot du partenaire « {partner} », fait le {date} avec Vigie {version}.",
  "inspect.study": "Étude « {study} », version {version}, empreinte {hash}.",
  "inspect.unsigned": "Il n’est pas signé : rien ne prouve qu’il vient de ce partenaire.",
  "inspect.signed": "Il se dit signé par la clé « {key} » ; « vigie verify » le vérifie, avec l’étude.",
  "inspect.previous": "Il suit le lot d’empreinte {previous}.",
  "inspect.fictitious": "DONNÉES FICTIVES : ces tableaux ne décrivent personne.",
  "inspect.rule": "Règle de secret : aucun effectif publié entre 1 et {max} ; l’audit, refait, le confirme.",
  "inspect.withheld": "retenu : il contient des effectifs trop petits",
  "inspect.rows":
    "{rows, plural, one {# case} other {# cases}}{merged, plural, =0 {} one {, # sous-groupe rare réuni} other {, # sous-groupes rares réunis}}",
  "inspect.hash": "Empreinte du lot : {hash}",
} as const;
