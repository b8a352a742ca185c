/** The page of what secrecy masks. A reader of it may be no statistician. */
export const frProtection = {
  "protection.title": "Ce que le secret masque",

  "protection.brief": "En bref",
  "protection.leaving":
    "{tables, plural, one {# tableau sort} other {# tableaux sortent}}. De {tables, plural, one {ses} other {leurs}} {cells, number} cases, {masked, plural, =0 {aucune n’est masquée} one {# est masquée} other {# sont masquées}}. {withheld, plural, =0 {Aucun tableau n’est retenu.} one {# tableau est retenu.} other {# tableaux sont retenus.}}",
  "protection.cell":
    "Une case est un nombre d’un tableau : combien de personnes y répondent à ce que disent sa ligne et sa colonne. Masquée, elle est vide dans le lot. Un tableau retenu n’y est pas du tout.",
  "protection.telling":
    "{count, plural, one {Un tableau est retenu} other {# tableaux sont retenus}}, car avec les lots déjà transmis {count, plural, one {il dirait} other {ils diraient}} ce qu’il en est de quelques personnes :",
  "protection.dropped":
    "L’étude ne demande plus {many, plural, one {l’indicateur {dropped}, que ces lots contiennent : demandez à l’observatoire de le garder} other {les indicateurs {dropped}, que ces lots contiennent : demandez à l’observatoire de les garder}} dans <code>indicators.yaml</code>. Vigie en tiendra compte en choisissant les cases à masquer, et retiendra parfois moins de tableaux.",
  "protection.reasons": "Pourquoi des cases sont masquées",
  "protection.reason": "Pourquoi",
  "protection.cells": "Cases",

  "reason.threshold": "trop peu de personnes y sont",
  "reason.zero": "personne n’y est, et l’étude ne le dit pas",
  "reason.group_disclosure": "toutes les personnes de la ligne y sont, ou presque : leur réponse se saurait",
  "reason.earlier_release": "déjà masquée dans un lot précédent",
  "reason.linked": "pour que les autres ne se retrouvent pas par soustraction",
  "reason.withheld_table": "tableau retenu",

  "protection.rules": "Les règles",
  "rule.threshold":
    "Un effectif de 1 à {most, number} n’est pas publié. {zeros, select, published {Un effectif de zéro l’est.} other {Un effectif de zéro ne l’est pas non plus.}}",
  "rule.line":
    "Une ligne où toutes les personnes{allBut, plural, =0 {} other {, sauf #,}} seraient dans une même case n’est pas publiée : savoir que quelqu’un en fait partie suffirait à connaître sa réponse.",
  "rule.linked":
    "D’autres cases sont masquées, pour que personne ne retrouve les premières par soustraction : chaque case masquée garde au moins {min, number} valeurs possibles, et au moins deux aux yeux de qui serait seul dans une autre.",

  "protection.tables": "Tableau par tableau",
  "protection.whole":
    "{count, plural, =0 {} one {# tableau sort en entier, et n’est pas dans la liste.} other {# tableaux sortent en entier, et ne sont pas dans la liste.}}",
  "protection.overview": "Ce que chaque tableau perd",
  "protection.overviewAlternatives":
    "Ce que chaque tableau perd, et ce que donnerait un autre choix de l’étude",
  "protection.table": "Tableau",
  "protection.masked": "Masquées",
  "protection.withheld": "retenu",
  "protection.merged": "Codes rares réunis",
  "protection.rounded": "Arrondi à {base, number}",
  "alternative.none": "sans objet",
  "alternative.masked":
    "{masked, plural, =0 {aucune masquée} one {# masquée} other {# masquées}} sur\u{a0}{cells, number}",
  "alternatives.words":
    "« Codes rares réunis » : les réponses rares sont d’abord ajoutées les unes aux autres, sous « autres » ; le tableau a moins de cases, et il en perd moins. « Arrondi à {base, number} » : chaque effectif est remplacé par un multiple de {base, number} qui en est proche, et les totaux restent justes ; ce qui est publié n’est plus exact.",
  "alternatives.how":
    "C’est l’étude qui choisit : pour changer, demandez à l’observatoire de l’écrire dans <code>study.yaml</code>, sous <code>disclosure</code>, tableau par tableau (<code>merge</code> pour réunir, <code>round</code> pour arrondir).",
  "alternatives.untried":
    "Essayer ici d’autres choix serait trop long : trop de cases sont touchées. Pour en comparer un, écrivez-le dans une copie de l’étude, dans <code>study.yaml</code>, sous <code>disclosure</code>, et relancez : réunir les codes rares (<code>merge</code>), ou arrondir (<code>round</code>). Le lot à transmettre est celui de l’étude de l’observatoire : c’est elle qui choisit.",
  "protection.details":
    "Ci-dessous, chaque case masquée. « Ce qu’on peut en savoir » : les valeurs que ne peut écarter quelqu’un qui aurait tous les tableaux du lot, et qui calculerait bien. L’effectif exact ne sort pas de chez vous.",
  "protection.summary":
    "{title} : {masked, plural, one {# case masquée} other {# cases masquées}} sur {cells, number}",
  "protection.summaryWithheld": "{title} : tableau retenu",
  "protection.maskedCells": "Cases masquées",
  "protection.smallCells": "Cases en cause",
  "protection.cellName": "Case",
  "protection.count": "Effectif",
  "protection.known": "Ce qu’on peut en savoir",
  "protection.range": "de\u{a0}{low, number} à\u{a0}{high, number}",

  "treatment.withheld": "Ce tableau ne sort pas : {reason}.",
  "treatment.rounded": "Chaque effectif est arrondi à un multiple de {base, number}.",
  "treatment.open": "Cette source ne protège personne : le tableau sort tel quel.",
  "treatment.optimal":
    "Les cases sont choisies au plus juste : on ne peut pas masquer moins, chaque petite case étant tenue pour celle d’une seule personne.",
  "treatment.bounded":
    "Les cases sont choisies presque au plus juste : on pourrait peut-être masquer un peu moins, et l’on sait combien au plus.",
  "treatment.greedy": "Les cases sont choisies l’une après l’autre, la moins coûteuse d’abord.",
  "treatment.gaussian":
    "Les cases sont choisies par un calcul rapide, puis d’autres sont ajoutées jusqu’à ce que rien ne se retrouve : on pourrait sans doute masquer un peu moins.",

  "withheld.group_disclosure":
    "une ligne dirait la réponse de tous ceux qui y sont, et masquer d’autres cases n’y change rien",
  "withheld.never_masked": "un total que l’étude ne masque jamais est trop petit",
  "withheld.earlier_release": "un lot déjà transmis et celui-ci diraient ensemble qui a changé",
  "withheld.rounding": "aucun arrondi ne garde les totaux justes",
  "withheld.untried":
    "l’étude le définit par trop de réponses à la fois pour que l’on essaie tout ce qu’elles disent ensemble ; un ensemble ou une population de moins de réponses l’aiderait à sortir",
  "withheld.too_linked":
    "des lignes masquées le lient à trop d’autres tableaux pour que l’on sache quoi masquer ; réunir ses codes rares l’aiderait à sortir",
  "withheld.audit":
    "avec tous les masques essayés, une case resterait trop facile à retrouver ; les totaux par groupe ne le sont que si l’étude le permet (« never »)",

  "measures.title": "Les chiffres qui ne sortent pas",
  "measures.brief":
    "L’étude demande, à côté des effectifs de ces tableaux, des chiffres calculés : parts pondérées, moyennes, médianes, rapports ajustés. Ils ne sortent pas. Quand il s’agit de personnes, le lot dit seulement qu’ils sont secrets, car dire pourquoi en dirait trop : la raison reste ici.",
  "measures.caption": "Chiffres retenus",
  "measures.indicator": "Indicateur",
  "measures.secret":
    "ils feraient retrouver un effectif masqué, ou le nombre de quelques personnes qui ont la même réponse et le même poids",
  "measures.small_category":
    "une modalité a trop peu de personnes avec le résultat, ou sans lui, pour qu’un modèle sorte",
  "measures.few_combinations": "le modèle ne ferait que redire les effectifs",
  "measures.reference_absent":
    "personne, parmi ceux dont tout est connu, ne relève de la référence de {attributes}",
  "measures.one_value": "tous ceux dont tout est connu ont la même valeur de {attributes}",
  "measures.no_variation": "tous ceux dont tout est connu ont le résultat, ou aucun ne l’a",
  "measures.rank_deficient": "{attributes} se déduit des autres caractéristiques",
  "measures.separation": "{attributes} prédit sans erreur le résultat de tous ou d’une partie",
  "measures.not_converged": "le calcul des poids ou du modèle ne se stabilise pas",

  "protection.attacker": "Ce que l’on suppose connu",
  "attacker.knows":
    "Pour juger de ce qui se retrouve, on suppose que quelqu’un a tous les tableaux publiés, l’étude et ces règles, et qu’il calcule bien.",
  "attacker.links":
    "On suppose aussi connus les liens que voici entre des caractéristiques, que l’étude déclare ou que vos données montrent ; le lot les contient.",
  "attacker.relation": "{one} et {other}",
  "attacker.partial":
    "Les combinaisons de caractéristiques sont trop nombreuses pour être toutes examinées : les tableaux n’ont été rapprochés que par les caractéristiques qu’ils ont en commun.",
  "attacker.limits":
    "Les recoupements avec d’autres fichiers que ce lot et ceux qui l’ont précédé ne sont pas couverts.",

  "protection.retention": "Garder, effacer",
  "retention.keep":
    "Le dossier private/ contient les tableaux exacts et cette page, qui dit quelles cases sont petites. Gardez-le jusqu’à la publication du diagnostic, pour répondre aux questions de l’observatoire ; six mois au plus, si rien d’autre n’est prévu chez vous.",
  "retention.erase":
    "Puis effacez-le : <code>vigie purge</code> suivi du nom du dossier où la commande a écrit. Pensez aux copies et aux sauvegardes, et à l’extraction elle-même.",
  "retention.bundle":
    "Le lot, bundle.zip, reste : gardez-le tant que l’étude est refaite, car il faut le donner à l’exécution suivante.",
} as const;
