import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

const near = "{near, select, yes {Did you mean “{nearest}”?} other {";

export const english = {
  "diagnostic/dictionary-holes": {
    what: "{part, select, said {In the language “{language}”, {count, plural, one {# sentence of the pages is not translated} other {# sentences of the pages are not translated}}} other {In the language “{language}”, {count, plural, one {# text of the study is not translated} other {# texts of the study are not translated}}}}: {named}{more, plural, =0 {} one { and # more} other { and # more}}.",
    expected: "A language file says all that the pages show: otherwise they would mix two languages.",
    cure: "Translate what is missing; “vigie template STUDY --language {language} --out FOLDER” writes the whole file, in which what is missing is empty.",
  },
  "diagnostic/dictionary-key-unknown": {
    what: "No sentence of the pages is named “{key}”.",
    expected: "Under “said:”, the names of sentences of this version of Vigie.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Delete this line.}}",
  },
  "diagnostic/dictionary-sentence-broken": {
    what: "The sentence “{key}” cannot be read, or asks for a value that it is not given.",
    expected:
      "A sentence in ICU MessageFormat{some, select, yes {, with these values only: {values}} other {, without a value between braces}}.",
    cure: "Take the French sentence, and translate what is not between braces.",
  },
  "diagnostic/earlier-of-another-study": {
    what: "The edition before is of the study “{found}”, not of “{study}”.",
    expected: "Two editions of one study: the short name is the same, the period and the version change.",
    cure: "Give “--previous-study” the folder of the edition before of this study.",
  },
  "diagnostic/break-undeclared": {
    what: "For “{indicator}”, {part, select, question {the question is no longer the same} population {the population is no longer the same} contacts {contacts are no longer sorted in the same way} weights {answers are no longer weighted in the same way} duration {the period is no longer of the same length} other {the characteristic “{attribute}” is no longer made in the same way}} as in the edition before.",
    expected:
      "What is compared is defined in the same way in both editions; otherwise, the break is declared.",
    cure: "Add “{indicator}” under “breaks” in breaks.yaml, with a sentence that says what changed, or restore the definition.",
  },
  "diagnostic/break-without-change": {
    what: "A break is declared for “{indicator}”, whose definition did not change.",
    expected: "breaks.yaml names the indicators whose definition changes from one edition to the next.",
    cure: "Take “{indicator}” out of breaks.yaml.",
  },
  "diagnostic/bundle-of-another-study": {
    what: "The bundle of “{partner}” was made with another version of the study: hash {found} instead of {expected}.",
    expected: "All bundles assembled come from the same study files, to the character.",
    cure: "Send the files of this study to the partner and ask for a new bundle, or assemble with the files that made the bundle.",
  },
  "diagnostic/partner-not-in-study": {
    what: "A bundle comes from “{partner}”, whom the study does not know.",
    expected: "Each bundle comes from a partner declared in study.yaml, under `partners:`.",
    cure: "Take this bundle away, or declare this partner in the study.",
  },
  "diagnostic/partner-twice": {
    what: "Several bundles come from “{partner}”.",
    expected: "One bundle a partner.",
    cure: "Keep the latest and take the other away.",
  },
  "diagnostic/indicator-not-in-study": {
    what: "The bundle of “{partner}” holds the table “{indicator}”, which the study does not ask for.",
    expected: "Each table of a bundle answers an indicator declared in indicators.yaml.",
    cure: "Ask the partner for a bundle made with the files of this study.",
  },
  "diagnostic/indicator-of-another-partner": {
    what: "The bundle of “{partner}” holds the table “{indicator}”, whose source is entrusted to another partner.",
    expected: "A bundle holds only the tables of its partner’s sources.",
    cure: "Ask the partner for a bundle made with the files of this study.",
  },
  "diagnostic/table-not-as-declared": {
    what: "In the bundle of “{partner}”, the table “{indicator}” does not have the columns or the rows that the study declares.",
    expected: "The columns are universe, then those of the indicator; the codes are those of the study.",
    cure: "Ask the partner for a new bundle; if it does come from Vigie, report this defect.",
  },
  "diagnostic/text-html": {
    what: "The text holds an HTML tag.",
    expected: "Markdown and Vigie’s directives; no tag is copied into the pages.",
    cure: "Delete the tag; to write the sign “<”, put a backslash before it.",
  },
  "diagnostic/text-construct-refused": {
    what: "This piece of Markdown has no place in the text.",
    expected:
      "Headings, paragraphs, lists, quotations, emphasis, links written [text](address), and directives.",
    cure: "Delete it; a picture or a table is shown by a figure, “::figure”.",
  },
  "diagnostic/text-too-deep": {
    what: "The text puts too many lists, quotations or emphases inside one another.",
    expected: "Twenty levels at most; one or two are enough for a reader.",
    cure: "Take this passage out of those that hold it.",
  },
  "diagnostic/text-heading-level": {
    what: "This heading is not at the right level.",
    expected: "In a chapter, headings are of level 2 (##) or 3 (###).",
    cure: "Open a chapter with “::chapter[Title]”, and give the headings inside two or three number signs.",
  },
  "diagnostic/text-label-missing": {
    what: "The directive “{directive}” has no title.",
    expected: "A title in brackets, just after the name of the directive.",
    cure: "Write for instance “::chapter[Channels]” with its identifier.",
  },
  "diagnostic/text-chapter-without-id": {
    what: "The chapter identifier “{id}” will not do.",
    expected: "A letter, then lower-case letters without accents, digits and hyphens.",
    cure: "Give the chapter an attribute such as “id=channels”: it names its page.",
  },
  "diagnostic/text-barriers-absent": {
    what: "The text shows the table of barriers, and the study declares none.",
    expected: "A file “barriers.yaml” in the folder of the study.",
    cure: "Add this file, or take “::barriers” away.",
  },
  "diagnostic/text-overview-absent": {
    what: "The text shows the groups of all populations, and the study does not have two.",
    expected: "At least two “distribution” indicators whose “of” is “group”.",
    cure: "Declare them in indicators.yaml, or take “::overview” away and show the figure that exists.",
  },
  "diagnostic/text-anchor-twice": {
    what: "“{anchor}” already names a chapter, a heading or a figure.",
    expected: "Each chapter, each heading and each figure is only once in the text.",
    cure: "Change the identifier or the heading, or put a link to the first figure in place of the second.",
  },
  "diagnostic/text-anchor-unknown": {
    what: "The link “#{anchor}” leads nowhere.",
    expected: "The identifier of a chapter, a heading or a figure of the text.",
    cure: `${near}Correct the link, or add what it names.}}`,
  },
  "diagnostic/text-link-refused": {
    what: "The link to “{address}” is not allowed.",
    expected: "An address in https://, or “#” followed by an identifier of the text.",
    cure: "Correct the address, or delete the link.",
  },
  "diagnostic/text-number-typed": {
    what: "A percentage is typed by hand in the text.",
    expected:
      "A number comes from a table, by a reference: it follows the data from one edition to the next.",
    cure: "Put “:share” in its place, or “:elsewhere” if it comes from another source.",
  },
  "diagnostic/text-colons": {
    what: "“{written}” has not the right number of colons.",
    expected:
      "{form, select, sentence {One colon, in a sentence} line {Two colons, alone on its line} other {Three colons, and a line “:::” where what the box holds ends}}: “{right}”.",
    cure: "Write “{right}” instead of “{written}”{closed, select, yes {, and take out the line “:::” that closes it, if there is one} other {}}.",
  },
  "diagnostic/text-directive-unknown": {
    what: "There is no directive “{directive}”.",
    expected: "One of these: {directives}.",
    cure: `${near}Correct its name.}}`,
  },
  "diagnostic/text-attribute-unknown": {
    what: "The attribute “{attribute}” means nothing here.",
    expected: "One of these: {attributes}.",
    cure: `${near}Correct its name, or delete it.}}`,
  },
  "diagnostic/text-indicator-unknown": {
    what: "The text cites the indicator “{indicator}”, which the study does not declare.",
    expected: "An indicator declared in indicators.yaml.",
    cure: `${near}Correct this name, declare the indicator, or take the passage away if it was removed from the study.}}`,
  },
  "diagnostic/text-code-unknown": {
    what: "There is no code “{code}” for “{dimension}”.",
    expected: "A code of the table cited; several are joined by a bar, as in “mixed|direct”.",
    cure: `${near}Correct this code.}}`,
  },
  "diagnostic/text-against-has-no-groups": {
    what: "The universe “{universe}” is not divided by “{dimension}” in this table.",
    expected: "The comparison population has its total only.",
    cure: "Take one of these two attributes away.",
  },
  "diagnostic/text-share-without-code": {
    what: "This share of “{indicator}” does not say what it is a share of.",
    expected: "A code of “{dimension}”, along which shares are taken.",
    cure: "Add the attribute “{dimension}” with a code, or cite a count with “:count”.",
  },
  "diagnostic/text-measure-unknown": {
    what: "The table “{indicator}” has no measure “{measure}” in this cell.",
    expected: "A column of this table ({measures}) and a single cell.",
    cure: `${near}Cite a count with “:count”, or a share with “:share”.}}`,
  },
  "diagnostic/text-rate-unfit": {
    what: "“{indicator}” does not give the rate of a territory here.",
    expected: "A “rate” indicator, and one code of “{dimension}” only.",
    cure: "Add “{dimension}=” and the code of the territory, or cite a count by “:count”.",
  },
  "diagnostic/text-comparison-unfit": {
    what: "Nothing says what to compare this cell of “{indicator}” with.",
    expected: "A code of “{dimension}”, one group at most by dimension, no attribute “universe”.",
    cure: "{some, select, yes {Complete or remove attributes: name one code of each dimension that makes the groups.} other {Name a group of the profile, or give the indicator a comparison population (“against”).}}",
  },
  "diagnostic/text-comparison-other": {
    what: "The text compares otherwise than the figures and the data: “to={to}”.",
    expected:
      "“to={side}” for “{indicator}”, or no “to”: {side, select, against {the indicator names a comparison population (“against”)} rest {the study compares with the others (“compared_with: rest”, in study.yaml)} other {the study compares with the whole (“compared_with: whole”, or nothing, in study.yaml)}}.",
    cure: "Delete “to={to}” and read the sentence again; or change {side, select, against {“against” in indicators.yaml} other {“compared_with” in study.yaml}}, for the whole diagnostic.",
  },
  "diagnostic/text-reference-other": {
    what: "The text cites another reference than the figure and the data of “{indicator}”.",
    expected:
      "{side, select, rest {The share among the others: the study compares with the others (“compared_with: rest”, in study.yaml).} other {The share of the whole: the study compares with the whole (“compared_with: whole”, or nothing, in study.yaml).}}",
    cure: "Write “:reference[{indicator}]” with the same codes, without “universe” nor “without”; or change “compared_with” in study.yaml, for the whole diagnostic.",
  },
  "diagnostic/text-claim-unread": {
    what: "The condition “{clause}” of a claim cannot be read.",
    expected:
      "Two terms parted by “>”, “<” or “=” and spaces: a share such as “rsa_groups group=mixed”, a figure of published.yaml, a percentage; on the right, “others” or “reference” too. Or the name of a condition of published.yaml. Several are parted by “;”.",
    cure: `${near}Write for instance “:claim[Most mix channels.]” with the attribute that="rsa_groups group=mixed > 50 %".}}`,
  },
  "diagnostic/text-claim-contrary": {
    what: "The tables contradict “{claim}”.",
    expected: "In an edition to publish, a sentence that compares says what “{indicators}” shows.",
    cure: "Write the sentence and its condition again, or assemble without “--edition” for a draft in which it is marked.",
  },
  "diagnostic/text-title-generated": {
    what: "Nobody has given the figure “{figure}” a title.",
    expected: "A title between brackets that says the finding, with its numbers by “:share” and the like.",
    cure: "Write for instance “::figure[One household in ten never telephones]” with its indicator; or take the figure away, which the annex shows.",
  },
  "diagnostic/text-ask-without-reason": {
    what: "This request leads to no chapter.",
    expected: "In “:::asks”, a list: one line per institution, with a link to the chapter that says why.",
    cure: "Add a link such as “[why](#canaux)” to the line, to a chapter, a heading or a figure.",
  },
  "diagnostic/text-words-missing": {
    what: "This comparison lacks words.",
    expected: "The three attributes “more”, “less” and “same”: next year, the table may say the contrary.",
    cure: "Add those that are missing, or take them all away for the usual words.",
  },
  "diagnostic/text-format-unknown": {
    what: "“{format}” is no way of saying a value.",
    expected: "One of these: {formats}.",
    cure: `${near}Correct the attribute “as”.}}`,
  },
  "diagnostic/text-decimals-wrong": {
    what: "This is no number of decimals.",
    expected: "A whole number from 0 to {max}.",
    cure: "Correct the attribute “decimals”.",
  },
  "diagnostic/text-words-of-condition-missing": {
    what: "Words are missing to say whether this condition holds.",
    expected:
      "The two attributes “yes” and “no”: next year, the tables may say the contrary. A condition is not said by a number.",
    cure: 'Write for instance “yes="are older"” and “no="are not older"” between the braces.',
  },
  "diagnostic/text-published-unknown": {
    what: "The text cites “{figure}”, which is not in published.yaml, or has not there what this reference asks for.",
    expected:
      "A figure declared in published.yaml, with a value (“:printed”) or a computation (“:computed”).",
    cure: `${near}Correct this name, or declare the figure.}}`,
  },
  "diagnostic/text-elsewhere-unknown": {
    what: "The text cites the value “{value}”, which is not in elsewhere.yaml.",
    expected: "A value declared in elsewhere.yaml, with its source, its year and its universe.",
    cure: `${near}Declare this value, or correct its name.}}`,
  },
  "diagnostic/text-masked": {
    what: "The text cites a cell of “{indicators}” hidden by statistical secrecy: its count is too small.",
    expected: "A cell whose count is shown.",
    cure: "Cite a coarser cell, for instance several codes joined by a bar, or take the sentence away.",
  },
  "diagnostic/text-uncertain": {
    what: "The text cites a share of “{indicators}” that the noise protecting people leaves uncertain by more than 5 points.",
    expected: "A share precise enough to be printed.",
    cure: "Cite a share on a larger base, for instance several codes joined by a bar, or say it without a number.",
  },
  "diagnostic/text-not-computed": {
    what: "“{written}” has no value: in “{indicators}”, nobody is counted in this cell, or the table has no such measure.",
    expected: "A cell in which someone is counted, and a measure that the table gives.",
    cure: "Check the codes and the measure between the braces against the table, which the “Data” page of the diagnostic gives once this reference is taken out; correct them, or take the sentence away.",
  },
  "diagnostic/text-value-unfit": {
    what: "The value {value} cannot be said as “{format}” without misleading.",
    expected: "A value close to the one that these words name.",
    cure: "Choose another way with “as”, for instance “percent” or “number”.",
  },
} as const satisfies Translation<typeof french>;
