/** Sentences about intervals, tests and associations: see `fr.ts`. */
export const frEvidence = {
  interval: "de {lower} à {upper}",
  "pValue.small": "<\u00a00,001",
  "pValue.said": "p\u00a0=\u00a0{p}",
  "pValue.saidSmall": "p\u00a0<\u00a00,001",
  "reading.none": "population entière, sans intervalle ni test",
  "reading.noise":
    "population entière : intervalle dû au bruit ajouté pour protéger les personnes, là où il atteint un dixième de point, sans test",
  "reading.unsampled":
    "réponses recueillies sans tirage au sort : pas de marge d’erreur, elles ne valent que pour les personnes qui ont répondu ; un trait fin ne dit que le bruit ajouté pour les protéger",
  "reading.sample": "intervalles à 95 % et tests, comme pour un échantillon",
  "reading.superpopulation":
    "fichier complet, lu comme une année parmi d’autres possibles : d’où les intervalles à 95 % et les tests",
  "profile.methods": "trait fin : intervalle de la part",
  "column.shareInterval": "Intervalle de la part à 95 %",
  "column.percent": "%",
  "column.interval": "Intervalle à 95 %",
  "column.points": "Points",
  "column.gapToRestHead": "Écart au reste",
  "column.gapToHead": "Écart avec : {people}",
  "column.ratioToRestHead": "Rapport au reste",
  "column.ratioToHead": "Rapport avec : {people}",
  "column.ratio": "Rapport",
  "column.pValue": "p",
  "column.outcome": "Avec le résultat",
  "column.base": "Répondants",
  "column.oddsRatio": "Rapport des cotes",
  "column.relativeRisk": "Rapport des parts",
  "column.residual": "Résidu ajusté",
  "column.association": "Association",
  "column.cramersV": "V de Cramér",
  "column.corrected": "p corrigée",
  "column.remark": "Remarque",

  "ratio.small": "moins de 0,01",
  "silence.secret": "effectif masqué",
  "silence.no_reference": "référence absente des données",
  "silence.empty_line": "personne",
  "silence.zero_count": "un effectif nul",
  "silence.no_variation": "aucune différence possible",
  "silence.one_line": "une seule valeur",
  "silence.no_informative_stratum": "aucune strate comparable",
  "silence.small_category": "trop peu de cas",
  "silence.reference_absent": "référence absente des données",
  "silence.one_value": "une seule valeur",
  "silence.rank_deficient": "caractéristiques redondantes",
  "silence.separation": "séparation",
  "silence.not_converged": "calcul instable",
  "silence.not_calibrated": "poids non calés",
  "silence.not_homogeneous": "retenu : les strates diffèrent",

  "association.outcome": "{attribute} : {label}",
  "association.level": "{attribute} : {label}",
  "association.crude": "Toutes strates réunies",
  "association.stratum": "{attribute} : {label}",
  "association.unadjusted": "Rapports bruts",
  "association.adjusted": "À égalité de : {attributes}",
  "association.model":
    "À égalité de : {attributes} (régression logistique sans pondération, sur environ {base} répondants dont tout est connu ; références : {references}). Pour chaque paramètre estimé, environ {events, plural, =0 {aucun cas} one {# cas} other {# cas}}.",
  "association.modelReference": "{attribute} : {label}",
  "association.modelThin": "Moins de dix cas par paramètre : ces rapports ajustés sont fragiles.",
  "association.modelTest": "« {label} », à égalité : {p}.",
  "association.noModel": "Pas de rapport ajusté, à égalité de : {attributes}. {why}",
  "association.noModel.secret": "Le tableau dont il se calcule n’est pas dans le lot du partenaire.",
  "association.noModel.small_category":
    "Une modalité de {attributes} a trop peu de répondants avec le résultat, ou sans lui, au regard du bruit ajouté pour protéger les personnes.",
  "association.noModel.reference_absent":
    "Personne, parmi les répondants dont tout est connu, ne relève de la référence de {attributes}.",
  "association.noModel.one_value":
    "Les répondants dont tout est connu ont tous la même valeur de {attributes}.",
  "association.noModel.no_variation":
    "Les répondants dont tout est connu ont tous le résultat, ou aucun ne l’a.",
  "association.noModel.rank_deficient":
    "{attributes} se déduit des autres caractéristiques : le modèle ne peut pas les distinguer.",
  "association.noModel.separation":
    "Séparation : {attributes} {count, plural, one {prédit} other {prédisent}} sans erreur le résultat de tous les répondants ou d’une partie, et le rapport n’a pas de valeur finie.",
  "association.noModel.not_converged": "Le calcul du modèle ne se stabilise pas.",
  "association.noModel.not_calibrated":
    "Les poids de l’enquête n’ont pas pu être calés sur les marges de l’étude.",
  "association.pooled": "À strate égale (Mantel-Haenszel)",
  "association.without": "Sans « {flag} » dans le résultat",
  "association.withoutAwaited": "Tableau pas encore reçu",
  "association.titleWithout": "{title} (sans « {flag} » dans le résultat)",
  "association.reference": "{label} (référence)",
  "association.title": "{outcome} : {share} des cas « {label} », contre {against} des cas « {reference} »",
  "association.subtitle":
    "{attribute} : « {outcome} », en % {of}, puis rapport des cotes, chaque modalité comparée à « {reference} »{ways} ; 1 veut dire aucun lien",
  "association.sharesHead": "Parts",
  "association.ratiosHead": "Rapports des cotes",
  "association.ways": ", en tout puis {ways}",
  "association.withinStrata": "à l’intérieur de : {strata}",
  "association.heldEqual": "à égalité de : {attributes}",
  "association.alternative": "{label} : {share}, rapport des cotes {ratio}.",
  "association.alternativeSilent": "{label} : {share} ; pas de rapport des cotes ({ratio}).",
  "association.alternativeAdjusted": "À égalité des autres caractéristiques : {ratio}.",
  "association.alternativeReference": "{label}, la référence : {share}.",
  "association.reading":
    "parmi {base} {people} (« {label} »), {count} ({share}) sont dans le cas « {outcome} », contre {against} pour « {reference} » : un rapport des cotes de {ratio}.",
  "association.oddsExplained":
    "un rapport des cotes au-dessus de 1 dit « plus fréquent que dans la référence », non combien de fois",
  "association.strength": "V de Cramér : {v}, sur une échelle de 0 (aucun lien) à 1 (lien total).",
  "association.test":
    "{p} : si les deux n’étaient pas liés, on verrait un lien au moins aussi fort dans cette proportion des cas ({method}). Un lien n’est pas une cause.",
  "association.method.chi_square":
    "khi-deux {statistic}, {df, plural, one {# degré} other {# degrés}} de liberté",
  "association.method.noisy_chi_square": "khi-deux corrigé du bruit {statistic}, {df} degrés de liberté",
  "association.method.fisher": "test exact de Fisher, des effectifs attendus étant petits",
  "association.method.monte_carlo":
    "khi-deux comparé à {draws} tirages de graine {seed}, des effectifs attendus étant petits",
  "association.corrected":
    "Corrigée ({correction}), {p}, parmi {tests, plural, one {le seul test} other {les # tests}} de la famille « {family} ».",
  "correction.holm": "Holm",
  "correction.benjamini_hochberg": "Benjamini-Hochberg",
  "association.noTest.secret": "Pas de test : un effectif du tableau est masqué par le secret statistique.",
  "association.noTest.one_line":
    "Pas de test : les données n’ont qu’une valeur du résultat ou de la caractéristique, il n’y a rien à comparer.",
  "association.wholePopulation":
    "Population entière : les rapports sont ceux de toute la population, sans intervalle ni test. L’étude peut déclarer une autre lecture (reading).",
  "association.stratifiedTest": "« {label} », à strate égale : {p} (Mantel-Haenszel).",
  "association.homogeneous":
    "« {label} » : rien n’indique que le lien change d’une strate à l’autre (Breslow-Day, Tarone : {p}).",
  "association.heterogeneous":
    "« {label} » : le lien change d’une strate à l’autre (Breslow-Day, Tarone : {p}). Un seul rapport le cacherait ; lisez ceux des strates.",
  "association.exploratory":
    "Analyse exploratoire : {base} répondants, moins que le minimum de {minimum, number} que l’étude déclare.",
  "association.simpson":
    "Paradoxe de Simpson : « {label} » change de sens quand on compare à strate égale. Le rapport d’ensemble tient à la façon dont les modalités se répartissent entre les strates.",
  "association.circular":
    "Le résultat réunit plusieurs réponses : le lien peut tenir à l’une d’elles. Le rapport de « {label} », {before} en tout, devient {changes}.",
  "association.circularChange": "{after} sans « {flag} »",
  "association.circularUnknown": "inconnu sans « {flag} », dont le tableau n’est pas encore reçu",
  "association.legendCrude": "rapport brut",
  "association.legendPooled": "à strate égale",
  "association.legendAdjusted": "à égalité des autres caractéristiques",
  "note.warning": "Attention :",
  "note.tests": "Tests :",
  "note.method": "Méthode :",
  "note.methodMore": "Voir « {part} »",

  "associations.title": "Associations",
  "associations.caption": "Chaque association déclarée par l’étude, la force du lien et son test",
  "associations.lead":
    "Une caractéristique et un résultat sont associés quand l’un est plus fréquent avec l’autre. Ce n’est pas une cause. V va de 0 (aucun lien) à 1 (lien total) ; p est la proportion des cas où l’on verrait un lien au moins aussi fort s’il n’y en avait aucun.",
  "associations.row": "{outcome}, {by}",
  "associations.family":
    "« {family} » : p corrigées ensemble ({correction}), pour les {tests, plural, one {# test déclaré} other {# tests déclarés}}.",
  "associations.exploratory": "exploratoire",
  "associations.awaited": "pas encore reçu",
  "associations.wholePopulation": "population entière : pas de test",
} as const;
