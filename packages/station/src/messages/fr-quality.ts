/** The page of what was read and set aside, in the order of its sections. */
export const frQuality = {
  "quality.title": "Rapport de qualité",

  "leaves.title": "Ce qui sort",
  "leaves.counts":
    "{tables, plural, one {# tableau sort} other {# tableaux sortent}}, de {counts, plural, one {# effectif} other {# effectifs}} ; {hidden, plural, =0 {aucun n’est masqué} one {# est masqué par le secret statistique} other {# sont masqués par le secret statistique}}.",
  "leaves.protection":
    'La page <a href="protection.html">protection.html</a> dit ce que le bruit change à chacun.',

  "files.caption": "Fichiers lus",
  "files.file": "Fichier",
  "files.content": "Contenu",
  "files.rows": "Lignes lues",
  "files.ragged": "Lignes écartées",
  "files.units": "unités",
  "files.contacts": "contacts",
  "files.totals": "{file} : la dernière ligne, qui fait le total des autres, est écartée.",
  "declared.caption": "Valeurs que le fichier déclare manquantes : lues comme vides",
  "declared.column": "Colonne",
  "declared.value": "Valeur",
  "declared.rows": "Lignes",
  "source.population": "Population : {units, number} {many}.",
  "source.fromContacts":
    "Les unités sont tirées des contacts : celles qui n’en ont eu aucun n’y sont pas, et rien ne dit combien elles sont.",

  "conversion.known":
    "{file} est d’une forme connue : converti, il donne {rows, plural, one {# ligne} other {# lignes}}.",
  "conversion.caption": "Ce que la conversion a rencontré",
  "conversion.note": "Constat",
  "conversion.effect": "Lignes",
  "conversion.cases": "Cas",
  "conversion.lines": "Premières lignes",
  "conversion.pair": "{one} et {other}",
  "conversion.pairs":
    "Un lieu ou deux ? {pairs, plural, one {Une paire} other {# paires}} à comparer ; s’il n’y a qu’un lieu, donnez le même nom et la même commune aux deux lignes de la liste",
  "conversion.metres": "Distance (m)",
  "conversion.names": "Ressemblance des noms",
  "conversion.address": "Même adresse",
  "conversion.siret": "Même Siret",
  "conversion.likeness": "{share, number, percent}",
  "conversion.same": "{is, select, true {oui} false {non} other {inconnu}}",
  "effect.set_aside": "écartées",
  "effect.converted": "converties",
  "effect.noticed": "gardées",

  "contacts.lost":
    "Attention, « {source} » : {kept, select, none {aucun contact n’est retenu} other {moins de la moitié des contacts ont pu être classés}}. {reason, select, no_date {La plupart sont sans date : vérifiez la colonne « date: ».} no_channel {La plupart sont sans canal : vérifiez la colonne « channel: ».} unknown_unit {La plupart sont d’une unité absente du fichier des unités : zéros de tête perdus d’un côté, ou fichiers tirés séparément ?} outside_window {La plupart sont hors de la période : dates mal lues, ou extraction d’une autre période ?} routine {Tous ou presque sont de routine : vérifiez les motifs.} other {Tous ou presque sont d’un canal déclaré hors champ : vérifiez « out_of_scope: ».}} Ne transmettez rien avant de savoir pourquoi.",
  "contacts.lostZeros":
    "Attention, « {source} » : {share, number, percent} des contacts portent un identifiant absent du fichier des unités, qui s’y trouve à des zéros de tête près : un tableur les a sans doute ôtés d’un côté, et des contacts manquent. {pad, plural, =0 {Refaites l’extraction avec les identifiants en texte.} other {Écrivez « pad: {pad, number} » sous « key: », dans la mise en correspondance, puis relancez.}} ({contacts, plural, one {# contact} other {# contacts}}.)",
  "contacts.caption": "Contacts",
  "contacts.what": "Contacts",
  "contacts.number": "Nombre",
  "contacts.kept": "retenus",
  "contacts.no_date": "mis de côté : sans date",
  "contacts.no_channel": "mis de côté : sans canal",
  "contacts.unknown_unit": "mis de côté : d’une unité absente du fichier des unités",
  "contacts.outside_window": "mis de côté : hors de la période observée",
  "contacts.out_of_scope": "mis de côté : d’un canal déclaré hors champ",
  "contacts.routine": "mis de côté : de routine, que l’étude met à part",
  "contacts.outside": "Hors période : {before, number} avant le {from}, {after, number} après le {to}.",
  "contacts.afterDay":
    "{count, plural, =0 {Aucun contact de la période n’est daté} one {# contact de la période est daté} other {# contacts de la période sont datés}} après le {day}, jour de ce calcul{count, plural, =0 {.} one { : il n’est pas mis de côté pour autant. Vérifiez l’extraction.} other { : ils ne sont pas mis de côté pour autant. Vérifiez l’extraction.}}",
  "contacts.without":
    "{units, number} {units, plural, one {{one}} other {{many}}} sans aucun contact dans le fichier.",
  "contacts.unknownUnits":
    "{count, plural, one {# identifiant de contact absent} other {# identifiants de contacts absents}} du fichier des unités.",
  "contacts.belowMinimum":
    "{units, number} {units, plural, one {{one}} other {{many}}} avec des contacts hors routine, mais aucun canal assez utilisé pour compter : en « sans contact », ou en « routine seule » avec de la routine.",
  "contacts.duplicates":
    "{rows, plural, one {# ligne en double} other {# lignes en double}} ; chacune est {dropped, select, yes {comptée une seule fois} other {gardée}}.",

  "contacts.daySpike":
    "Un jour a bien plus de contacts que tous les autres : {named, select, yes {le {value}} other {trop rare pour être cité}}, {count, plural, one {# contact} other {# contacts}}, soit {share, number, percent} de ceux qui ont une date. Date par défaut, ou reprise de données ? Rien n’est mis de côté pour cela.",
  "contacts.daysNotSought":
    "Un jour qui aurait bien plus de contacts que les autres n’a pas été cherché : le fichier est grand, et n’est pas en Parquet.",
  "contacts.duplicatesNotCounted":
    "Les lignes en double n’ont pas été comptées : le fichier est grand, et l’étude ne le demande pas.",

  "missing.caption": "Valeurs manquantes",
  "missing.attribute": "Caractéristique",
  "missing.unknown": "Inconnue",
  "missing.outsideBands": "dont sous la première tranche, ou hors période",
  "missing.unasked": "Réponse à une question non posée (mise de côté)",
  "missing.without": "Sans réponse",
  "missing.not_asked": "question non posée : {units, number}",
  "missing.dont_know": "ne sait pas : {units, number}",
  "missing.no_answer": "pas de réponse : {units, number}",
  "missing.illegible": "réponse illisible : {units, number}",

  "contradicted.caption":
    "Valeurs qui changent d’un contact à l’autre d’une même unité ; elles sont comptées inconnues :",
  "contradicted.attribute":
    "{attribute} : {units, number} {units, plural, one {{one}} other {{many}}}, soit {share, number, ::percent .#}.",

  "improbable.caption":
    "Âges ou durées de plus de {max, number} ans, ou de moins de zéro ; rien n’est mis de côté pour cela, vérifiez les dates :",
  "improbable.attribute": "{attribute} : {units, number} {units, plural, one {{one}} other {{many}}}.",

  "spikes.caption":
    "Valeurs bien plus fréquentes que toutes les autres ; rien n’est mis de côté pour cela. Valeur par défaut d’un formulaire ? Si elle veut dire « sans valeur », déclarez-la sous « missing: » :",
  "spikes.attribute":
    "{attribute} : {named, select, yes {{value}} other {une valeur trop rare pour être citée}}, dans {share, number, percent} des cas ({units, number} {units, plural, one {{one}} other {{many}}}).",

  "exclusives.caption": "Une réponse qui exclut les autres, donnée avec une autre (les deux sont gardées) :",
  "exclusives.question": "{question} : {units, number} {many}.",

  "survey.respondents": "Enquête : {respondents, plural, one {# répondant} other {# répondants}}.",
  "survey.weights": "Poids",
  "survey.sum": "Total",
  "survey.least": "Le plus petit",
  "survey.greatest": "Le plus grand",
  "survey.effective": "Taille effective",
  "survey.given": "donnés par le fichier",
  "survey.used": "utilisés",
  "survey.offTotal":
    "Attention : les poids donnés ne font pas {respondents, number}, le nombre de répondants. Les parts n’en dépendent pas.",
  "survey.clipped":
    "{clipped, plural, =0 {Aucun poids n’a été ramené} one {# poids a été ramené} other {# poids ont été ramenés}} au plus grand poids déclaré, {greatest, number}.",
  "survey.notRaked":
    "Les poids n’ont pas pu être calés sur les marges de l’étude dans leurs bornes. Les effectifs sortent ; les parts pondérées, non. Prévenez l’observatoire : des bornes plus larges, ou des modalités réunies, le permettraient.",
  "survey.raked":
    "Calage sur les marges de l’étude : atteint en {passes, plural, one {# passage} other {# passages}}, écart relatif le plus grand {gap} ; {trimmed, plural, =0 {aucun poids borné} one {# poids borné} other {# poids bornés}} ; rapport du poids final au poids initial : de {least} à {greatest}. Les erreurs types prennent les poids calés comme donnés.",
} as const;
