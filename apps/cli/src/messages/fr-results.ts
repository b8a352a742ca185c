/** What each command says of what it did, in ICU MessageFormat; apostrophes are typographic. */
export const frResults = {
  "demo.fiction": "Données fictives",
  "demo.fictionWritten": "Données fictives écrites",
  "demo.fictitious": "DONNÉES FICTIVES : ces résultats ne décrivent personne.",
  "demo.site": "le diagnostic",
  "demo.partners": "les lots, et ce qui reste chez chacun",
  "demo.data": "les données fictives",
  "demo.open": "Ouvrez {address}   (Ctrl+C pour arrêter)",
  "serve.absent": "Cette page n’existe pas.",

  "map.read": "Fichier lu",
  "map.rows": "{rows, plural, one {# ligne} other {# lignes}}",
  "map.shape": "{rows, plural, one {# ligne} other {# lignes}} ; forme connue : {shape}",
  "map.shapeKey": "le nom que cette forme donne à ses unités",
  "map.role":
    "Lu comme le fichier des {role, select, units {unités} other {contacts}} de « {source} » ({partner}).",
  "map.key": "identifiant",
  "map.noKey": "aucune colonne ne semble nommer l’unité",
  "map.absent": "aucune colonne trouvée : à compléter",
  "map.unknown": "Valeurs que l’étude ne connaît pas, à traduire ou à déclarer hors champ :",
  "map.unknownValue": "{field} : « {value} », {rows, plural, one {# ligne} other {# lignes}}",
  "map.next": "Ouvrez {out}, vérifiez chaque ligne, corrigez ; puis : vigie run … --data {out}",

  "keys.written": "Clé privée écrite dans {out} : gardez-la, ne la transmettez à personne.",
  "keys.send": "À transmettre à l’observatoire, pour study.yaml, sous « partners », à votre nom :",
  "keys.confirm":
    "Faites confirmer ces lignes par un autre moyen que celui qui les a portées (par téléphone, par exemple).",

  "run.telling":
    "{count, plural, one {un tableau est retenu} other {# tableaux sont retenus}}, car avec les lots déjà transmis {count, plural, one {il dirait} other {ils diraient}} ce qu’il en est de quelques personnes : {tables}.{many, plural, =0 {} other { L’étude ne demande plus {dropped}, que ces lots contiennent : si elle {many, plural, one {le} other {les}} garde, Vigie en tient compte en choisissant les cases à masquer, et retient parfois moins de tableaux.}}",
  "run.converting": "conversion des fichiers de forme connue",
  "run.reading": "lecture",
  "run.classifying": "classement des contacts",
  "run.tabulating": "tableaux",
  "run.protecting": "secret statistique",
  "run.estimating": "estimations",
  "run.protected":
    "tableaux publiés : {tables, number}, retenus : {withheld, number} ; cases masquées : {masked, number} sur {cells, number}",
  "run.look": "Quatre choses à regarder :",
  "run.quality": "ce qui a été lu, mis de côté, retenu : à lire d’abord",
  "run.protection": "ce que le secret masque, pourquoi, et ce que donnerait un autre choix",
  "run.tables": "les tableaux exacts : ils restent chez vous",
  "run.bundle": "le lot, seul fichier à transmettre",
  "run.unsigned": "Ce lot n’est pas signé.",
  "run.signed": "Ce lot est signé par la clé « {key} ».",
  "run.willBeRefused":
    "l’étude donne une clé à ce partenaire : l’observatoire refusera ce lot. Relancez avec --key.",
  "run.unknownValues":
    "les valeurs que l’étude ne connaît pas, rares comprises, sont dans {file} ; ce fichier reste chez vous.",

  "purge.erased": "{path} est effacé.",
  "purge.nothing": "{path} n’existe plus : il n’y avait rien à effacer.",
  "purge.limits":
    "Les fichiers sont supprimés, leur contenu n’est pas récrit : pensez aux sauvegardes, à la corbeille, et à l’extraction elle-même.",

  "template.workbook": "un classeur : étapes, qualité, codes",
  "template.steps": "les mêmes étapes, pour un tableur",
  "template.quality": "les mêmes sujets de qualité",
  "template.language": "le fichier de langue, à traduire puis à placer dans languages/",
  "template.codes": "ce que veulent dire les codes",

  "verify.origin": "Origine",
  "verify.originSaid": "partenaire « {partner} », le {date}",
  "verify.file": "Fichier",
  "verify.fileSaid": "intact : récrit, il est le même à l’octet près",
  "verify.content": "Contenu",
  "verify.contentSaid":
    "{tables, plural, one {# tableau} other {# tableaux}} et l’audit, avec les empreintes que le manifeste annonce",
  "verify.audit": "Audit",
  "verify.auditSaid": "attaque refaite : rien de 1 à {max}, et aucune case masquée retrouvée",
  "verify.study": "Étude",
  "verify.studyGiven": "« {study} », version {version}, celle que vous avez donnée",
  "verify.studyNotGiven":
    "« {study} », version {version}, empreinte {hash}… ; comparez-la, ou donnez l’étude avec --study",
  "verify.signature": "Signature",
  "verify.signatureSaid":
    "{state, select, checked {faite par la clé « {key} » du partenaire, valable ce jour-là} unchecked {dite de la clé « {key} », pas vérifiée : donnez l’étude avec --study} undeclared {dite de la clé « {key} », pas vérifiée : l’étude ne donne pas de clé à ce partenaire} other {aucune : rien ne prouve que ce lot vient du partenaire}}",
  "verify.previous": "Lot précédent",
  "verify.previousNone": "aucun : c’est un premier lot",
  "verify.previousAbsent": "{hash}…, qui n’est pas parmi les lots donnés",
  "verify.previousGiven": "« {file} », du même partenaire et de la même étude",
} as const;
