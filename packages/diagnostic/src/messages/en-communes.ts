import type { Messages } from "./index.ts";

/** Sentences of `fr-communes.ts` in English. */
export const enCommunes = {
  "communes.title": "My commune",
  "communes.lead":
    "What the study knows of each commune and each territory, beside the whole: the figures, what is not shown and why, and where to find help.",
  "communes.all": "All communes, from A to Z",
  "communes.byGroup": "By territory",
  "communes.others": "Other communes",
  "communes.unplaced": "Places of help whose commune is not known",
  "communes.link": "Commune by commune",

  "local.in": "Territory:",
  "local.of": "Territory of {count, plural, one {# commune} other {# communes}}:",
  "local.lead":
    "The figures of the {kind, select, commune {commune} other {territory}}, beside the whole of the study. Each leads to its figure, which says how it is obtained.",
  "local.noneCommune":
    "This edition has no figure for this commune: the tables that were released do not go down to communes, or count nobody here.",
  "local.noneGroup": "This edition has no figure for this territory.",
  "local.figures": "The figures",
  "local.caption": "{people}: {name}, and in all ({whole})",
  "local.alike": "not established",
  "local.partOf": "{label} {share}",
  "local.partOfWhole": "Share of the whole ({whole})",
  "local.measure": "Measure",
  "local.rateFor": "Per 100,000 inhabitants ({populations})",
  "local.reach": "Within {reach} km, per 100,000 inhabitants who share them",
  "local.standsFor": "Figure of {name}, which {own} is now part of.",
  "local.with": "Figure of {name} with {others}.",
  "local.findingGroups":
    "{name}: {share} {of} {did}, against {wholeShare} in all ({whole}){alike, select, yes {; the difference is not established} other {}}.",
  "local.findingMost":
    "{name}: the largest share is “{label}” ({share}, against {wholeShare} in all){alike, select, yes {; the difference is not established} other {}}.",
  "local.findingOne":
    "{name}: “{label}”, {share} {of}, against {wholeShare} in all ({whole}){alike, select, yes {; the difference is not established} other {}}.",
  "local.findingPart": "{name}: {count, number} {units}, which is {share} of the whole ({whole}).",
  "local.findingNothing": "{name}: none counted ({people}).",
  "local.findingRate":
    "{name}: {count, plural, =0 {none counted ({many})} other {{count, number} {many}}} on {date}, which is {rate} per 100,000 inhabitants{hasMean, select, yes {, against {mean} in all ({whole})} other {}}.",
  "local.findingUnits":
    "{name}: {count, plural, =0 {none counted ({many})} other {{count, number} {many}}} on {date}.",

  "local.gaps": "What is not shown, and why",
  "local.hidden":
    "{count, plural, one {One count is hidden} other {# counts are hidden}} here: under {min}, a count could point to someone. It is not a zero.",
  "local.uncertain":
    "{count, plural, one {One share is too uncertain} other {# shares are too uncertain}} to be printed: the noise added to protect people would leave it over 5 points either way.",
  "local.where": "Where: {titles}.",
  "local.alikeMeans":
    "“not established”: the difference is under one point, or its margin of error (noise added to protect people, drawing of a sample) is enough to explain it.",
  "local.aboveOnly": "Known for {territory} as a whole only:",
  "local.awaited": "{partner} has not answered yet: its figures are missing here as elsewhere.",
  "local.nothingMissing": "Nothing is hidden on this page.",

  "help.title": "Where to find help",
  "help.noList": "This edition received no list of places: it can give neither addresses nor opening hours.",
  "help.noneHere": "The lists of places have none in this commune.",
  "help.noneInGroup": "The lists of places have none in this territory.",
  "help.near": "The nearest, as the crow flies from the centre of the commune:",
  "help.km": "{km} km away",
  "help.count": "{count, plural, one {One place} other {# places}}.",
  "help.byCommune": "{count, plural, one {# place} other {# places}}",
  "help.caution":
    "From the lists of places gathered for this edition{updated, select, none {} other {, last reviewed on {updated}}}. Call before you go: opening hours change.",
  "help.address": "Address",
  "help.opening": "Opening hours",
  "help.phone": "Telephone",
  "help.access": "Reception",
  "help.website": "Website",
  "help.unsaid": "not given",
  "help.addressUnsaid": "not given",
  "help.itinerant": "Travelling place: it does not stay at one address.",
  "help.kind.france_services": "France services",
  "help.kind.conseiller_numerique": "digital adviser",
  "help.kind.aidants_connect": "Aidants Connect",
  "help.kind.point_numerique_caf": "Caf digital point",
  "help.kind.cpam_partner": "Cpam partner",
  "help.hours": "{from}–{to}",
  "help.hour": "{hours}:00",
  "help.time": "{hours}:{minutes}",
  "help.onDay": "{from}: {hours}",
  "help.onDays": "{from} to {to}: {hours}",
} as const satisfies Messages;
