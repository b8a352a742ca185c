/** The same in English. */
export const enChanges = {
  "changes.title": "What changed since the edition before",
  "changes.short": "What changed",
  "changes.lead":
    "The same questions, asked in the same way of two periods. The edition before is version {version} of the study.",
  "changes.rule":
    "Where the study declares how its population is read, a change counts if the 95% interval of the difference does not hold zero (two periods taken as independent; the interval of each is that of the survey design, or Wilson’s). Elsewhere the population is whole: one speaks of a change from {points} percentage point for a share, from {part} of its value for a number. That a change counts does not tell its cause.",
  "changes.chance":
    "{tested} differences have an interval. Even if nothing had changed, about {expected, plural, one {one of them} other {# of them}} would not hold zero.",
  "changes.none": "No change counts.",
  "changes.widest": "The widest changes",
  "changes.sentence": ": “{label}” goes from {before} to {now}, that is {difference} points.",
  "changes.period": "Before: {before}. Now: {now}.",
  "changes.size": "{period}, {count} {people}",
  "changes.stable":
    "{count, plural, one {One question where nothing changed} other {# questions where nothing changed}}",
  "changes.stableTitles":
    "{count, plural, one {One question where nothing changed} other {# questions where nothing changed}}: {titles}.",
  "changes.left":
    "Crossings, associations and agreements are not compared from one edition to the next: {titles}.",
  "changes.caption.share": "Shares in the whole population, before and now",
  "changes.caption.median": "Medians, before and now",
  "changes.caption.mean": "Means, before and now",
  "changes.caption.rate": "For 100,000 inhabitants, before and now",
  "changes.broken": "Break in series: the two editions do not compare. {why}",
  "changes.new": "This question was not asked in the edition before.",
  "changes.absent": "One of the two tables is missing: not received yet, or kept by the partner.",
  "changes.column.label": "Category",
  "changes.column.before": "Before",
  "changes.column.now": "Now",
  "changes.column.difference": "Difference (points)",
  "changes.column.gap": "Difference",
  "changes.column.meaning": "Reading",
  "changes.meaning.more": "up",
  "changes.meaning.less": "down",
  "changes.meaning.same": "stable",
  "changes.meaning.unknown": "unknown",
} as const;
