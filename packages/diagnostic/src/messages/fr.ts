import { frAccessibility } from "./fr-accessibility.ts";
import { frBarriers } from "./fr-barriers.ts";
import { frChanges } from "./fr-changes.ts";
import { frCommunes } from "./fr-communes.ts";
import { frDownloads } from "./fr-downloads.ts";
import { frEasy } from "./fr-easy.ts";
import { frEvidence } from "./fr-evidence.ts";
import { frExports } from "./fr-exports.ts";
import { frFigures } from "./fr-figures.ts";
import { frRates } from "./fr-rates.ts";
import { frSearch } from "./fr-search.ts";
import { frSite } from "./fr-site.ts";
import { frSurvey } from "./fr-survey.ts";
import { frText } from "./fr-text.ts";

/**
 * Every sentence of the diagnostic, in ICU MessageFormat. Apostrophes are typographic: a straight one would
 * quote the braces. Spaces before double punctuation and inside guillemets are made no-break when said.
 */
export const fr = {
  "number.underOnePercent": "moins de 1 %",
  period: "du\u00a0{from} au\u00a0{to}",
  "period.day": "le\u00a0{day}",

  "people.wholeWord": "ensemble",
  "people.of": "{shape, select, whole {de l’{name}} other {des {name}}}",
  "people.the": "{shape, select, whole {l’{name}} other {les {name}}}",
  "people.ofAll": "de l’ensemble",
  "people.theAll": "l’ensemble",
  "people.among": "{shape, select, whole {dans l’{name}} other {parmi les {name}}}",
  "people.others": "autres {many}",

  "code.total": "Ensemble",
  "code.unknown": "Inconnu",
  "code.answer": "{attribute} : {label}",
  "code.yes": "Oui",
  "code.no": "Non",
  "cell.under": "moins de {min}",
  "cell.few": "moins de {min} cas",
  "cell.uncertain": "trop incertain",
  "cell.notShown": "non montré",
  "cell.notShownShort": "n.d.",
  "cell.underShort": "< {min}",
  "cell.noReference": "sans référence",
  "cell.notEstimated": "non estimé",
  "cell.outside": "hors base",
  "cell.nothing": "–",
  "cell.unknown": "inconnu",

  "dimension.by": "par {name}",
  "dimension.byAnswer": "selon la réponse à « {name} »",
  "dimension.universe": "Champ",
  "dimension.group": "Groupe d’usage",
  "dimension.subgroup": "Canaux utilisés",
  "group.digital": "Numérique seul",
  "group.mixed": "Mixte",
  "group.direct": "Direct ou matériel",
  "group.routine_only": "Routine seule",
  "group.none": "Sans contact",
  "group.digital.with": "aux seuls canaux numériques",
  "group.mixed.with": "aux canaux mixtes",
  "group.direct.with": "aux seuls canaux directs ou matériels",
  "group.routine_only.with": "aux seuls contacts de routine",
  "group.none.with": "sans contact",
  "group.digital.did": "n’ont utilisé que des canaux numériques",
  "group.mixed.did": "ont mêlé canaux numériques et canaux directs ou matériels",
  "group.direct.did": "n’ont utilisé que des canaux directs ou matériels",
  "group.routine_only.did": "n’ont eu que des contacts de routine",
  "group.none.did": "n’ont eu aucun contact",
  "family.digital": "Canaux numériques",
  "family.direct": "Canaux directs",
  "family.material": "Canaux matériels",
  "family.digital.short": "numériques",
  "family.direct.short": "directs",
  "family.material.short": "matériels",
  "subgroup.others": "Autres combinaisons ({group})",

  "column.population": "Population",
  "column.question": "Question",
  "column.count": "Effectif",
  "column.share": "Part",
  "column.gapTo": "Écart avec : {people} (points)",
  "column.gapToWhole": "Écart à l’ensemble (points)",
  "column.gapToRest": "Écart au reste (points)",

  "drawing.whole": "ensemble",
  "drawing.wholeIs": "ensemble : {share}",
  "drawing.rest": "autres",
  "drawing.restIs": "autres : {share}",
  "drawing.against": "contre {reference}",
  "fictitious.mark": "Données fictives",
  "unverified.mark": "Origine non vérifiée",

  "groups.title": "{share} {of} ont utilisé un canal direct ou matériel",
  "groups.titleAgainst":
    "{share} {of} ont utilisé un canal direct ou matériel, contre {against} {ofReference}",
  "groups.subtitle": "Répartition {of} selon les canaux utilisés, en %",
  "groups.alternative": "{people} : {shares}.",
  "groups.reading": "sur {all} {people}, {count} ({share}) {did}.",
  "groups.readingAgainst": "sur {all} {people}, {count} ({share}) {did}, contre {against} {ofReference}.",

  "subgroups.title":
    "La combinaison de canaux la plus fréquente, {channels, plural, =1 {« {label} » sans autre canal} other {« {label} »}}, concerne {share} {of}",
  "subgroups.subtitle":
    "Combinaisons exactes de canaux, en % {of} ; toutes celles qui sont assez fréquentes pour être nommées sont dans le tableau",
  "subgroups.alternative": "Combinaisons de canaux les plus fréquentes : {shares}.",
  "subgroups.reading": "sur {size} {people}, {share} ont utilisé « {label} », et aucun autre canal.",
  "subgroups.rest": "Autres ({group})",
  "subgroups.left":
    "« Autres » réunit, groupe par groupe, les combinaisons moins fréquentes que celles du dessin",
  "subgroups.gathered":
    "« Autres combinaisons » réunit, groupe par groupe, celles qui sont trop rares pour être nommées, et dont le nombre n’est pas connu",
  "subgroups.without": "hors du dessin, sans combinaison de canaux : {groups}",

  "shares.title": "{label} : {share} {of}",
  "shares.titleSmall": "{label} : {share}",
  "shares.titleAgainst": "{label} : {share} {of}, contre {against} {ofReference}",
  "shares.titleAlike": "{attribute} : moins de {points} points d’écart entre les deux populations",
  "shares.subtitle": "{attribute} : en % {of}",
  "shares.subtitleFlag": "En % des {base} {people}",
  "shares.alternative": "{label} : {share}.",
  "shares.alternativeAgainst": "{label} : {share}, contre {against} {among}.",
  "shares.readingFlag":
    "sur {base} {people}, {count} ({share}) sont dans le cas « {label} »{compared, select, yes {, contre {against} {ofReference}} other {}}.",
  "shares.readingAnswer":
    "sur {base} {people}, {count} ({share}) ont répondu « {label} »{compared, select, yes {, contre {against} {ofReference}} other {}}.",
  "shares.reading":
    "sur {base} {people}, {count} ({share}) ont pour {attribute} « {label} »{compared, select, yes {, contre {against} {ofReference}} other {}}.",

  "people.whole": "{shape, select, whole {{name}} other {ensemble des {name}}}",
  "profile.inGroup": "{people} {group}",
  "profile.inCode": "{people} ({line})",
  "profile.title": "{label} : {share} {line}, contre {reference} {ofReference}",
  "profile.titleBy": "{label} : {share} pour « {line} », contre {reference} {ofReference}",
  "profile.titleAlike":
    "{attribute} : les groupes se répartissent presque de même (moins de {points} points d’écart avec {theReference})",
  "profile.subtitle":
    "{attribute} : en % de chaque groupe {of}{rest, plural, =0 {} one { ; une autre modalité dans le tableau} other { ; # autres modalités dans le tableau}}",
  "profile.alternative": "{label}, {share} {line} contre {reference} {ofReference}",
  "profile.alternativeBy": "{label}, {share} pour « {line} » contre {reference} {ofReference}",
  "profile.alternatives": "Écarts les plus grands avec {theReference} : {gaps}.",
  "profile.alternativeNone": "Aucune part ne peut être montrée.",
  "profile.readingFlag":
    "parmi {base} {line}, {share} sont dans le cas « {label} », contre {reference} {ofReference} ({size, plural, =0 {moins d’un point d’écart} one {# point de {more, select, yes {plus} other {moins}}} other {# points de {more, select, yes {plus} other {moins}}}}).",
  "profile.subtitleBy":
    "{attribute}, {by} : en % {of}{rest, plural, =0 {} one { ; une autre modalité dans le tableau} other { ; # autres modalités dans le tableau}}",
  "profile.readingSmall":
    "parmi {base, number} {line}, {count, plural, =0 {aucun cas} one {# cas} other {# cas}} « {label} », contre {reference} {ofReference}.",
  "profile.readingAnswer":
    "parmi {base} {line}, {share} ont répondu « {label} », contre {reference} {ofReference} ({size, plural, =0 {moins d’un point d’écart} one {# point de {more, select, yes {plus} other {moins}}} other {# points de {more, select, yes {plus} other {moins}}}}).",
  "profile.reading":
    "parmi {base} {line}, {share} ont pour {attribute} « {label} », contre {reference} {ofReference} ({size, plural, =0 {moins d’un point d’écart} one {# point de {more, select, yes {plus} other {moins}}} other {# points de {more, select, yes {plus} other {moins}}}}).",

  "note.outside":
    "{outside, plural, one {# cas sans valeur connue est} other {# cas sans valeur connue sont}} hors de la base des parts",
  "note.outsideUnknown": "le nombre de cas sans valeur connue n’est pas montré",
  "note.cutPoints": "bornes de « {label} » : {publication}",
  "note.ungrouped":
    "{cases} cas sans valeur connue pour « {by} », {count, plural, one {exclu} other {exclus}} des comparaisons entre groupes",
  "note.unstratified":
    "{cases} cas sans valeur connue pour « {by} », {count, plural, one {exclu} other {exclus}} de toutes les lignes, strates réunies ou non",
  "note.noReference": "aucun écart n’est calculé : le tableau ne contient pas la population « {people} »",
  "note.rounded": "parts arrondies une à une : leur somme imprimée diffère de 1",

  "fictitious.sentence":
    "Ces chiffres ont été fabriqués pour montrer l’outil : ils ne décrivent personne. Seuls ceux que suit le mot « réel » ont été publiés ailleurs.",
  "real.mark": "réel",
  "unverified.sentence":
    "Des données reçues ne sont pas signées d’une clé que l’étude donne à leur partenaire : rien ne prouve qu’elles viennent de lui.",

  "page.skip": "Aller au contenu",
  "page.edition": "{partners}. Contacts observés {period}. Version {version} de l’étude.",
  "page.editionDated":
    "{partners}. Contacts observés {period}. Version {version} de l’étude, données reçues le {date}.",
  "page.foot":
    "Étude {study}, version {version}. Diagnostic fait avec Vigie, logiciel libre : les mêmes lots redonnent les mêmes pages.",
  "contents.label": "Sommaire",

  "findings.title": "L’essentiel",
  "findings.direct": "{share} n’ont utilisé que des canaux directs ou matériels.",
  "findings.apart": "Ce qui distingue le plus ce groupe : {gaps}.",
  "findings.gap": "« {label} » ({share} contre {reference})",
  "findings.overview": "Selon les publics, de {least} à {most} ont utilisé un canal direct ou matériel",
  "findings.overviewReading":
    "{share} {of} ont utilisé un canal direct ou matériel : {mixed} en plus du numérique, {direct} sans lui.",
  "findings.overviewSubtitle": "Répartition de chaque population selon les canaux utilisés, en %",

  "chapter.source": "{partner}, {period}",
  "chapter.size": "{count} {people}.",
  "chapter.sizeAgainst": "{count} {people}, à comparer à {against} {reference}.",
  "chapter.awaited":
    "{partner} : ce partenaire n’a pas encore répondu. Ce qui dépend de lui manque à cette édition.",

  "figure.nobody": "Rien à dessiner : aucune valeur connue dans ce champ.",
  "figure.table": "Le tableau",
  "figure.provenance": "D’où vient cette figure",
  "figure.data": "Les données (CSV)",
  "figure.provenances": "D’où vient chaque barre :",
  "figure.dataSeveral": "Les données de chaque barre (CSV) :",

  "note.reading": "Lecture :",
  "note.scopeHead": "Champ :",
  "note.sourceHead": "Source :",
  "note.separator": " ; ",
  "note.scope": "{people}, {period}",
  "note.scopeBeside": "{people} et, en comparaison, {others}, {period}",
  "note.source": "{partner} ; étude « {study} », version {version} ; {secrecy}",
  "note.secrecy": "secret statistique : un effectif de moins de {min} est masqué",
  "note.secrecyShown": "secret statistique : effectifs modifiés au hasard, aucun n’est masqué",
  "note.noSecrecy": "données qui ne portent sur aucune personne, sans secret statistique",
  "note.protection":
    "Pour protéger les personnes, chaque effectif a été modifié de quelques unités ; ici, à {margin, number} près.",
  "note.uncertain":
    "« trop incertain » : part que le bruit ajouté pour protéger les personnes laisse à plus de 5 points près",

  "provenance.indicator": "Indicateur",
  "provenance.partner": "Partenaire",
  "provenance.date": "Date du lot",
  "provenance.bundle": "Empreinte du lot (SHA-256)",
  "provenance.study": "Étude et version",
  "provenance.software": "Logiciel",
  "provenance.data": "Données",

  "comparison.title": "Comparaison avec les chiffres déjà publiés",
  "comparison.nothing": "L’étude ne déclare aucun chiffre publié ailleurs.",
  "comparison.fictitious":
    "Ces données sont fictives : elles ont été fabriquées d’après des chiffres imprimés. Qu’un chiffre concorde est donc voulu, et ne prouve que le calcul, non que le chiffre imprimé est juste.",
  "comparison.caption":
    "Chiffres imprimés par l’étude publiée, et ce que donnent les tableaux de cette édition",
  "comparison.what": "Chiffre ou affirmation",
  "comparison.published": "Imprimé",
  "comparison.publishedReal": "Imprimé (chiffres réels)",
  "comparison.computed": "Calculé ici",
  "comparison.verdict": "Verdict",
  "comparison.summary": "{all, plural, one {# chiffre publié} other {# chiffres publiés}} : {counts}.",
  "comparison.several": "Plusieurs populations",
  "comparison.elsewhere":
    "Pas encore calculés : leur source n’est pas déclarée dans cette version de l’étude",
  "comparison.claim": "affirmation",
  "comparison.holds": "vérifiée",
  "comparison.fails": "non vérifiée",
  "comparison.about": "environ {value}",
  "comparison.over": "plus de {value}",
  "comparison.quoted": "« {said} »",
  "comparison.deduced": "non imprimé ({value}, par différence)",
  "comparison.contradicts": "Contredit par d’autres chiffres imprimés : {figures}.",
  "comparison.other": "« {what} » ({value})",
  "comparison.data": "Ces comparaisons (JSON)",
  "verdict.agrees": "concorde",
  "verdict.agrees.noise": "concorde, au bruit près",
  "verdict.differs": "s’écarte",
  "verdict.inconsistent": "chiffres imprimés contradictoires",
  "verdict.not_precise": "trop de bruit pour conclure",
  "verdict.masked": "effectif masqué",
  "verdict.not_judged": "non jugé",
  "verdict.not_computed": "pas encore calculé",
  "verdict.agrees.count": "{count, plural, one {# concorde} other {# concordent}}",
  "verdict.differs.count": "{count, plural, one {# s’écarte} other {# s’écartent}}",
  "verdict.inconsistent.count":
    "{count, plural, one {# en contredit d’autres} other {# en contredisent d’autres}}",
  "verdict.not_precise.count":
    "{count, plural, one {# est trop incertain} other {# sont trop incertains}} pour conclure",
  "verdict.masked.count":
    "{count, plural, one {# est masqué} other {# sont masqués}} par le secret statistique",
  "verdict.not_judged.count":
    "{count, plural, one {# est montré sans verdict} other {# sont montrés sans verdict}}",
  "verdict.not_computed.count":
    "{count, plural, one {# n’est pas encore calculé} other {# ne sont pas encore calculés}}",

  "method.title": "Méthode et sources",
  "method.groups": "Les groupes d’usage",
  "method.groupsText":
    "Chaque unité est rangée dans un groupe et un seul, d’après les canaux qu’elle a utilisés pendant la période. Avoir un compte, consulter un site ou ouvrir une application ne sont pas des contacts.",
  "group.digital.definition": "un ou plusieurs canaux numériques, aucun autre",
  "group.mixed.definition": "au moins un canal numérique et au moins un canal direct ou matériel",
  "group.direct.definition": "un ou plusieurs canaux directs ou matériels, aucun canal numérique",
  "group.routine_only.definition": "des contacts de routine, mis à part, et aucun autre",
  "group.none.definition":
    "aucun contact pendant la période : c’est un résultat, et non une valeur manquante",
  "method.routine": "Contacts de routine, mis à part",
  "method.shares": "Parts et écarts",
  "method.sharesText":
    "Les parts sont calculées sur les cas dont la valeur est connue ; le nombre des autres est dans la note de la figure. L’écart à l’ensemble compare un groupe à toute sa population, dont il fait partie ; l’écart au reste le compare à tous les autres groupes réunis. Une population de comparaison qui contient celle qu’on décrit est prise sans elle. Chaque part est arrondie pour elle-même : des parts imprimées peuvent ne pas donner, additionnées, la somme imprimée (arrondis).",
  "method.margins": "Marges d’erreur et tests",
  "method.marginsText":
    "Les intervalles, à 95 %, tiennent compte du bruit ajouté pour protéger les personnes. Là où l’étude déclare comment se lit la population, ils tiennent compte aussi du tirage : ce sont ceux de Wilson pour une part, de Newcombe pour un écart, et du logarithme pour un rapport, élargis par le bruit ; écarts, rapports et p sont pris au reste de la population comparée. Une population entière n’a pas d’erreur d’échantillonnage : son intervalle est celui du bruit seul, et elle n’a pas de test. p vient du khi-deux, ou du test de Fisher si des effectifs attendus sont petits ; sur des effectifs bruités, du khi-deux corrigé (Rao et Scott, 1981 ; Gaboardi et coauteurs, 2016). Il n’y a pas de correction pour le nombre de comparaisons. D’une enquête pondérée, les effectifs sont ceux des répondants, les parts sont pondérées, et leurs intervalles tiennent compte des poids, du tirage et du bruit, les marges du calage étant prises comme données.",
  "method.reading.none":
    "Lues comme des populations entières : pas de test, et pas d’autre intervalle que celui du bruit.",
  "method.reading.unsampled":
    "Réponses recueillies sans tirage au sort : elles ne valent que pour les personnes qui ont répondu. Une marge d’erreur n’aurait pas de sens ; le seul intervalle est celui du bruit.",
  "method.reading.rest": "{some, select, yes {Autres sources} other {Toutes les sources}}",
  "method.reading.sample": "Lue comme un échantillon : {note}.",
  "method.reading.superpopulation":
    "Les cas observés sont lus comme un tirage parmi d’autres possibles : {note}.",
  "method.associationsText":
    "Une cote est le nombre de ceux qui ont le résultat pour un qui ne l’a pas. Le rapport de deux cotes dit si le résultat est plus fréquent que dans la référence (au-dessus de 1) ou moins (au-dessous), non combien de fois : c’est le rapport des parts qui le dit, et il est moins loin de 1.",
  "method.rates": "Taux par territoire",
  "method.ratesText":
    "Un taux est un nombre d’unités pour 100 000 habitants. L’écart à la moyenne est le nombre d’unités en plus ou en moins de ce que donnerait la moyenne de l’ensemble au même nombre d’habitants. « À portée » tient compte de la distance : chaque lieu est partagé entre les habitants qui en sont à moins de la distance dite, à vol d’oiseau, chacun étant placé au centre de sa commune (Luo et Wang, 2003). Ce qui est hors du territoire n’est pas vu.",
  "method.secrecy": "Secret statistique",
  "method.secrecyText":
    "Chaque partenaire garde ses données chez lui et ne transmet que des tableaux. Avant de les transmettre, il ajoute à chaque effectif, zéros compris, un petit nombre tiré au hasard (confidentialité différentielle) : ce qu’il transmet serait presque aussi probable si une personne, quelle qu’elle soit, avait répondu tout autre chose. Les tableaux restent cohérents entre eux : leurs effectifs s’additionnent. Un effectif de moins de {min} est masqué : ce n’est pas un zéro. Une part que ce bruit laisse à plus de 5 points près n’est pas imprimée : elle est dite trop incertaine.",
  "guarantee.chance":
    "Budget rho de {rho}, soit epsilon {epsilon} pour delta {delta} : quelqu’un qui saurait tout de toutes les autres personnes, et hésiterait à une chance sur deux entre oui et non sur un fait d’une personne, devinerait juste au plus {chances} fois sur 100.",
  "guarantee.openLists": "Avec une probabilité d’au plus {delta} en plus, pour les listes de combinaisons.",
  "guarantee.outside.public_sizes":
    "Hors de cette garantie : être compté dans une population dont la taille est déjà publiée ({universes}).",
  "guarantee.outside.calibrated_weights":
    "Hors de cette garantie : les poids calés chez le partenaire, qui dépendent un peu de tous les répondants.",
  "guarantee.together": "Toutes ces sources ensemble",
  "method.bundles": "Lots reçus",
  "method.bundlesCaption": "Ce que chaque partenaire a transmis",
  "bundles.partner": "Partenaire",
  "bundles.date": "Date",
  "bundles.published": "Tableaux publiés",
  "bundles.signature": "Origine",
  "bundles.verified": "signature vérifiée",
  "bundles.bundle": "Empreinte du lot (SHA-256)",
  "bundles.awaited": "pas encore reçu",

  "readme.study": "Étude {study}, version {version}, empreinte {hash}",
  "readme.bundle": "Lot de {partner} du {date}, empreinte {hash}",
  "readme.index": "index.html       le diagnostic, à ouvrir dans un navigateur",
  "readme.published": "published.json   la comparaison avec les chiffres déjà publiés",
  "readme.data":
    "donnees/         les tableaux publiés : CSV (un effectif vide est masqué, étant trop petit), CSV pour tableur, XLSX, Data Package",
  "readme.fonts": "polices/         Atkinson Hyperlegible Next, sous licence SIL Open Font 1.1 (OFL.txt)",
  ...frAccessibility,
  ...frBarriers,
  ...frChanges,
  ...frCommunes,
  ...frDownloads,
  ...frEasy,
  ...frEvidence,
  ...frExports,
  ...frFigures,
  ...frRates,
  ...frSearch,
  ...frSite,
  ...frSurvey,
  ...frText,
} as const;
