/** Sentences of figures of answers, numbers, crossings, procedures, periods and territories: see `fr-figures.ts`. */
export const enFigures = {
  "figure.tooFew": "Nothing to draw: fewer than {least} people answered, too few to give a share.",

  "within.title": "The direct group goes from {least} ({leastName}) to {most} ({mostName})",
  "within.subtitle": "Groups {of} in each territory, in %",
  "within.alternative": "{name}: {share} with direct or material channels only.",
  "within.reading": "in {name}, {share} of {base} {people} used direct or material channels only.",
  "column.territory": "Territory",
  "yesNo.subtitle": "In % {of}",
  "yesNo.outside": "share of yes among the known answers to each question",
  "beside.head": "Elsewhere",
  "beside.name": "{what} ({year})",
  "beside.nameReal": "{what} ({year}, real figure)",
  "beside.remark":
    "outlined bars: measured elsewhere and in another way, not to be subtracted from the others",
  "beside.from": "{name}: {from}",

  "numbers.title": "{number}: from {least} to {greatest}, depending on the case",
  "numbers.titleOne": "{number}: {greatest} for “{first}”",
  "numbers.subtitle.median": "{number}: median, {by}",
  "numbers.subtitle.mean": "{number}: mean, {by}",
  "numbers.partlyOf": "({known} out of {count})",
  "numbers.partly":
    "between brackets, the number of cases whose value is known, out of all: the others, if unlike them, would change the result",
  "numbers.alternative": "{label}: {value}.",
  "numbers.reading.median":
    "for “{label}”, half of the {known} {people}{partly, select, yes { whose value is known, out of {count},} other {}} have {value} or less, the other half {value} or more.",
  "numbers.reading.mean":
    "for “{label}”, the mean is {value}, over {known} {people}{partly, select, yes { whose value is known, out of {count}} other {}}.",
  "agreement.title.good": "{rating}: ratings agree (alpha of {alpha})",
  "agreement.title.fair": "{rating}: ratings agree, with reserve (alpha of {alpha})",
  "agreement.title.poor": "{rating}: ratings agree poorly (alpha of {alpha})",
  "agreement.subtitle":
    "{rating}: agreement of the ratings given to the same things, {by}; 1 is perfect, 0 is what chance gives",
  "agreement.reading": "for “{label}”, the {twice} things rated twice or more give an alpha of {alpha}.",
  "agreement.occurring":
    "obstacles that nobody noted are left out: agreeing on their absence teaches nothing",
  "agreement.remark": "Krippendorff’s alpha: safe from 0.80, weak below 0.67",

  "column.given": "Answer given",
  "column.base": "Base",
  "multiple.title": "{label}: {share} {of}",
  "multiple.titleBy": "“{line}”: {share} name “{label}”, against {reference} {ofReference}",
  "multiple.subtitle": "{question}: in % {of}; several answers possible",
  "multiple.subtitleBase": "{question}: in % of {base} {people}; several answers possible",
  "multiple.subtitleBy": "{question}, {by}: in % {of}; several answers possible",
  "multiple.reading": "out of {base} {people}, {count} ({share}) name “{label}”.",
  "multiple.readingBy":
    "of {base} {people} (“{line}”), {share} name “{label}”, against {reference} {ofReference}.",
  "multiple.sum": "several answers possible: together, shares may exceed 100%",
  "multiple.bases":
    "the base changes from one answer to another, from {least} to {greatest}: each is in the table",
  "multiple.rest":
    "{rest, plural, one {one more answer is in the table} other {# more answers are in the table}}",

  "heat.title": "{row}: {value, plural, one {once} other {# times}} for “{column}”, the greatest number",
  "heat.titleShare":
    "{row}: {share} of answers “{code}”{where, select, all { in every case} some {, in {alike, number} cases out of {known, number}} other { for “{column}”, the lowest share}}",
  "heat.titleSmall":
    "{row}: {count, plural, =0 {no answer “{code}”} one {one answer “{code}” out of {base, number}} other {# answers “{code}” out of {base, number}}}{where, select, all { in any case} some {, in {alike, number} cases out of {known, number}} other { for “{column}”, the lowest share}}",
  "heat.subtitle": "{rows}, {by}: number of cases ({many})",
  "heat.subtitleShare": "{rows}, {by}: answers “{code}”, in %",
  "heat.subtitleSmall": "{rows}, {by}: answers “{code}”, out of the number of answers",
  "heat.alternative":
    "{row}: from {least} ({leastColumn}) to {most} ({mostColumn}){secret, plural, =0 {} one {; one cell not shown} other {; # cells not shown}}.",
  "heat.alternativeSame":
    "{row}: {most} everywhere{secret, plural, =0 {} one {; one cell not shown} other {; # cells not shown}}.",
  "heat.alternativeNone": "{row}: {value}.",
  "heat.reading": "for “{row}” and “{column}”, {count} {units}.",
  "heat.readingShare": "for “{row}” and “{column}”, {share} of answers “{code}”, over {base} {many}.",
  "heat.readingSmall":
    "for “{row}” and “{column}”, {count, plural, =0 {no answer “{code}”} one {one answer “{code}”} other {# answers “{code}”}} out of {base, number} {units}.",
  "heat.nothing": "–: no answer",
  "heat.small": "“6/8” reads “6 out of 8”; shares are said so when their base is under 30",
  "share.small": "{count, number} out of {base, number}",
  "share.smallOf": "{count, number} {units} out of {base, number}",
  "share.shortSmall": "{count, number}/{base, number}",
  "heat.remark": "the more the background stands out from the page, the greater the number written on it",
  "heat.rest":
    "{rest, plural, one {one more row or column is in the table} other {# more rows or columns are in the table}}",

  "column.step": "Step",
  "column.reached": "Share reaching it",
  "column.tests": "Tests",
  "column.obstacles": "Obstacles noted",
  "journey.minor": "minor",
  "journey.major": "major",
  "journey.blocking": "blocking",
  "journey.notes.minor": "{count, number} minor",
  "journey.notes.major": "{count, number} major",
  "journey.notes.blocking": "{count, number} blocking",
  "journey.noteSecret": "{severity}: not shown",
  "journey.title":
    "{service}: {share} {size, plural, one {reaches} other {reach}} the end; most stop before “{step}”",
  "journey.titleAll": "{service}: {share} {size, plural, one {reaches} other {reach}} the end",
  "journey.titleSeveral": "Of {count} procedures tested, “{service}” is the least often completed: {share}",
  "journey.tests": "{share} of tests",
  "journey.testsSmall": "{count, plural, =0 {no test} one {# test} other {# tests}} out of {base, number}",
  "journey.subtitleSmall": "Steps in order: how many tests reach each, and obstacles noted, by severity",
  "journey.readingSmall":
    "{count, plural, =0 {none} other {#}} of the {base, number} tests of “{service}” reached the step “{step}”.",
  "journey.subtitle":
    "Steps in order: share of the tests that reach each, in %, and obstacles noted, by severity",
  "journey.reached": "Step reached",
  "journey.obstacles": "Obstacles noted",
  "journey.noObstacle": "no obstacle noted",
  "journey.noRatings": "obstacles not published",
  "journey.others": "{count, plural, one {and one more} other {and # more}}",
  "journey.alternative": "{service}: {steps}.",
  "journey.alternativeStep": "{step}, {share}",
  "journey.alternativeStepObstacle": "{step}, {share} (obstacle most noted: {obstacle})",
  "journey.alternativeShort":
    "{service}: {share} {size, plural, one {reaches} other {reach}} the end{noted, select, yes {; obstacle most noted: {obstacle}} other {}}.",
  "journey.reading": "{share} of the {base} tests of “{service}” reached the step “{step}”.",

  "column.workingDays": "Working days",
  "column.perWorkingDay": "Per working day",
  "series.title": "From {firstCount} {many} ({first}) to {lastCount} ({last})",
  "series.subtitle": "{many} {by}, then per working day",
  "series.perDay": "Per working day",
  "series.alternative":
    "From {firstCount} ({first}) to {lastCount} ({last}); the least, {leastCount} ({least}), the most, {greatestCount} ({greatest}).",
  "series.reading":
    "{count} {many} in {period}, for {days, plural, one {# working day} other {# working days}}: {perDay} per working day.",
  "series.days":
    "working days: Mondays to Fridays that are not public holidays (Whit Monday is one), within the period observed",
  "series.outside":
    "{count, plural, one {# case is dated in none of these periods} other {# cases are dated in none of these periods}}",

  "trend.title": "{label}: {last} in {end}, against {first} in {start}",
  "trend.titleAlike": "{attribute}: fewer than {points} points of change from {start} to {end}",
  "trend.subtitle":
    "{attribute}, {by}: in % {of}{rest, plural, =0 {} one {; one more category in the table} other {; # more categories in the table}}",
  "trend.alternative": "{label}: {first} in {start}, {last} in {end}.",
  "trend.reading":
    "in {end}, out of {base} {people}, the {attribute} of {share} is “{label}”, against {first} in {start}.",
  "trend.readingFlag":
    "in {end}, out of {base} {people}, {share} are in the case “{label}”, against {first} in {start}.",

  "overlap.title": "“{label}” only: {share} {of}",
  "overlap.titleSeveral": "The most frequent set: “{label}” ({share} {of})",
  "overlap.subtitle": "{attribute}: exact combinations, in % {of}",
  "overlap.alternative": "Most frequent sets: {shares}.",
  "overlap.reading": "out of {base} {people}, {count} ({share}) have “{label}” only.",
  "overlap.rest": "{count, plural, one {One more set} other {# more sets}}",

  "opinion.or": "{codes} or “{code}”",
  "opinion.one": "“{code}”",
  "opinion.title": "{attribute}: {share} answer {codes}",
  "opinion.titleBy": "{attribute}: of “{line}”, {for} answer {forCodes}; of “{last}”, {other}",
  "opinion.subtitle": "Answers, in % {of}; the line parts the two sides",
  "opinion.subtitleBy": "{attribute}, {by}: answers, in % {of}; the line parts the two sides",
  "opinion.alternative": "{line}: {against} {againstCodes}, {for} {forCodes}.",
  "opinion.reading": "of {base} {people}, {share} answer “{label}”.",
  "opinion.titleSeveral": "From {least} to {most} answer {codes}, depending on the question",
  "opinion.readingSeveral": "“{line}”: of {base} {people}, {share} answer “{label}”.",
  "opinion.outsideSeveral":
    "each share is taken on the known answers to its question; the table counts the others",
  "opinion.neutral": "neutral answers stand astride the middle line",

  "map.title":
    "{first} has {value} {people}{zero, plural, =0 {} one {; one {kind, select, commune {commune} other {territory}} has none} other {; # {kind, select, commune {communes} other {territories}} have none}}",
  "map.subtitle":
    "{people}: number by {kind, select, commune {commune} other {territory}}; the surface of the disc is the number",
  "map.alternative": "The greatest numbers: {areas}.",
  "map.reading": "“{name}”: {count} {people}.",
  "map.rest": "{count, plural, one {one more in the table} other {# more in the table}}",
  "map.zero":
    "zero ({kind, select, commune {{count, plural, one {# commune} other {# communes}}} other {{count, plural, one {# territory} other {# territories}}}})",
  "map.zeros": "Without {many}: {territories}",
  "map.nothing": "no data",
  "map.perInhabitants": "per 100,000 inhabitants",
  "map.class":
    "{least} to {greatest} ({kind, select, commune {{count, plural, one {# commune} other {# communes}}} other {{count, plural, one {# territory} other {# territories}}}})",
  "map.classOne":
    "{least} ({kind, select, commune {{count, plural, one {# commune} other {# communes}}} other {{count, plural, one {# territory} other {# territories}}}})",
  "map.classes": "classes of about as many {kind, select, commune {communes} other {territories}}",
  "map.firstPopulations": "map: populations “{label}”",
  "map.tiles": "each square is a {kind, select, commune {commune} other {territory}}, about where it lies",
  "map.boundaries": "boundaries: {source}",
} as const;
