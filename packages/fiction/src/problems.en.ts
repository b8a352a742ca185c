import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

export const english = {
  "fiction/other-study": {
    what: "This fiction is that of the study “{name}”.",
    expected: "The fiction bears the name of the study whose data it makes: “{study}”.",
    cure: "Correct `study:`, or take the fiction of this study.",
  },
  "fiction/unknown-name": {
    what: "“{name}” does not exist here.",
    expected: "A name that the study declares: source, field, code, channel, motive or published figure.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Take a name that the study declares, or add it to the study.}}",
  },
  "fiction/source-missing": {
    what: "The source “{name}” has no fiction.",
    expected: "Each source entrusted to a partner has its part under `sources:`.",
    cure: "Add the part “{name}” with its units and its margins.",
  },
  "fiction/contacts-mismatch": {
    what: "The source “{name}” and its fiction do not agree about contacts.",
    expected: "The fiction describes contacts if the source declares some, and only then.",
    cure: "Add or take away `contacts:`.",
  },
  "fiction/margin-missing": {
    what: "No margin gives a value to “{name}”.",
    expected:
      "Each field has its margin; a date of birth has that of its age bands, another date that of its months or of the interval from another one, a number that of its bands, a question with several answers that of each of them; a source with contacts has those of `group` and `subgroup`.",
    cure: "Add a margin of “{name}”.",
  },
  "fiction/step-missing": {
    what: "No fiction says what happens at this step: {name}.",
    expected: "Each step of the grid of tests has its own, under service_tests, services.",
    cure: "Add this step, with at least “minutes”.",
  },
  "fiction/not-drawable": {
    what: "“{name}” cannot be drawn from a margin.",
    expected:
      "A field with codes, a yes or no, age bands or months drawn from a date, bands of a number or of an interval between two dates, an answer of a question that has several, a level of a code list, `group` or `subgroup`.",
    cure: "Declare the margin of the field on which “{name}” depends.",
  },
  "fiction/margin-order": {
    what: "“{name}” is asked for before it is drawn.",
    expected: "Margins are drawn in the order of the file: what a row asks for comes from an earlier margin.",
    cure: "Put the margin of “{name}” higher.",
  },
  "fiction/overlapping-margins": {
    what: "Two margins give “{name}” to the same units.",
    expected: "Several margins of one characteristic bear on distinct units, by `within:`.",
    cure: "Bring these margins together, or part them by `within:`.",
  },
  "fiction/no-evidence": {
    what: "Nothing says where these numbers come from.",
    expected: "`from:` names a published figure, or `assumption:` states the assumption, with that word.",
    cure: "Add one of the two here.",
  },
  "fiction/empty-margin": {
    what: "This margin does not give its distribution.",
    expected: "A distribution by `total:`, by `rows:`, or by both; each in `shares:` or in `counts:`.",
    cure: "Complete the margin of “{name}”.",
  },
  "fiction/sum": {
    what: "These parts make {sum, number} instead of {expected, number}.",
    expected: "Percentages whose sum is 100, or counts whose sum is that of the units.",
    cure: "Correct the parts.",
  },
  "fiction/counts-on-part": {
    what: "Counts are given for a part of the units only.",
    expected: "`counts:` bears on all the units of a source, without `at:` or `within:`.",
    cure: "Give percentages by `shares:`.",
  },
  "fiction/contradiction": {
    what: "“{name}” does not agree with “{other}”.",
    expected:
      "A row asks by `at:` for a single code of “{other}”, and gives a share only to the codes that lead to it.",
    cure: "Correct `at:`, or set this share to 0.",
  },
  "fiction/units-of-no-row": {
    what: "Some units enter no row of this margin.",
    expected: "Rows cover all the units, or `total:` says what the whole must give.",
    cure: "Add a last row without `at:`, or `total:`.",
  },
  "fiction/impossible-remainder": {
    what: "The rows of this margin exceed its total.",
    expected: "What rows take leaves each code a share of at least 0 for the other units.",
    cure: "Lower a share of a row, or raise that of the total.",
  },
  "fiction/ages": {
    what: "The ages drawn are not bounded for “{name}”.",
    expected: "`ages:` with `youngest` and `oldest`, and at least one age in each band that has a share.",
    cure: "Add or widen `ages:`.",
  },
  "fiction/few-contacts": {
    what: "“{name}” is no possible number of contacts.",
    expected: "A whole number that leaves the unit in its group: at least {min, number}, at most 1,000.",
    cure: "Correct this number.",
  },
  "fiction/routine": {
    what: "“{name}” does not agree with the routine rule of the study.",
    expected:
      "A routine contact follows a rule of the source, the others follow none; the group routine_only has at least one, the group none has none.",
    cure: "Correct the channel, the motive or the share.",
  },
} as const satisfies Translation<typeof french>;
