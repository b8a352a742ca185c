/** Sentences of figures of answers, numbers, crossings, procedures, periods and territories: see `fr.ts`. */
export const frFigures = {
  "figure.tooFew":
    "Rien à dessiner : moins de {least} personnes ont répondu, trop peu pour en dire une part.",

  "within.title": "Le groupe direct va de {least} ({leastName}) à {most} ({mostName})",
  "within.subtitle": "Groupes d’usage {of} dans chaque territoire, en %",
  "within.alternative": "{name} : {share} aux seuls canaux directs ou matériels.",
  "within.reading":
    "à {name}, {share} de {base} {people} ont utilisé uniquement des canaux directs ou matériels.",
  "column.territory": "Territoire",
  "yesNo.subtitle": "En % {of}",
  "yesNo.outside": "part de oui parmi les réponses connues à chaque question",
  "beside.head": "Ailleurs",
  "beside.name": "{what} ({year})",
  "beside.nameReal": "{what} ({year}, chiffre réel)",
  "beside.remark": "barres évidées : valeurs mesurées ailleurs et autrement, à ne pas soustraire des autres",
  "beside.from": "{name} : {from}",

  "numbers.title": "{number} : de {least} à {greatest} selon les cas",
  "numbers.titleOne": "{number} : {greatest} pour « {first} »",
  "numbers.subtitle.median": "{number} : valeur médiane, {by}",
  "numbers.subtitle.mean": "{number} : valeur moyenne, {by}",
  "numbers.partlyOf": "({known} sur {count})",
  "numbers.partly":
    "entre parenthèses, le nombre de cas dont la valeur est connue, sur tous : les autres, s’ils ne leur ressemblent pas, changeraient le résultat",
  "numbers.alternative": "{label} : {value}.",
  "numbers.reading.median":
    "pour « {label} », la moitié des {known} {people}{partly, select, yes { dont la valeur est connue, sur {count},} other {}} ont {value} ou moins, l’autre moitié {value} ou plus.",
  "numbers.reading.mean":
    "pour « {label} », la moyenne est de {value}, sur {known} {people}{partly, select, yes { dont la valeur est connue, sur {count}} other {}}.",
  "agreement.title.good": "{rating} : les notes s’accordent (alpha de {alpha})",
  "agreement.title.fair": "{rating} : les notes s’accordent à peu près (alpha de {alpha})",
  "agreement.title.poor": "{rating} : les notes s’accordent mal (alpha de {alpha})",
  "agreement.subtitle":
    "{rating} : accord des notes données aux mêmes choses, {by} ; 1 est l’accord parfait, 0 celui du hasard",
  "agreement.reading":
    "pour « {label} », les {twice} choses notées deux fois au moins donnent un alpha de {alpha}.",
  "agreement.occurring":
    "obstacles que personne n’a notés, laissés de côté : s’accorder sur leur absence n’apprend rien",
  "agreement.remark": "alpha de Krippendorff : sûr à partir de 0,80, fragile au-dessous de 0,67",

  "column.given": "Réponse donnée",
  "column.base": "Base",
  "multiple.title": "{label} : {share} {of}",
  "multiple.titleBy": "« {line} » : {share} citent « {label} », contre {reference} {ofReference}",
  "multiple.subtitle": "{question} : en % {of} ; plusieurs réponses possibles",
  "multiple.subtitleBase": "{question} : en % de {base} {people} ; plusieurs réponses possibles",
  "multiple.subtitleBy": "{question}, {by} : en % {of} ; plusieurs réponses possibles",
  "multiple.reading": "sur {base} {people}, {count} ({share}) citent « {label} ».",
  "multiple.readingBy":
    "parmi {base} {people} (« {line} »), {share} citent « {label} », contre {reference} {ofReference}.",
  "multiple.sum": "plusieurs réponses possibles : les parts peuvent dépasser 100 % ensemble",
  "multiple.bases":
    "la base change d’une réponse à l’autre, de {least} à {greatest} : le tableau donne chacune",
  "multiple.rest":
    "{rest, plural, one {une autre réponse est dans le tableau} other {# autres réponses sont dans le tableau}}",

  "heat.title": "{row} : {value, number} fois pour « {column} », le plus grand nombre",
  "heat.titleShare":
    "{row} : {share} de réponses « {code} »{where, select, all { dans tous les cas} some {, dans {alike, number} cas sur {known, number}} other { pour « {column} », la part la plus faible}}",
  "heat.titleSmall":
    "{row} : {count, plural, =0 {aucune réponse « {code} »} one {une réponse « {code} » sur {base, number}} other {# réponses « {code} » sur {base, number}}}{where, select, all {, dans aucun des cas} some {, dans {alike, number} cas sur {known, number}} other { pour « {column} », la part la plus faible}}",
  "heat.subtitle": "{rows}, {by} : nombre de cas ({many})",
  "heat.subtitleShare": "{rows}, {by} : réponses « {code} », en %",
  "heat.subtitleSmall": "{rows}, {by} : réponses « {code} », sur le nombre de réponses",
  "heat.alternative":
    "{row} : de {least} ({leastColumn}) à {most} ({mostColumn}){secret, plural, =0 {} one { ; une case non montrée} other { ; # cases non montrées}}.",
  "heat.alternativeSame":
    "{row} : {most} partout{secret, plural, =0 {} one { ; une case non montrée} other { ; # cases non montrées}}.",
  "heat.alternativeNone": "{row} : {value}.",
  "heat.reading": "pour « {row} » et « {column} », {count} {units}.",
  "heat.readingShare": "pour « {row} » et « {column} », {share} de réponses « {code} », sur {base} {many}.",
  "heat.readingSmall":
    "pour « {row} » et « {column} », {count, plural, =0 {aucune réponse « {code} »} one {une réponse « {code} »} other {# réponses « {code} »}} sur {base, number} {units}.",
  "heat.nothing": "– : aucune réponse",
  "heat.small": "« 6/8 » se lit « 6 sur 8 » ; les parts sont dites ainsi quand la base est de moins de 30",
  "share.small": "{count, number} sur {base, number}",
  "share.smallOf": "{count, number} {units} sur {base, number}",
  "share.shortSmall": "{count, number}/{base, number}",
  "heat.remark": "plus le fond se détache de la page, plus le nombre écrit est grand",
  "heat.rest":
    "{rest, plural, one {une autre ligne ou colonne est dans le tableau} other {# autres lignes ou colonnes sont dans le tableau}}",

  "column.step": "Étape",
  "column.reached": "Part qui l’atteint",
  "column.tests": "Tests",
  "column.obstacles": "Obstacles notés",
  "journey.minor": "mineur",
  "journey.major": "majeur",
  "journey.blocking": "bloquant",
  "journey.notes.minor": "{count, plural, one {# mineur} other {# mineurs}}",
  "journey.notes.major": "{count, plural, one {# majeur} other {# majeurs}}",
  "journey.notes.blocking": "{count, plural, one {# bloquant} other {# bloquants}}",
  "journey.noteSecret": "{severity} : non montré",
  "journey.title":
    "{service} : {share} {size, plural, one {va} other {vont}} au bout ; on s’arrête surtout avant « {step} »",
  "journey.titleAll": "{service} : {share} {size, plural, one {va} other {vont}} au bout",
  "journey.titleSeveral":
    "Des {count} démarches testées, « {service} » est celle qu’on achève le moins : {share}",
  "journey.tests": "{share} des tests",
  "journey.testsSmall": "{count, plural, =0 {aucun test} one {# test} other {# tests}} sur {base, number}",
  "journey.subtitleSmall":
    "Étapes dans l’ordre : nombre de tests qui atteignent chacune, et obstacles notés, selon leur gravité",
  "journey.readingSmall":
    "{count, plural, =0 {aucun} other {#}} des {base, number} tests de « {service} » {count, plural, one {a} other {ont}} atteint l’étape « {step} ».",
  "journey.subtitle":
    "Étapes dans l’ordre : part des tests qui atteignent chacune, en %, et obstacles notés, selon leur gravité",
  "journey.reached": "Étape atteinte",
  "journey.obstacles": "Obstacles notés",
  "journey.noObstacle": "aucun obstacle noté",
  "journey.noRatings": "obstacles non publiés",
  "journey.others": "{count, plural, one {et un autre} other {et # autres}}",
  "journey.alternative": "{service} : {steps}.",
  "journey.alternativeStep": "{step}, {share}",
  "journey.alternativeStepObstacle": "{step}, {share} (obstacle le plus noté : {obstacle})",
  "journey.alternativeShort":
    "{service} : {share} {size, plural, one {va} other {vont}} au bout{noted, select, yes { ; obstacle le plus noté : {obstacle}} other {}}.",
  "journey.reading": "{share} des {base} tests de « {service} » ont atteint l’étape « {step} ».",

  "column.workingDays": "Jours ouvrés",
  "column.perWorkingDay": "Par jour ouvré",
  "series.title": "De {firstCount} {many} ({first}) à {lastCount} ({last})",
  "series.subtitle": "{many} {by}, puis par jour ouvré",
  "series.perDay": "Par jour ouvré",
  "series.alternative":
    "De {firstCount} ({first}) à {lastCount} ({last}) ; le moins, {leastCount} ({least}), le plus, {greatestCount} ({greatest}).",
  "series.reading":
    "{count} {many} en {period}, pour {days, plural, one {# jour ouvré} other {# jours ouvrés}} : {perDay} par jour ouvré.",
  "series.days":
    "jours ouvrés : du lundi au vendredi, sans les jours fériés (lundi de Pentecôte compris), dans la période observée",
  "series.outside":
    "{count, plural, one {# cas n’est daté d’aucune de ces périodes} other {# cas ne sont datés d’aucune de ces périodes}}",

  "trend.title": "{label} : {last} en {end}, contre {first} en {start}",
  "trend.titleAlike": "{attribute} : moins de {points} points d’écart de {start} à {end}",
  "trend.subtitle":
    "{attribute}, {by} : en % {of}{rest, plural, =0 {} one { ; une autre modalité dans le tableau} other { ; # autres modalités dans le tableau}}",
  "trend.alternative": "{label} : {first} en {start}, {last} en {end}.",
  "trend.reading":
    "en {end}, sur {base} {people}, {share} ont pour {attribute} « {label} », contre {first} en {start}.",
  "trend.readingFlag":
    "en {end}, sur {base} {people}, {share} sont dans le cas « {label} », contre {first} en {start}.",

  "overlap.title": "« {label} » seulement : {share} {of}",
  "overlap.titleSeveral": "L’ensemble le plus fréquent : « {label} » ({share} {of})",
  "overlap.subtitle": "{attribute} : combinaisons exactes, en % {of}",
  "overlap.alternative": "Ensembles les plus fréquents : {shares}.",
  "overlap.reading": "sur {base} {people}, {count} ({share}) n’ont que « {label} ».",
  "overlap.rest": "{count, plural, one {Un autre ensemble} other {# autres ensembles}}",

  "opinion.or": "{codes} ou « {code} »",
  "opinion.one": "« {code} »",
  "opinion.title": "{attribute} : {share} répondent {codes}",
  "opinion.titleBy": "{attribute} : parmi « {line} », {for} répondent {forCodes} ; parmi « {last} », {other}",
  "opinion.subtitle": "Réponses, en % {of} ; la ligne sépare les deux côtés",
  "opinion.subtitleBy": "{attribute}, {by} : réponses, en % {of} ; la ligne sépare les deux côtés",
  "opinion.alternative": "{line} : {against} {againstCodes}, {for} {forCodes}.",
  "opinion.reading": "sur {base} {people}, {share} répondent « {label} ».",
  "opinion.titleSeveral": "De {least} à {most} répondent {codes}, selon la question",
  "opinion.readingSeveral": "« {line} » : sur {base} {people}, {share} répondent « {label} ».",
  "opinion.outsideSeveral":
    "chaque part est prise sur les réponses connues à sa question ; le tableau compte les autres",
  "opinion.neutral": "les avis neutres sont à cheval sur la ligne du milieu",

  "map.title":
    "{first} compte {value} {people}{zero, plural, =0 {} one { ; {kind, select, commune {une commune} other {un territoire}} n’en compte aucun} other { ; # {kind, select, commune {communes} other {territoires}} n’en comptent aucun}}",
  "map.subtitle":
    "{people} : nombre par {kind, select, commune {commune} other {territoire}} ; la surface du disque est le nombre",
  "map.alternative": "Les plus grands nombres : {areas}.",
  "map.reading": "« {name} » : {count} {people}.",
  "map.rest": "{count, plural, one {un autre dans le tableau} other {# autres dans le tableau}}",
  "map.zero":
    "zéro ({kind, select, commune {{count, plural, one {# commune} other {# communes}}} other {{count, plural, one {# territoire} other {# territoires}}}})",
  "map.zeros": "Sans {many} : {territories}",
  "map.nothing": "sans donnée",
  "map.perInhabitants": "pour 100 000 habitants",
  "map.class":
    "{least} à {greatest} ({kind, select, commune {{count, plural, one {# commune} other {# communes}}} other {{count, plural, one {# territoire} other {# territoires}}}})",
  "map.classOne":
    "{least} ({kind, select, commune {{count, plural, one {# commune} other {# communes}}} other {{count, plural, one {# territoire} other {# territoires}}}})",
  "map.classes": "classes d’à peu près autant de {kind, select, commune {communes} other {territoires}}",
  "map.firstPopulations": "carte : populations « {label} »",
  "map.tiles":
    "chaque carré est {kind, select, commune {une commune} other {un territoire}}, à peu près à sa place",
  "map.boundaries": "contours : {source}",
} as const;
