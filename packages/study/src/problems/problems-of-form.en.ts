import type { Translation } from "../reading/vigie-error.ts";
import type { formProblems } from "./problems-of-form.ts";

export const formProblemsEn = {
  "study/version-absent": {
    what: "This file does not say in which version of the language the study is written.",
    expected: "The first key of study.yaml is “vigie: 1”.",
    cure: "Add “vigie: 1” at the top of study.yaml.",
  },
  "study/version-newer": {
    what: "This study is written in version {version} of the language, newer than this software.",
    expected: "This version of Vigie reads version 1 of the language.",
    cure: "Update Vigie, or ask for a study written in version 1.",
  },
  "study/version-unknown": {
    what: "“{version}” is no version of the study language.",
    expected: "The only version so far is written “vigie: 1”, without quotes.",
    cure: "Write “vigie: 1”.",
  },
  "study/key-unknown": {
    what: "The key “{key}” is not known here.",
    expected: "Possible keys: {allowed}.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Delete this key or check its indentation: it may belong to another level.}}",
  },
  "study/key-retired": {
    what: "The key “{key}” exists no more: counts are protected by noise (differential privacy), and no longer by masked cells.",
    expected: "A budget “rho”, a threshold “min” and, in a study, sizes under “public”.",
    cure: "{key, select, tables {Delete it. Instead of “merge”, translate rare codes to a shorter code list, by “derive:” and “recode:” in the source; instead of “weight”, write “weight:” on the indicator; “round” has no use any more.} not_sensitive {Delete it: what is sensitive or not need not be said any more.} masking {Delete it: for less noise on an indicator, write “weight:” on it.} other {Delete it: nothing replaces it, noise also protects against what it foresaw.}}",
  },
  "study/key-missing": {
    what: "The key “{key}” is missing here.",
    expected: "This key is required.",
    cure: "Add “{key}:” and its value, indented like the keys beside it.",
  },
  "study/shape-unknown": {
    what: "“{key}” does not say what to do with it: {some, select, yes {its keys ({present}) are not enough} other {it has no key}}.",
    expected: "In “{key}”, one of these keys: {heads}.",
    cure: "Add to “{key}” the one that suits and its value, for example “{first}: …”; the guide of the study tells what each does.",
  },
  "study/type-wrong": {
    what: "“{key}” {received, select, nothing {holds nothing} text {holds a text} number {holds a decimal number} whole {holds a whole number} boolean {holds true or false} list {holds a list} other {holds a set of keys}}.",
    expected:
      "Here {expected, select, text {a text} number {a number} whole {a whole number} boolean {true or false} list {a list, one item per line after a dash} other {a set of keys, one per line and indented}} is expected.",
    cure: "{received, select, nothing {Complete this key, or delete it if it is optional.} mapping {{expected, select, text {If it is a text with a colon and a space in it, write it within quotes; otherwise, write a text alone.} other {Correct this value; the study that “vigie new” makes has examples.}}} other {Correct this value; the study that “vigie new” makes has examples.}}",
  },
  "study/text-unquoted": {
    what: "“{written}” is read as a number, or as true or false.",
    expected: "A text is expected here.",
    cure: 'Quote it: "{written}".',
  },
  "study/value-unknown": {
    what: "“{written}” is not a value allowed for “{key}”.",
    expected: "Possible values: {allowed}.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Choose one of these values.}}",
  },
  "study/name-invalid": {
    what: "“{name}” cannot be a name.",
    expected: "A name starts with a letter and has only lower case without accents, digits and underscores.",
    cure: "Rename it, for instance “age_band”; the label may have accents and spaces.",
  },
  "study/study-name-invalid": {
    what: "“{name}” cannot be the name of a study.",
    expected: "It starts with a letter and has only lower case without accents, digits and hyphens.",
    cure: "Rename it, for instance “publics-fragiles”; the title is free.",
  },
  "study/figure-name-invalid": {
    what: "“{name}” cannot be the name of a published figure.",
    expected:
      "It starts with a letter and has only lower case without accents, digits, dots and underscores.",
    cure: "Rename it, for instance “rsa.group.mixed”.",
  },
  "study/address-invalid": {
    what: "“{name}” is not the address of a publication.",
    expected: "An address of the web, which starts with https:// and has no space.",
    cure: "Copy the address of the page, or delete “url”.",
  },
  "study/geojson-name-invalid": {
    what: "“{name}” is not the name of a file of boundaries.",
    expected: "A name that ends with .geojson, without a folder: the file is beside tiles.yaml.",
    cure: "Put the file in the folder of the study, and write its name alone.",
  },
  "study/mail-invalid": {
    what: "“{name}” is not an e-mail address.",
    expected: "An address such as contact@observatoire.fr, without spaces or angle brackets.",
    cure: "Correct the address, or delete “contact”.",
  },
  "study/language-tag-invalid": {
    what: "“{name}” is not the code of a language.",
    expected: "Two or three lower-case letters, then a region where needed: de, ar, pt-BR.",
    cure: "Look the code of the language up in ISO 639.",
  },
  "study/territory-code-invalid": {
    what: "“{name}” is not an INSEE code of a territory.",
    expected: 'The code of a commune ("93008"), of a département ("93", "2A") or of a region ("11").',
    cure: "Look the territory up in the official geographical code of INSEE.",
  },
  "study/code-invalid": {
    what: "“{name}” cannot be a code.",
    expected:
      "A code does not start with an underscore and has no space, +, |, semicolon, comma or quotation mark.",
    cure: "Choose a simpler code; the label is free.",
  },
  "study/date-invalid": {
    what: "“{name}” is not a date.",
    expected: "A date is written year-month-day and is in the calendar: 2022-07-01.",
    cure: "Correct this date.",
  },
  "study/too-many-decimals": {
    what: "“{key}” has too many decimals: {written}.",
    expected: "Three decimals at most: the number enters an exact computation.",
    cure: "Round it.",
  },
  "study/size-wrong": {
    what: "“{key}” is {of, select, text {{least, select, yes {an empty text} other {too long a text}}} list {{least, select, yes {too short a list} other {too long a list}}} other {{least, select, yes {too small a number} other {too large a number}}}}.",
    expected:
      "{of, select, text {{least, select, yes {At least one character.} other {At most {bound, plural, one {# character} other {# characters}}.}}} list {{least, select, yes {At least {bound, plural, one {# item} other {# items}}.} other {At most {bound, plural, one {# item} other {# items}}.}}} other {{least, select, yes {At least {bound, number}.} other {At most {bound, number}.}}}}",
    cure: "Correct this value.",
  },
} as const satisfies Translation<typeof formProblems>;
