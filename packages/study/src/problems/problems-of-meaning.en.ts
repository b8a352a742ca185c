import type { Translation } from "../reading/vigie-error.ts";
import type { meaningProblems } from "./problems-of-meaning.ts";

const near = "{near, select, yes {Did you mean “{nearest}”?} other {";

export const meaningProblemsEn = {
  "study/window-reversed": {
    what: "The period observed ends before it starts.",
    expected: "The date “to” is that of “from” or a later one; both days are included.",
    cure: "Correct one of the two dates.",
  },
  "study/timezone-unknown": {
    what: "“{timezone}” is not a known time zone.",
    expected:
      "A zone is given by its name, such as Europe/Paris; an offset such as +01:00 ignores summer time.",
    cure: `${near}Write “Europe/Paris” for mainland France.}}`,
  },
  "study/dictionary-name": {
    what: "This file says that it is in “{language}”, and is called “{file}”.",
    expected:
      "A language file bears the code of its language, which libraries know: languages/de.yaml for German.",
    cure: "Correct “language:”, or rename the file.",
  },
  "study/dictionary-needless": {
    what: "Vigie already speaks “{language}”.",
    expected: "A language file adds a language; French and English are in Vigie and in the study.",
    cure: "Delete this file; the texts of the study are said in this language beside the French, under “en:”.",
  },
  "study/codelist-twice": {
    what: "The code list “{codelist}” is defined already in “{file}”.",
    expected: "Each code list has a name of its own.",
    cure: "Rename one of the two, or delete one.",
  },
  "study/codelist-unknown": {
    what: "There is no code list “{codelist}”.",
    expected: "A code list is defined by the key “codelist” of a file of the folder “codelists”.",
    cure: `${near}Add a file that defines it, or correct this name.}}`,
  },
  "study/code-twice": {
    what: "The code “{code}” is twice in this code list.",
    expected: "Each code is in it only once.",
    cure: "Keep one; delete the other or change its code.",
  },
  "study/code-unknown": {
    what: "The code “{code}” is not in the code list “{codelist}”.",
    expected: "A code of this list, of the finest level.",
    cure: `${near}Add this code to the list, or correct it.}}`,
  },
  "study/parent-unknown": {
    what: "The code “{code}” depends on “{parent}”, which is not in this code list.",
    expected: "The code of the level above is in the same list.",
    cure: `${near}Add it there, or correct “parent”.}}`,
  },
  "study/parent-cycle": {
    what: "From level to level, the code “{code}” ends up depending on itself.",
    expected: "A hierarchy stops at a code without “parent”.",
    cure: "Delete “parent” from the code at the top.",
  },
  "study/bands-unordered": {
    what: "The band “{code}” starts before the end of “{before}”, or at the same point.",
    expected: "Bands are in increasing order of their lower bounds.",
    cure: "Put them from the lowest to the highest, or correct “from”.",
  },
  "study/bands-expected": {
    what: "The code list “{codelist}” gives no bands: none of its codes has “from”.",
    expected: "“bands” cuts a number at the lower bound, “from”, of each code.",
    cure: "Add “from” to each code, or name a list that has them.",
  },
  "study/band-without-from": {
    what: "The band “{code}” has no lower bound, while “{codelist}” is used to cut a number.",
    expected: "Each code of a list of bands has “from”, but for those that have “missing”.",
    cure: "Add “from” to this code.",
  },
  "study/source-twice": {
    what: "The source “{source}” is defined already in “{file}”.",
    expected: "Each source has a name of its own.",
    cure: "Rename one of the two, or delete one.",
  },
  "study/source-unknown": {
    what: "There is no source “{source}”.",
    expected: "A source is defined by the key “source” of a file of the folder “sources”.",
    cure: `${near}Add a file that defines it, or correct this name.}}`,
  },
  "study/source-without-partner": {
    what: "The source “{source}” is confided to no partner.",
    expected: "Each source is under “sources” of a partner, in study.yaml.",
    cure: "Add it to the partner that holds these data, or delete its file.",
  },
  "study/signing-key-twice": {
    what: "Two public keys have the name “{key}”.",
    expected: "Each key has a name of its own in the whole study.",
    cure: "Keep the name that “vigie keys” gave to each.",
  },
  "study/public-key-invalid": {
    what: "The public key “{key}” is not an Ed25519 key.",
    expected: "A public key is 32 bytes, that is 43 characters, without spaces or “=”.",
    cure: "Copy again the lines that “vigie keys” printed at the partner’s.",
  },
  "study/public-key-twice": {
    what: "The public key “{key}” is already that of the partner “{partner}”.",
    expected: "Each public key is only once in the study.",
    cure: "Ask each partner to make its own key with “vigie keys”.",
  },
  "study/signing-key-reversed": {
    what: "The key “{key}” ends before it starts.",
    expected: "The date “to” is that of “from” or a later one; both days are included.",
    cure: "Correct one of the two dates.",
  },
  "study/attribute-twice": {
    what: "“{attribute}” is both a field asked for and a characteristic computed.",
    expected: "A name stands for one characteristic of the source only.",
    cure: "Give the computed characteristic another name.",
  },
  "study/attribute-reserved": {
    what: "“{attribute}” is a name that Vigie itself uses in tables.",
    expected: "A name that tables do not use; taken: {reserved}.",
    cure: "Choose another name.",
  },
  "study/attribute-unknown": {
    what: "This source has no characteristic “{attribute}”.",
    expected: "A characteristic is defined under “fields” or “derive” of the same source.",
    cure: `${near}Define it, or correct this name.}}`,
  },
  "study/attribute-code-unknown": {
    what: "“{code}” is not a code of the characteristic “{attribute}”.",
    expected: "One of its codes, of the finest level: {codes}.",
    cure: `${near}Choose one of these codes, or complete the code list.}}`,
  },
  "study/derivation-type": {
    what: "“{attribute}” is {type, select, code {a code} flag {a yes or no} multiple {a question of several answers} date {a date} other {a number}}: this computation does not apply to it.",
    expected:
      "{needs, select, date {“years”, “days”, “months” and “period” start from a date.} number {“bands” and “quantiles” cut a number.} flag {“any” and “set” gather yes or no (flag).} other {“recode” and “parent” start from a characteristic that has codes.}}",
    cure: "Name a characteristic of the kind expected, or change the computation.",
  },
  "study/good-friday-elsewhere": {
    what: "“good_friday” changes nothing here: {law, select, holiday {the law makes Good Friday a holiday in this département} other {people work on Good Friday where nothing is said}}.",
    expected: "“good_friday” is for overseas, where not working on that day is a custom.",
    cure: "{law, select, holiday {Remove “good_friday”.} other {Add “departement”, or remove “good_friday”.}}",
  },
  "study/interval-constant": {
    what: "From “{from}” to “{to}”, the interval is the same for everyone.",
    expected: "An interval goes from a date of the source to another one, or to a fixed day.",
    cure: "Name two different dates, at least one of which is a date of the source.",
  },
  "study/contact-without-contacts": {
    what: "“{attribute}” is drawn from contacts, and the source declares none.",
    expected: "“contact” gives the first or the last contact of a unit, or how many it has.",
    cure: "Declare “contacts” in this source, or remove this computation.",
  },
  "study/range-of-a-date": {
    what: "“{attribute}” is the date of a contact, and has “{key}”, which is for a number.",
    expected: "Only “contact: count” is a number, which has a range.",
    cure: "Remove “{key}”, or write “contact: count”.",
  },
  "study/quantiles-number": {
    what: "The number of values of “{attribute}” is not that of usual quantiles.",
    expected: "“at” gives 1 value (median), 2 (thirds), 3 (quartiles), 4 (quintiles) or 9 (deciles).",
    cure: "Copy all the values of the publication, or cut this number with “bands”.",
  },
  "study/quantiles-unordered": {
    what: "A value of “{attribute}” is not greater than the one before it.",
    expected: "Quantiles are in ascending order.",
    cure: "Correct this value from the publication.",
  },
  "study/derivation-cycle": {
    what: "These characteristics are computed from one another without end: {names}.",
    expected: "A computation starts, step by step, from fields asked for under “fields”.",
    cure: "Make one of them start from a field asked for.",
  },
  "study/recode-incomplete": {
    what: "Some codes of “{attribute}” have no translation: {codes}.",
    expected: "“map” translates each code of the characteristic it starts from.",
    cure: "Add a line for each code forgotten.",
  },
  "study/parent-without-hierarchy": {
    what: "No code of “{attribute}” has a level above in “{codelist}”.",
    expected: "“parent” brings each code to the one that its list gives with the key “parent”.",
    cure: "Add “parent” to the codes of this list, or use “recode”.",
  },
  "study/universe-unknown": {
    what: "The source “{source}” has no universe “{universe}”.",
    expected: "A universe is defined under “universes” of the source; “all” is always there.",
    cure: `${near}Define it, or correct this name.}}`,
  },
  "study/universe-all-restricted": {
    what: "The universe “all” sets a condition.",
    expected: "“all” stands for all units of the source; only its label can be given.",
    cure: "Give this universe another name.",
  },
  "study/where-without-codes": {
    what: "“{attribute}” is {type, select, multiple {a question of several answers} date {a date} other {a number}}: a universe keeps no such values.",
    expected: "A universe keeps codes, or yes or no.",
    cure: "{type, select, multiple {Name one of its answers, such as “{attribute}_code”.} other {First cut this number into bands, with “bands”, or this date into ages, with “years”.}}",
  },
  "study/channel-without-family": {
    what: "The channel “{channel}” of the code list “{codelist}” is in no family.",
    expected: "Each channel is in digital, direct or material, or declared in out_of_scope.",
    cure: "Put it under “families”.",
  },
  "study/channel-in-two-families": {
    what: "The channel “{channel}” is in “{before}” already.",
    expected: "A channel is in one family and one only.",
    cure: "{sameFamily, select, yes {Delete this repetition.} other {Take it out of “{before}” or of “{family}”.}}",
  },
  "study/channel-reserved": {
    what: "“{channel}” cannot stand for a channel: it is the name of a group without one.",
    expected: "The names none and routine_only are reserved.",
    cure: "Change the code of this channel in the code list.",
  },
  "study/routine-empty": {
    what: "This rule does not say which contacts it sets aside: it would set them all aside.",
    expected: "A routine rule names channels, motives, or both.",
    cure: "Add “channel” or “motive”, or delete the rule.",
  },
  "study/routine-out-of-scope": {
    what: "The rule is about the channel “{channel}”, which is out of scope.",
    expected: "A routine rule is about channels that are in a family.",
    cure: "Take it out of the rule, or put it in a family.",
  },
  "study/routine-without-motives": {
    what: "The rule is about motives, and the source asks for none.",
    expected: "The key “motives”, under “contacts”, gives the code list of motives.",
    cure: "Add “motives”, or take “motive” out of the rule.",
  },
  "study/dimension-unknown": {
    what: "The source “{source}” has no characteristic “{attribute}”.",
    expected: "A characteristic of the source, or group or subgroup if it has contacts.",
    cure: `${near}Define it in the source, or correct this name.}}`,
  },
  "study/dimension-without-contacts": {
    what: "“{attribute}” is drawn from contacts, and the source “{source}” has none.",
    expected: "Groups and subgroups of use ask for a source with “contacts”.",
    cure: "Name a characteristic of the source or, for a profile, give it with “by”.",
  },
  "study/sets-crossed": {
    what: "“subgroup” is a list of the combinations of channels that occur: nothing crosses it, and no universe is compared with it.",
    expected: "“subgroup” is the “of” of a distribution (kind: distribution), without “against”.",
    cure: "Write “group” in place of “subgroup”, or ask for a distribution of “subgroup” in each universe you need.",
  },
  "study/dimension-without-codes": {
    what: "“{attribute}” is {type, select, multiple {a question of several answers} date {a date} other {a number}}: units cannot be counted along each of its values.",
    expected: "A table counts along codes, or along yes or no.",
    cure: "{type, select, multiple {Write “kind: multiple”, or name one of its answers, such as “{attribute}_code”.} other {Compute bands under “derive”, and name them here.}}",
  },
  "study/asked-cycle": {
    what: "The filter of the question “{field}” depends on “{attribute}”, which depends on this question.",
    expected: "A filter rests on questions asked before, or on what is computed from them.",
    cure: "Take “{attribute}” out of the filter, or filter on another characteristic.",
  },
  "study/measure-unknown": {
    what: "The indicator “{indicator}” has no measure “{measure}”.",
    expected: "A measure is one of the columns that follow the count in the table of the indicator.",
    cure: `${near}Name one of these columns; a whole population has neither interval nor test.}}`,
  },
  "study/set-expected": {
    what: "“{attribute}” is not a set of yes or no.",
    expected: "“kind: overlap” counts the codes of a characteristic computed by “set”.",
    cure: "Add a characteristic “set” under “derive”, and name it here.",
  },
  "study/weight-not-number": {
    what: "“{attribute}” is not a field of type number: it cannot be a weight.",
    expected: "Weights are a positive number of each unit asked, given by the file.",
    cure: "Declare weights under “fields”, of type number, and name them here.",
  },
  "study/population-missing": {
    what: "The size of the population is missing for these codes of “{attribute}”: {codes}.",
    expected: "Each code that says a value has its size.",
    cure: "Add these sizes.",
  },
  "study/margins-disagree": {
    what: "The margins of “{attribute}” make {total, number} units, those of “{other}” {otherTotal, number}.",
    expected: "All margins of a raking describe the same population: they make the same total.",
    cure: "Correct one of the two, or bring them to the same total.",
  },
  "study/multiple-expected": {
    what: "“{attribute}” is not a question of several answers.",
    expected: "“kind: multiple” counts the answers of a field of type multiple.",
    cure: "Name such a field, or write “kind: distribution” or “kind: profile”.",
  },
  "study/item-code-invalid": {
    what: "The code “{code}” cannot be an answer to the question “{attribute}”.",
    expected:
      "Each answer gives its name to a yes or no: lower case without accents, digits and underscores.",
    cure: "Change this code in the code list “{codelist}”.",
  },
  "study/item-name-taken": {
    what: "The name “{name}” is taken: it is that of the answer “{code}” to the question “{attribute}”.",
    expected: "The yes or no of an answer has the name of the field, an underscore, then the code.",
    cure: "Rename this field or this characteristic.",
  },
  "study/grid-column-taken": {
    what: "The obstacle “{code}” has the name of a column that every grid has already.",
    expected: "Each obstacle becomes a column of the files of results, beside: {columns}.",
    cure: "Give it another code.",
  },
  "study/number-expected": {
    what: "“{attribute}” is not a number: neither a median nor a mean of it can be given.",
    expected:
      "“kind: summary” sums up a field of type number, or a number computed: years, days, months, contact: count.",
    cure: "Name a number, or count these codes with “kind: distribution”.",
  },
  "study/ratings-unordered": {
    what: "The codes of “{attribute}” have no order: two ratings cannot be more or less apart.",
    expected: "The code list of a rating goes from the least to the most severe, and says “ordered: true”.",
    cure: "Order this code list, or name the characteristic that holds the rating.",
  },
  "study/dimension-single-code": {
    what: "“{attribute}” has a single code: the table would teach nothing.",
    expected: "Units are counted along a characteristic that has at least two codes.",
    cure: "Complete its code list, or delete the indicator.",
  },
  "study/direct-identifier": {
    what: "{derived, select, yes {“{attribute}” follows from “{identifier}”, the name of a field that points to a person.} other {“{attribute}” is the name of a field that points to a person.}}",
    expected:
      "A table never counts along a social security number, an address, an e-mail, a telephone or a name.",
    cure: "Take this indicator out. If this field points to nobody, give it another name in the source.",
  },
  "study/profile-of-itself": {
    what: "This indicator crosses “{attribute}” with “{attribute}”.",
    expected: "“of” and “by” name characteristics that all differ; “by” of a profile is group by default.",
    cure: "Change one of them, or make a distribution.",
  },
  "study/association-of-subgroup": {
    what: "This association is about “subgroup”, whose codes are known only once the data are read.",
    expected: "An association compares codes declared beforehand, one of them as the reference.",
    cure: "Name “group”, or a characteristic of the source.",
  },
  "study/association-code-missing": {
    what: "The code “{code}” of “{attribute}” says no value: it is outside the base.",
    expected: "A reference and an outcome are answers: {codes}.",
    cure: "Choose one of these codes.",
  },
  "study/association-of-itself": {
    what: "This association links “{attribute}” with “{other}”: it is the same characteristic.",
    expected: "“of”, “outcome”, “strata” and “adjust” name different characteristics.",
    cure: "Change one of them, or delete the association.",
  },
  "study/association-by-construction": {
    what: "“{attribute}” and “{other}” are computed from one another: their association is true by construction.",
    expected: "“of”, “outcome”, “strata” and “adjust” do not follow from one another.",
    cure: "Take one out of what defines the other, or delete the association.",
  },
  "study/family-unknown": {
    what: "There is no family of tests “{family}”.",
    expected: "A family is defined under “families”, in indicators.yaml.",
    cure: `${near}Add it, or correct this name.}}`,
  },
  "study/sensitivity-name-taken": {
    what: "“{name}” is taken: Vigie gives this name to “{association}” made again without “{flag}”.",
    expected:
      "An association whose outcome gathers yes or no is made again without each of them, under one name more.",
    cure: "Rename what has this name in the study.",
  },
  "study/against-same": {
    what: "The indicator compares the universe “{universe}” with itself.",
    expected: "“against” is another universe than “universe” (all by default).",
    cure: "Change one of the two, or delete “against”.",
  },
  "study/figure-twice": {
    what: "The published figure “{figure}” is written twice.",
    expected: "Each figure has a name of its own.",
    cure: "Rename one of the two.",
  },
  "study/figure-unknown": {
    what: "There is no published figure “{figure}”.",
    expected: "“inconsistent_with” names other figures of the same file.",
    cure: `${near}Add this figure, or correct this name.}}`,
  },
  "study/indicator-unknown": {
    what: "There is no indicator “{indicator}”.",
    expected: "An indicator is defined in indicators.yaml.",
    cure: `${near}Define it, or correct this name.}}`,
  },
  "study/dimension-absent": {
    what: "The table of “{indicator}” has no dimension “{dimension}”.",
    expected: "Its dimensions are: {dimensions}.",
    cure: `${near}Name one of these dimensions, or another indicator.}}`,
  },
  "study/cell-code-unknown": {
    what: "“{code}” is not a code of the dimension “{dimension}” of this indicator.",
    expected:
      "{dimension, select, subgroup {Channels joined by “+” in the order of their code list: {codes}.} other {One of these codes: {codes}.}}",
    cure: `${near}Correct this code.}}`,
  },
  "study/against-has-no-groups": {
    what: "This profile does not give “{universe}” along “{dimension}”.",
    expected: "The universe that a profile is compared with is in it as a whole only.",
    cure: "Take “{dimension}” out, or read an indicator computed on this universe.",
  },
  "study/share-without-code": {
    what: "This share does not say of which code it is the share.",
    expected: "“at” gives a code of “{dimension}”, which “{indicator}” counts.",
    cure: "Add it under “at”, or use “count”.",
  },
  "study/share-without-itself": {
    what: "This share takes the universe “{universe}” out of itself.",
    expected: "“without” is another universe than that of the share.",
    cure: "Give the wider universe under “at”, or delete “without”.",
  },
  "study/at-least-too-many": {
    what: "{count, plural, one {# condition is asked to hold} other {# conditions are asked to hold}}, and there are only {conditions, number}.",
    expected: "“count” is not above the number of conditions.",
    cure: "Lower “count”, or add conditions.",
  },
  "study/tile-same-place": {
    what: "The territories “{other}” and “{code}” are in the same place of the map.",
    expected: "Each square has a column and a row of its own.",
    cure: "Move one of the two.",
  },
  "study/beside-other-kind": {
    what: "A value in “{unit}” is not shown beside “{indicator}”.",
    expected: "A share, in %, is shown beside a distribution; a number, beside a summary.",
    cure: "Name such an indicator, or delete “beside”: the text may cite the value anyway.",
  },
  "study/centre-unknown": {
    what: "The centre “{code}” is that of no territory of the map.",
    expected: "Each centre has the code of a square of tiles.yaml.",
    cure: `${near}Correct this code, or add its square.}}`,
  },
  "study/boundaries-missing": {
    what: "The file of boundaries “{file}” is not in the folder of the study.",
    expected: "“boundaries” names a GeoJSON file put beside tiles.yaml.",
    cure: "Copy it in the folder, correct its name, or delete “boundaries”: the map will be made of squares.",
  },
  "study/boundaries-unreadable": {
    what: "“{file}” cannot be read as boundaries of territories.",
    expected:
      "A FeatureCollection of polygons, in degrees, each object of which has a text in its property “{property}”.",
    cure: "Export the file as GeoJSON (WGS 84), or correct “code” in tiles.yaml.",
  },
  "study/boundary-missing": {
    what: "The territory “{code}” has no boundary in “{file}”.",
    expected: "Each territory of tiles.yaml has its own there, and so do those that “also” cites.",
    cure: "Correct this code, or take a file of boundaries of the same year.",
  },
  "study/populations-unknown": {
    what: "There are no populations “{populations}”.",
    expected: "A rate names populations declared in populations.yaml, or “reference” for those of INSEE.",
    cure: `${near}Correct this name, or declare them.}}`,
  },
  "study/rate-expected": {
    what: "“{indicator}” is not a rate.",
    expected: "“rate” reads an indicator of kind rate.",
    cure: "Name such an indicator, or read a count with “count”.",
  },
  "study/rate-of-other-populations": {
    what: "The indicator “{indicator}” does not divide by the populations “{populations}”.",
    expected: "A rate is read with one of the populations that its indicator names.",
    cure: `${near}Add them to the indicator, or correct this name.}}`,
  },
  "study/populations-reserved": {
    what: "The name “{populations}” is already that of the official populations.",
    expected: "The populations of populations.yaml have another name.",
    cure: "Give them the name of their source, and cite that name in the indicator.",
  },
  "study/populations-of-other-codes": {
    what: "The populations “{populations}” give none of the territories of “{attribute}”.",
    expected: "They are listed by the same codes as the code list of this characteristic.",
    cure: "Check the codes under “inhabitants”, or the characteristic named by “of”.",
  },
  "study/minimum-base-too-small": {
    what: "The minimum of respondents, {base, number}, is below the threshold of secrecy, {min, number}.",
    expected: "A minimum of at least the threshold: a mean or a share of fewer people would tell on them.",
    cure: "Write minimum_base: {min, number} or more. Where the units are no people, write protects: nothing.",
  },
  "study/weight-max-missing": {
    what: "This survey weights persons, and does not say the greatest weight possible.",
    expected: "What one person weighs is bounded beforehand: the noise of a weighted count depends on it.",
    cure: "Under “survey:”, add a line “weight_max:”, for instance “weight_max: 5”, from the sampling design and not from the data; if needed “weight_grain:”, the rounding of weights, 0.01 by default.",
  },
  "study/weight-off-grain": {
    what: "The greatest weight, {max, number}, is not a multiple of the step of weights, {grain, number}.",
    expected: "Weights are rounded to a multiple of “weight_grain”, the greatest one too.",
    cure: "Correct “weight_max” or “weight_grain”.",
  },
  "study/weight-grain-too-fine": {
    what: "A weight may be up to {max, number} by steps of {grain, number}.",
    expected: "A step large enough for the squares of weights to add up exactly.",
    cure: "Under “survey:”, write “weight_grain: {least}”, or a smaller “weight_max”.",
  },
  "study/calibration-bounds-missing": {
    what: "This calibration is on persons, and its ratios of weights have no bounds.",
    expected: "Calibrated weights depend a little on everyone: their bounds are declared.",
    cure: "Under “calibration:”, add a line “bounds:”, and indented “least:” and “greatest:”, for instance 0.5 and 2.",
  },
  "study/range-reversed": {
    what: "The range of “{number}” ends before it starts.",
    expected: "“from” is smaller than “to”.",
    cure: "Correct one of the two bounds.",
  },
  "study/grain-missing": {
    what: "“{number}” has a range, and nothing says which step to round it to.",
    expected: "A number that has a range has a step too.",
    cure: "Add a line “grain:”, for instance “grain: 1”.",
  },
  "study/grain-without-range": {
    what: "“{number}” has a step and no range.",
    expected: "The step divides the range of a number: neither goes without the other.",
    cure: "Add “range:”, and indented “from:” and “to:”; or delete “grain”.",
  },
  "study/range-off-grain": {
    what: "The range of “{number}”, {width, number} wide, is not a multiple of its step, {grain, number}.",
    expected: "From “from” to “to”, a whole number of steps.",
    cure: "Correct one bound, or “grain”.",
  },
  "study/range-missing": {
    what: "{statistic, select, median {This median} other {This mean}} is on persons, and the number “{number}” has no range.",
    expected:
      "A declared range bounds what one person changes: a value outside is brought to its bounds, and the noise depends on it.",
    cure: "In the file of the source “{source}”, under “{part}:” then “{number}:”, add “range:”, and indented “from:” and “to:”, for instance 0 and 100, then “grain: 1”, from what the number means and not from the data.",
  },
  "study/bands-missing": {
    what: "This median is on persons, and has no bands.",
    expected: "A median of persons is worked out from the counts of declared bands.",
    cure: "Add to the indicator a line such as “{bands}”.",
  },
  "study/bands-of-mean": {
    what: "A mean has no bands.",
    expected: "“bands” serves to work out a median from counts.",
    cure: "Delete “bands”, or ask for “statistic: median”.",
  },
  "study/median-bands-unordered": {
    what: "This band does not start after the one before.",
    expected: "Lower bounds increase.",
    cure: "Put them in order, each once.",
  },
  "study/median-bands-outside": {
    what: "These bands are not those of the number’s range, from {from, number} to {to, number}.",
    expected: "The first starts at {from, number}, and the last before {to, number}.",
    cure: "Correct “bands”, or the range in the file of the source.",
  },
  "study/public-size-needless": {
    what: "The source “{source}” is not about persons: its counts leave as they are.",
    expected: "A public size is declared for a source whose counts get noise.",
    cure: "Take this source out of “public”.",
  },
  "study/public-sizes-contradict": {
    what: "“{inner}”, {size, number}, is a part of “{outer}”, {whole, number}, and would be larger.",
    expected: "A universe is not larger than the one that contains it.",
    cure: "Copy both sizes again from their publication.",
  },
  "study/public-parts-contradict": {
    what: "The universes “{parts}” have nobody in common and are parts of “{outer}”, {whole, number}: together they would count {total, number}.",
    expected:
      "Parts that have nobody in common are not larger, together, than the universe that contains them.",
    cure: "Copy these sizes again from their publication.",
  },
  "study/public-size-under-filter": {
    what: "The universe “{universe}” depends on “{attribute}”, which is not asked of everyone.",
    expected:
      "The universe of a public size holds the conditions under which its questions are asked: else the size published would be that of a part which nothing names.",
    cure: "In the file of the source “{source}”, add “{condition}” to the conditions of this universe (where), or take this size out of “public”.",
  },
  "study/table-too-large": {
    what: "The table of “{indicator}” would have {cells, number} cells.",
    expected: "A table has {max, number} cells at most: every one gets its noise, empty ones too.",
    cure: "{how, select, made {Replace “{dimension}”, which has {codes, number} codes, by “{coarser}”.} parent {“{dimension}” has {codes, number} codes: derive the level above in its code list (derive, parent), and count along it.} other {“{dimension}” has {codes, number} codes: group them (derive, recode), and count along these groups.}}",
  },
  "study/closer-not-by": {
    what: "“{indicator}” is not a profile along “{dimension}”.",
    expected: "Two groups of a profile are compared with the whole, along its dimension “by”.",
    cure: `${near}Name an indicator of kind profile.}}`,
  },
} as const satisfies Translation<typeof meaningProblems>;
