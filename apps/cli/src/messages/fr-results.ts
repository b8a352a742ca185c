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
  "map.sheets": "Feuille lue : « {read} ». Autres feuilles du classeur, avec --sheet : {others}.",
  "map.noRows":
    "ce fichier n’a aucune ligne de données : la proposition ne repose que sur l’en-tête, et l’exécution le refusera.",
  "map.twice":
    "plusieurs colonnes portent le même nom ({columns}) : aucune d’elles n’est proposée, et l’exécution n’en lira pas ; renommez celles que l’étude demande.",
  "map.shapeKey": "le nom que cette forme donne à ses unités",
  "map.role":
    "Lu comme le fichier des {role, select, units {unités} other {contacts}} de « {source} » ({partner}).",
  "map.key": "identifiant",
  "map.noKey": "aucune colonne ne semble nommer l’unité",
  "map.absent": "aucune colonne trouvée : à compléter",
  "map.unknown": "Valeurs que l’étude ne connaît pas, à traduire ou à déclarer hors champ :",
  "map.unknownValue": "{field} : « {value} », {rows, plural, one {# ligne} other {# lignes}}",
  "map.unknownRare":
    "{field} : {values, plural, one {une valeur trop rare pour être citée} other {# valeurs trop rares pour être citées}} ({rows, plural, one {# ligne} other {# lignes}}) ; l’exécution, refusée, {values, plural, one {l’écrira} other {les écrira}} dans valeurs-inconnues.csv, qui reste chez vous",
  "map.next": "Ouvrez {out}, vérifiez chaque ligne, corrigez ; puis : vigie run … --data {out}",

  "keys.written": "Clé privée écrite dans {out} : gardez-la, ne la transmettez à personne.",
  "keys.send": "À transmettre à l’observatoire, pour study.yaml, sous « partners », à votre nom :",
  "keys.confirm":
    "Faites confirmer ces lignes par un autre moyen que celui qui les a portées (par téléphone, par exemple).",

  "run.keyOpen":
    "d’autres comptes de cette machine peuvent lire ou changer votre clé privée (ses droits sont {mode}), et signer à votre place. Réservez-la au vôtre : chmod 600 {file}",
  "run.previousUnsure":
    "{file} : l’étude ne donne pas la clé qui a signé ce lot, ou il n’est pas signé. Assurez-vous que c’est bien celui que vous avez transmis.",
  "run.telling":
    "{count, plural, one {un tableau est retenu} other {# tableaux sont retenus}}, car avec les lots déjà transmis {count, plural, one {il dirait} other {ils diraient}} ce qu’il en est de quelques personnes : {tables}.{many, plural, =0 {} other { L’étude ne demande plus {dropped}, que ces lots contiennent : si elle {many, plural, one {le} other {les}} garde, Vigie en tient compte en choisissant les cases à masquer, et retient parfois moins de tableaux.}}",
  "run.converting": "conversion des fichiers de forme connue",
  "run.reading": "lecture",
  "run.classifying": "classement des contacts",
  "run.tabulating": "tableaux",
  "run.protecting": "secret statistique",
  "run.estimating": "estimations",
  "run.contactsLost":
    "« {source} » : {kept, select, none {aucun contact n’est retenu} other {moins de la moitié des contacts ont pu être classés}}. {reason, select, no_date {La plupart sont sans date : vérifiez la colonne « date: ».} no_channel {La plupart sont sans canal : vérifiez la colonne « channel: ».} unknown_unit {La plupart sont d’une unité absente du fichier des unités : zéros de tête perdus d’un côté, ou fichiers tirés séparément ?} outside_window {La plupart sont hors de la période : dates mal lues, ou extraction d’une autre période ?} routine {Tous ou presque sont de routine : vérifiez les motifs.} other {Tous ou presque sont d’un canal déclaré hors champ : vérifiez « out_of_scope: ».}} Ne transmettez rien avant de savoir pourquoi.",
  "run.protected":
    "tableaux publiés : {tables, number}, retenus : {withheld, number} ; cases masquées : {masked, number} sur {cells, number}",
  "secrecy.none": "Le secret statistique ne masque rien : chaque tableau sort en entier.",
  "secrecy.title":
    "Ce que masque le secret statistique{tried, select, yes {, puis ce que masquerait un autre choix de l’étude} other {}} :",
  "secrecy.withheld":
    "retenu : {reason, select, group_disclosure {une ligne dirait la réponse de tous ceux qui y sont} never_masked {un total que l’on ne masque pas est trop petit} earlier_release {un lot déjà transmis l’interdit} rounding {il ne s’arrondit pas} untried {l’étude le définit par trop de réponses à la fois} too_linked {des lignes masquées le lient à trop de tableaux : regroupez les codes rares} other {aucun masque trouvé ne suffit}}",
  "secrecy.masked":
    "{masked, plural, one {# case masquée} other {# cases masquées}} sur {cells, number}{telling, plural, =0 {, pour protéger d’autres tableaux} other { : # à cacher}}{linked, plural, =0 {} other {{telling, plural, =0 {} other {, {linked, number} pour {telling, plural, one {la} other {les}} protéger}}}}",
  "secrecy.cells": "codes : {cells}",
  "secrecy.choices": "sinon, codes rares réunis : {merged} ; arrondi à {base, number} : {rounded}",
  "secrecy.left":
    "{state, select, none {sans objet} withheld {retenu} other {{masked, plural, =0 {aucune} other {#}} sur {cells, number}}}",
  "secrecy.more": "et {count, plural, one {# autre} other {# autres}} : voir private/protection.html",
  "secrecy.whole": "{count, plural, one {# tableau sort} other {# tableaux sortent}} en entier.",
  "secrecy.words":
    "Une case à cacher compte trop peu de personnes, dirait la réponse de toute une ligne, ou était déjà masquée dans un lot transmis ; d’autres sont masquées pour qu’on ne la retrouve pas par soustraction.",
  "secrecy.choice":
    "Réunir, c’est additionner les réponses rares ; arrondir, c’est remplacer chaque effectif par un multiple de {base, number}. L’étude choisit, tableau par tableau : pour changer, demandez à l’observatoire.",
  "secrecy.untried":
    "Essayer ici un autre choix de l’étude serait trop long : le rapport dit comment en essayer un.",
  "secrecy.page": "Quelles cases, et ce qui peut s’en savoir : private/protection.html.",

  "run.look": "Quatre choses à regarder :",
  "run.quality": "ce qui a été lu, mis de côté, retenu : à lire d’abord",
  "run.protection": "ce que le secret masque, pourquoi, et ce que donnerait un autre choix",
  "run.tables": "les tableaux exacts : ils restent chez vous",
  "run.bundle": "le lot, seul fichier à transmettre",
  "run.unsigned": "Ce lot n’est pas signé.",
  "run.signed": "Ce lot est signé par la clé « {key} ».",
  "run.willBeRefused":
    "l’étude donne une clé à ce partenaire : l’observatoire refusera ce lot. Relancez avec --key.",
  "run.keep":
    "{path} se garde jusqu’à la publication du diagnostic, six mois au plus si rien d’autre n’est prévu chez vous. Ni ce dossier ni ce que dit cet écran ne se transmettent. Pour l’effacer ensuite :",
  "run.keepBundle":
    "Une fois transmis, bundle.zip se garde plus longtemps, et ailleurs : les exécutions suivantes en ont toutes besoin (--previous), et la prochaine récrit ce dossier.",
  "run.unknownValues":
    "les valeurs que l’étude ne connaît pas, rares comprises, sont dans {file} ; ce fichier reste chez vous.",

  "purge.erased": "Effacé : {path}, avec les tableaux exacts et les rapports qui n’en sortent pas.",
  "purge.nothing": "{path} n’existe plus : il n’y avait rien à effacer dedans.",
  "purge.refused": "Effacé : {path}, ce qu’une exécution refusée avait laissé, valeurs inconnues comprises.",
  "purge.killed": "Effacé : ce qu’une exécution tuée avait laissé à côté de {path}.",
  "purge.living":
    "{path} n’est pas effacé : une exécution qui dure encore y travaille, ou un autre programme porte son numéro. Si aucune ne tourne, effacez ce dossier vous-même : il peut contenir une copie de l’extraction.",
  "purge.kept":
    "Gardé : {path}. L’exécution suivante en a besoin (--previous) ; il ne contient que des tableaux protégés.",
  "purge.limits":
    "Les fichiers sont supprimés sans passer par la corbeille de cet ordinateur, mais leur contenu n’est pas récrit : le disque peut le garder un temps.",
  "purge.left":
    "Il vous reste à effacer, s’il y en a : l’extraction elle-même, les copies et les sauvegardes de ce dossier, et ce qui aurait été enregistré de l’écran de « vigie run ».",

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
  "verify.apart":
    "{partner} : ces lots ne se suivent pas, et l’un a pu être fait sans tenir compte de l’autre. Pour les attaquer ensemble : vigie audit {files}",
  "verify.previousNone": "aucun : c’est un premier lot",
  "verify.previousAbsent": "{hash}…, qui n’est pas parmi les lots donnés",
  "verify.previousGiven": "« {file} », du même partenaire et de la même étude",
} as const;
