/** Sentences of what changed since the edition before. */
export const frChanges = {
  "changes.title": "Ce qui a changé depuis l’édition précédente",
  "changes.short": "Ce qui a changé",
  "changes.lead":
    "Les mêmes questions, posées de la même façon à deux périodes. L’édition précédente est la version {version} de l’étude.",
  "changes.rule":
    "Là où l’étude déclare comment se lit la population, un changement compte si l’intervalle à 95 % de l’écart ne contient pas zéro (deux périodes prises comme indépendantes ; l’intervalle de chacune est celui du plan de sondage, ou celui de Wilson). Ailleurs, la population est entière : on parle de changement à partir de {points} point de pourcentage pour une part, de {part} de sa valeur pour un nombre. Qu’un changement compte ne dit pas sa cause.",
  "changes.chance":
    "{tested} écarts ont un intervalle. Même si rien n’avait changé, {expected, plural, one {un d’entre eux} other {# d’entre eux}} environ ne contiendrai{expected, plural, one {t} other {ent}} pas zéro.",
  "changes.none": "Aucun changement ne compte.",
  "changes.widest": "Les changements les plus grands",
  "changes.sentence": " : « {label} » passe de {before} à {now}, soit {difference} points.",
  "changes.period": "Avant : {before}. Maintenant : {now}.",
  "changes.size": "{period}, {count} {people}",
  "changes.stable":
    "{count, plural, one {Une question où rien n’a changé} other {# questions où rien n’a changé}}",
  "changes.stableTitles":
    "{count, plural, one {Une question où rien n’a changé} other {# questions où rien n’a changé}} : {titles}.",
  "changes.left":
    "Les croisements, les associations et les accords ne se comparent pas d’une édition à l’autre : {titles}.",
  "changes.caption.share": "Parts dans toute la population, avant et maintenant",
  "changes.caption.median": "Médianes, avant et maintenant",
  "changes.caption.mean": "Moyennes, avant et maintenant",
  "changes.caption.rate": "Pour 100 000 habitants, avant et maintenant",
  "changes.broken": "Rupture de série : les deux éditions ne se comparent pas. {why}",
  "changes.new": "Cette question n’était pas posée dans l’édition précédente.",
  "changes.absent": "L’un des deux tableaux manque : pas encore reçu, ou gardé par le partenaire.",
  "changes.column.label": "Modalité",
  "changes.column.before": "Avant",
  "changes.column.now": "Maintenant",
  "changes.column.difference": "Écart (points)",
  "changes.column.gap": "Écart",
  "changes.column.meaning": "Lecture",
  "changes.meaning.more": "en hausse",
  "changes.meaning.less": "en baisse",
  "changes.meaning.same": "stable",
  "changes.meaning.unknown": "inconnue",
} as const;
