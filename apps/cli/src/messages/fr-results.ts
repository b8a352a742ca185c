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
  "map.total":
    "la dernière ligne de ce fichier semble faire le total des autres : l’exécution refuserait de la compter pour une unité. Retirez-la de l’extraction, ou écrivez « total_row: set_aside » sous « units: ».",
  "map.nameless":
    "{count, plural, one {une colonne n’a pas de nom : elle ne se lit pas. Donnez-lui-en un dans l’en-tête si l’étude la demande.} other {# colonnes n’ont pas de nom : elles ne se lisent pas. Donnez-leur-en un dans l’en-tête si l’étude les demande.}}",
  "map.merged":
    "des cellules sont fusionnées sur plusieurs rangées ({count, plural, one {à partir de la rangée} other {à partir des rangées}} {rows}) : seule la première garde la valeur. L’exécution refusera les colonnes lues qui en ont : dans Excel, défusionnez-les et recopiez la valeur vers le bas.",
  "map.twice":
    "plusieurs colonnes portent le même nom ({columns}) : aucune d’elles n’est proposée, et l’exécution n’en lira pas ; renommez celles que l’étude demande.",
  "map.shapeKey": "le nom que cette forme donne à ses unités",
  "map.headerRow":
    "En-tête trouvé à la {kind, select, xlsx {rangée} other {ligne}} {line, number} : ce qui est au-dessus (titres, cellules fusionnées) n’est pas lu.",
  "map.shapeSilent": "cette liste n’en dit rien : inconnu",
  "map.shapeRole": "sa forme est connue",
  "map.shapeColumns": "Colonnes de la liste, reconnues par leurs noms (à corriger sous « columns: ») :",
  "map.conversion": "Ce que la conversion a fait de ses lignes :",
  "conversion.noticed": "« {source} », à regarder dans {file} (private/qualite.html dit le reste) :",
  "conversion.effect":
    "{count, number} {effect, select, set_aside {{count, plural, one {écartée} other {écartées}}} converted {{count, plural, one {convertie} other {converties}}} other {{count, plural, one {gardée} other {gardées}}}}",
  "conversion.note":
    "{note} ({cases, plural, one {{of, select, records {fiche} other {ligne}}} other {{of, select, records {fiches} other {lignes}}}} {lines})",
  "conversion.pairLines":
    "{files, select, two {{file}, {one} et {otherFile}, {other}} other {{one} et {other}}}",
  "conversion.pairShown":
    "un lieu ou deux ? {metres, plural, =-1 {distance inconnue} =0 {au même point} other {à # m}}, noms semblables à {names, number, percent}{address, select, same {, même adresse} other {}}{siret, select, same {, même Siret} other {}}",
  "map.role":
    "Lu comme le fichier des {role, select, units {unités} other {contacts}} de « {source} » ({partner}) : {reason}.",
  "map.key": "identifiant",
  "map.noKey": "aucune colonne ne semble nommer l’unité",
  "map.absent": "aucune colonne trouvée : à compléter",
  "map.absentNear": "à compléter : {near}",
  "map.carried":
    "Ce journal répète des caractéristiques des unités. S’il n’y a pas de fichier des unités, elles en sont tirées, une par identifiant ; mais qui n’a aucun contact n’y est pas. Si vous avez un fichier des unités, donnez-le à « vigie map » : il prendra leur place.",
  "map.lacking":
    "{count, plural, one {Une donnée n’a pas de colonne : écrivez-la} other {# données n’ont pas de colonne : écrivez-les}} dans la mise en correspondance. {lefts, plural, =0 {Toutes les colonnes du fichier servent déjà.} one {Colonne du fichier qui ne sert pas encore : {left}.} other {Colonnes du fichier qui ne servent pas encore : {left}.}}",
  "map.toCheck":
    "{count, plural, one {Un choix est} other {# choix sont}} à vérifier : « À VÉRIFIER » ou « ATTENTION », ci-dessus et dans le fichier écrit.",
  "map.unknown": "Valeurs que l’étude ne connaît pas, à traduire ou à déclarer hors champ :",
  "map.unknownValue": "{field} : « {value} », {rows, plural, one {# ligne} other {# lignes}}",
  "map.unknownRare":
    "{field} : {values, plural, one {une valeur trop rare pour être citée} other {# valeurs trop rares pour être citées}} ({rows, plural, one {# ligne} other {# lignes}}) ; l’exécution, refusée, {values, plural, one {l’écrira} other {les écrira}} dans valeurs-inconnues.csv, qui reste chez vous",
  "map.nothing":
    "L’étude déclare « {source} » sans personne : ses effectifs sortiront exacts. Si aucune ligne n’y porte sur une personne, acceptez-le dans {out}, sous « accepts: », par la ligne « nothing: [{source}] ».",
  "map.keep":
    "{out} reste chez vous, d’une édition à l’autre : il contient des valeurs de vos données, et le secret dont est tiré le bruit.",
  "map.secretWritten":
    "Secret écrit dans {out} ; rien d’autre n’a changé. Relancez la commande pour refaire la mise en correspondance de ce fichier.",
  "map.next": "Ouvrez {out}, vérifiez chaque ligne, corrigez ; puis : vigie run … --data {out}",

  "keys.written": "Clé privée écrite dans {out} : gardez-la, ne la transmettez à personne.",
  "keys.send": "À transmettre à l’observatoire, pour study.yaml, sous « partners », à votre nom :",
  "keys.confirm":
    "Faites confirmer ces lignes par un autre moyen que celui qui les a portées (par téléphone, par exemple).",

  "run.keyOpen":
    "d’autres comptes de cette machine peuvent lire ou changer votre clé privée (ses droits sont {mode}), et signer à votre place. Réservez-la au vôtre : chmod 600 {file}",
  "run.converting": "conversion des fichiers de forme connue",
  "plan.source": "Source « {source} » : {count, plural, one {# requête} other {# requêtes}}",
  "plan.population":
    "Le seul passage sur les contacts, vers une table temporaire d’une ligne par unité. Là où aucune ne peut être écrite, cette requête est répétée en tête de chacune des suivantes (WITH).",
  "plan.quality": "Ce que compte le rapport de qualité",
  "plan.tables": "Les tableaux, plusieurs par requête",
  "plan.joints": "Effectifs croisés de nombres, qui restent chez le partenaire",

  "run.reading": "lecture de {files}",
  "run.classifying": "classement des contacts",
  "run.tabulating": "tableaux",
  "run.protecting": "protection",
  "run.writing": "écriture",
  "run.contactsLost":
    "« {source} » : {kept, select, none {aucun contact n’est retenu} other {moins de la moitié des contacts ont pu être classés}}. {reason, select, no_date {La plupart sont sans date : vérifiez la colonne « date: ».} no_channel {La plupart sont sans canal : vérifiez la colonne « channel: ».} unknown_unit {La plupart sont d’une unité absente du fichier des unités : zéros de tête perdus d’un côté, ou fichiers tirés séparément ?} outside_window {La plupart sont hors de la période : dates mal lues, ou extraction d’une autre période ?} routine {Tous ou presque sont de routine : vérifiez les motifs.} other {Tous ou presque sont d’un canal déclaré hors champ : vérifiez « out_of_scope: ».}} Ne transmettez rien avant de savoir pourquoi.",
  "run.lostZeros":
    "« {source} » : {share, number, percent} des contacts portent un identifiant absent du fichier des unités, qui s’y trouve à des zéros de tête près : un tableur les a sans doute ôtés d’un côté, et des contacts manquent. {pad, plural, =0 {Refaites l’extraction avec les identifiants en texte.} other {Écrivez « pad: {pad, number} » sous « key: », dans la mise en correspondance, puis relancez : « {key} ».}} Ne transmettez rien avant de l’avoir corrigé.",
  "run.spike":
    "« {source} », {attribute} : {share, number, percent} des valeurs sont égales{named, select, yes { à {value}} other {, trop peu d’unités pour citer la leur}}, dix fois plus que la suivante. Valeur par défaut d’un formulaire ? Si elle veut dire « sans valeur », déclarez-la sous « missing: ».",
  "run.daySpike":
    "« {source} » : {share, number, percent} des contacts sont {named, select, yes {du {value}} other {d’un même jour}}, dix fois plus que le jour suivant. Date par défaut, ou reprise de données ? Si elle veut dire « sans date », déclarez-la sous « missing: » de « date: ».",
  "run.unitsFromContacts":
    "« {source} » : les unités sont tirées des contacts. Celles qui n’ont eu aucun contact n’y sont pas, et rien ne dit combien elles sont : les parts portent sur les autres.",
  "run.contradicted":
    "« {source} », {attribute} : la valeur change d’un contact à l’autre pour {share, number, ::percent .#} des unités. Elle est comptée inconnue. S’il faut en garder une, la dernière par exemple, choisissez-la dans l’extraction.",
  "run.publicSizeFar":
    "« {source} » : l’effectif déjà publié du champ « {universe} » est loin de celui de vos données, et déforme les tableaux. private/protection.html dit de combien. Prévenez l’observatoire avant de transmettre.",
  "run.protected":
    "{tables, plural, one {# tableau} other {# tableaux}}, {cells, plural, one {# case} other {# cases}}{hidden, plural, =0 {} one {, # masquée} other {, # masquées}}",

  "run.look": "Quatre choses à regarder :",
  "run.quality": "ce qui a été lu et mis de côté : à lire d’abord",
  "run.protection": "chaque effectif vrai à côté de celui qui sort, et l’erreur sur chaque part",
  "run.tables": "les effectifs vrais : ils restent chez vous",
  "run.bundle": "le lot, seul fichier à transmettre",
  "run.unsigned": "Ce lot n’est pas signé.",
  "run.signed": "Ce lot est signé par la clé « {key} ».",
  "run.willBeRefused":
    "l’étude donne une clé à ce partenaire : l’observatoire refusera ce lot. Relancez avec --key.",
  "run.keep":
    "{path} se garde jusqu’à la publication du diagnostic, six mois au plus si rien d’autre n’est prévu chez vous. Ni ce dossier ni ce que dit cet écran ne se transmettent. Pour l’effacer ensuite :",
  "run.keepBundle":
    "Un lot transmis se range ailleurs. S’il n’est finalement pas transmis, son budget vous est rendu :",
  "run.unknownValues":
    "les valeurs que l’étude ne connaît pas, rares comprises, sont dans {file} ; ce fichier reste chez vous.",

  "purge.erased": "Effacé : {path}, avec les effectifs vrais et les rapports qui n’en sortent pas.",
  "purge.nothing": "{path} n’existe plus : il n’y avait rien à effacer dedans.",
  "purge.refused": "Effacé : {path}, ce qu’une exécution refusée avait laissé, valeurs inconnues comprises.",
  "purge.killed": "Effacé : ce qu’une exécution tuée avait laissé à côté de {path}.",
  "purge.living":
    "{path} n’est pas effacé : une exécution qui dure encore y travaille, ou un autre programme porte son numéro. Si aucune ne tourne, effacez ce dossier vous-même : il peut contenir une copie de l’extraction.",
  "purge.unsent": "Effacé : {path}, et sa ligne dans {ledger}. Son budget est rendu.",
  "purge.kept": "Gardé : {path}, qui ne contient que des tableaux protégés. Transmis, il se range ailleurs.",
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
    "{tables, plural, one {# tableau} other {# tableaux}} et la garantie, avec les empreintes que le manifeste annonce",
  "verify.data": "Données",
  "verify.dataFictitious": "FICTIVES : ces tableaux ne décrivent personne",
  "verify.guarantee": "Garantie",
  "verify.guaranteeText":
    "{state, select, none {sans objet : aucun tableau de personnes} checked {recalculée d’après l’étude : budget {rho, number} par source, seuil {min, number}} other {budget {rho, number} par source, seuil {min, number}, pas recalculés : donnez l’étude avec --study}}",
  "verify.study": "Étude",
  "verify.studyGiven": "« {study} », version {version}, celle que vous avez donnée",
  "verify.studyNotGiven":
    "« {study} », version {version}, empreinte {hash}… ; comparez-la, ou donnez l’étude avec --study",
  "verify.signature": "Signature",
  "verify.signatureSaid":
    "{state, select, checked {faite par la clé « {key} » du partenaire, valable ce jour-là} unchecked {dite de la clé « {key} », pas vérifiée : donnez l’étude avec --study} undeclared {dite de la clé « {key} », pas vérifiée : l’étude ne donne pas de clé à ce partenaire} other {aucune : rien ne prouve que ce lot vient du partenaire}}",
  "verify.together":
    "{partner}, « {source} » du {from} au {to} : {bundles, number} lots, budget {rho, number} sur {cap, number}.",
} as const;
