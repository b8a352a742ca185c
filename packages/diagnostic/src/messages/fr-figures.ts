/** Sentences of figures of answers, numbers, crossings, procedures, periods and territories: see `fr.ts`. */
export const frFigures = {
  "figure.tooFew":
    "Rien à dessiner : moins de {least} personnes ont répondu, trop peu pour en dire une part.",

  "beside.head": "Ailleurs",
  "beside.name": "{what} ({year})",
  "beside.remark": "barres évidées : valeurs mesurées ailleurs et autrement, à ne pas soustraire des autres",
  "beside.from": "{name} : {from}",

  "numbers.title": "{number} : {greatest} pour « {first} », {least} pour « {last} »",
  "numbers.titleOne": "{number} : {greatest} pour « {first} »",
  "numbers.subtitle.median": "{number} : valeur médiane, selon le critère « {attribute} »",
  "numbers.subtitle.mean": "{number} : valeur moyenne, selon le critère « {attribute} »",
  "numbers.alternative": "{label} : {value}.",
  "numbers.reading.median":
    "pour « {label} », la valeur est connue de {known} {people} : {value} ou moins pour la moitié, {value} ou plus pour l’autre.",
  "numbers.reading.mean":
    "pour « {label} », la valeur est connue de {known} {people}, et sa moyenne est de {value}.",
  "agreement.title.good": "{rating} : les notes s’accordent (alpha de {alpha})",
  "agreement.title.fair": "{rating} : les notes s’accordent à peu près (alpha de {alpha})",
  "agreement.title.poor": "{rating} : les notes s’accordent mal (alpha de {alpha})",
  "agreement.subtitle":
    "{rating} : accord des notes données aux mêmes choses, selon le critère « {attribute} » ; 1 est l’accord parfait, 0 celui du hasard",
  "agreement.reading":
    "pour « {label} », les {twice} choses notées deux fois au moins donnent un alpha de {alpha}.",
  "agreement.remark": "alpha de Krippendorff : sûr à partir de 0,80, fragile au-dessous de 0,67",

  "column.given": "Réponse donnée",
  "column.base": "Base",
  "multiple.title": "{label} : {share} {of}",
  "multiple.titleBy": "{label} : {share} pour « {line} », contre {reference} de l’ensemble",
  "multiple.subtitle": "{question} : part {of} pour chaque réponse, en % ; plusieurs réponses possibles",
  "multiple.subtitleBase":
    "{question} : part de chaque réponse, en % de {base} {people} ; plusieurs réponses possibles",
  "multiple.subtitleBy":
    "{question}, selon le critère « {by} ». Part {of} pour chaque réponse, en % ; plusieurs réponses possibles",
  "multiple.reading": "« {label} » : cette réponse est donnée pour {count} {people} sur {base} ({share}).",
  "multiple.readingBy":
    "« {label} » : cette réponse est donnée pour {share} de {base} {people} dans le cas « {line} », contre {reference} de l’ensemble.",
  "multiple.sum": "plusieurs réponses possibles : les parts peuvent dépasser 100 % ensemble",
  "multiple.bases":
    "la base change d’une réponse à l’autre, de {least} à {greatest} : le tableau donne chacune",
  "multiple.rest":
    "{rest, plural, one {une autre réponse est dans le tableau} other {# autres réponses sont dans le tableau}}",

  "heat.title": "{row} : {value, number} fois pour « {column} », le plus grand nombre",
  "heat.titleShare":
    "« {row} » : {share} de « {code} »{where, select, all { partout} some {, {alike, number} fois sur {known, number}} other { pour « {column} », la part la plus faible}}",
  "heat.titleSmall":
    "« {row} » : {count, plural, =0 {aucun « {code} »} other {# « {code} » sur {base, number}}}{where, select, all { partout} some {, {alike, number} fois sur {known, number}} other { pour « {column} », la part la plus faible}}",
  "heat.subtitle": "{rows}, selon le critère « {columns} ». Nombre : {many}",
  "heat.subtitleShare": "{rows}, selon le critère « {columns} ». Part de « {code} », en %",
  "heat.subtitleSmall": "{rows}, selon le critère « {columns} ». « {code} », sur le nombre de réponses",
  "heat.alternative":
    "{row} : de {least} ({leastColumn}) à {most} ({mostColumn}){secret, plural, =0 {} one { ; une case non montrée} other { ; # cases non montrées}}.",
  "heat.alternativeSame":
    "{row} : {most} partout{secret, plural, =0 {} one { ; une case non montrée} other { ; # cases non montrées}}.",
  "heat.alternativeNone": "{row} : {value}.",
  "heat.reading": "pour « {row} » et « {column} », {count} {units}.",
  "heat.readingShare": "pour « {row} » et « {column} », {share} de « {code} », sur {base} {many}.",
  "heat.readingSmall":
    "pour « {row} » et « {column} », {count, plural, =0 {aucun « {code} »} other {# « {code} »}} sur {base, number} {units}.",
  "heat.nothing": "– : aucune réponse",
  "heat.small": "« 6/8 » se lit « 6 sur 8 » ; les parts sont dites ainsi quand la base est de moins de 30",
  "share.small": "{count, number} sur {base, number}",
  "share.smallOf": "{count, number} {units} sur {base, number}",
  "share.shortSmall": "{count, number}/{base, number}",
  "heat.remark": "plus le fond est foncé, plus le nombre écrit est grand",
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
  "series.title": "{count} {many} en {period}, le plus grand nombre",
  "series.subtitle": "{many} selon le critère « {by} », puis par jour ouvré",
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
    "{attribute}, selon le critère « {by} ». Part {of}, en %{rest, plural, =0 {} one { ; une autre modalité dans le tableau} other { ; # autres modalités dans le tableau}}",
  "trend.alternative": "{label} : {first} en {start}, {last} en {end}.",
  "trend.reading":
    "en {end}, « {label} » est le cas de {share} de {base} {people}, contre {first} en {start}.",
  "trend.readingFlag":
    "en {end}, sur {base} {people}, « {label} » : oui pour {share}, contre {first} en {start}.",

  "overlap.title": "« {label} », et rien d’autre : {share} {of}",
  "overlap.titleSeveral": "« {label} », et rien d’autre : l’ensemble le plus fréquent ({share} {of})",
  "overlap.subtitle": "{attribute} : part {of} selon l’ensemble exact de ce qui les concerne, en %",
  "overlap.alternative": "Ensembles les plus fréquents : {shares}.",
  "overlap.reading": "sur {base} {people}, « {label} », et rien d’autre, en concerne {count} ({share}).",
  "overlap.rest": "{count, plural, one {Un autre ensemble} other {# autres ensembles}}",

  "opinion.or": "{codes} ou « {code} »",
  "opinion.one": "« {code} »",
  "opinion.title": "{attribute} : {share} répondent {codes}",
  "opinion.titleBy": "{attribute} : {for} répondent {forCodes} pour « {line} », {other} pour « {last} »",
  "opinion.subtitle": "Part {of} selon la réponse, en % ; la ligne sépare les deux côtés",
  "opinion.subtitleBy":
    "{attribute}, selon le critère « {by} ». Part {of} selon la réponse, en % ; la ligne sépare les deux côtés",
  "opinion.alternative": "{line} : {against} {againstCodes}, {for} {forCodes}.",
  "opinion.reading": "sur {base} {people}, {share} répondent « {label} ».",
  "opinion.titleSeveral": "De {least} à {most} répondent {codes}, selon la question",
  "opinion.readingSeveral": "« {line} » : sur {base} {people}, {share} répondent « {label} ».",
  "opinion.outsideSeveral":
    "chaque part est prise sur les réponses connues à sa question ; le tableau compte les autres",
  "opinion.neutral": "les avis neutres sont à cheval sur la ligne du milieu",

  "map.title":
    "{first} : {value} {people}, le plus grand nombre{zero, plural, =0 {} one { ; {kind, select, commune {une commune} other {un territoire}} n’en a pas} other { ; # {kind, select, commune {communes} other {territoires}} n’en ont pas}}",
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
