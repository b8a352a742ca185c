import type { Translation } from "@vigie/study";
import type { cliProblems } from "./problems.ts";

export const englishProblems = {
  "cli/folder-absent": {
    what: "There is no folder “{path}”, or it is not a folder.",
    expected: "The folder of a study, with its file “study.yaml”.",
    cure: "Check the path; “vigie new” makes a small study to start from.",
  },
  "cli/study-link": {
    what: "This is a link to another file or folder: Vigie does not follow it.",
    expected: "The file or the folder itself: a study is whole in its folder.",
    cure: "Replace the link by a copy of what it points to, or take it out of the study’s folder.",
  },
  "cli/study-file-not-regular": {
    what: "This is no ordinary file: it is a named pipe, a socket or a device.",
    expected: "A file of the study, saved on the disk.",
    cure: "Replace it by a file where you saved what comes out of it, or take it out of the study’s folder.",
  },
  "cli/file-absent": {
    what: "There is no file “{path}”.",
    expected: "A file that you can read.",
    cure: "Check the path and the name of the file.",
  },
  "cli/file-is-folder": {
    what: "“{path}” is a folder.",
    expected: "A file.",
    cure: "Give the file itself: for a bundle, “bundle.zip”, in the folder that “vigie run” wrote.",
  },
  "cli/file-not-regular": {
    what: "This is no ordinary file: it is a named pipe, or a device.",
    expected: "A file of data, saved on the disk: Vigie reads it several times.",
    cure: "Save the data in a file first, and name that file.",
  },
  "cli/given-not-regular": {
    what: "“{path}” is no ordinary file: it is a named pipe, a socket or a device.",
    expected: "A file saved on the disk: for a bundle, the “bundle.zip” that “vigie run” wrote.",
    cure: "Save what comes out of it in a file first, and give that file.",
  },
  "cli/file-unreadable": {
    what: "The file “{path}” cannot be read.",
    expected: "A file that your account may read.",
    cure: "Check the permissions of the file, and that no other program holds it open.",
  },
  "cli/folder-unreadable": {
    what: "The folder “{path}” cannot be read.",
    expected: "A folder that your account may read.",
    cure: "Check the rights of the folder, and of those that hold it.",
  },
  "cli/file-too-large": {
    what: "The file “{path}” is too large for a study file.",
    expected: "A study file is a few pages long; data stay out of its folder.",
    cure: "Take the data out of the study’s folder and name them in the mapping.",
  },
  "cli/folder-occupied": {
    what: "The folder “{path}” exists already and was not written by this command.",
    expected: "A folder that does not exist yet, is empty, or was written before by the same command.",
    cure: "Choose another folder with “--out”; nothing was erased.",
  },
  "cli/folder-holds-more": {
    what: "The folder “{path}”, which this command writes anew as a whole, holds what it did not write there: {files}{more, plural, =0 {} one {, and another file} other {, and {more} other files}}.",
    expected: "A folder that does not exist yet, is empty, or is as the same command wrote it.",
    cure: "Put these files elsewhere, or choose another folder with “--out”; nothing was erased.",
  },
  "cli/folder-is-file": {
    what: "“{path}” is a file, or goes through one.",
    expected: "A folder that does not exist yet, or is empty.",
    cure: "Choose another name; the file was not touched.",
  },
  "cli/folder-is-current": {
    what: "“{path}” is the folder where you are, or the one that holds it: this command would replace it under your feet.",
    expected: "A folder that does not exist yet, or that you have left.",
    cure: "Choose another name, or start the command from another folder; nothing was erased.",
  },
  "cli/folder-inside-study": {
    what: "“{path}” is in the folder of the study.",
    expected: "A folder outside that of the study: private/ stays with you, the study is handed over.",
    cure: "Choose another folder with “--out”.",
  },
  "cli/mapping-inside-study": {
    what: "“{path}” is in the folder of the study.",
    expected:
      "A file out of that folder: the study is handed over, and the mapping stays with you, with its secret and values of your data.",
    cure: "Choose another name with “--out”, beside the extract for instance.",
  },
  "cli/folder-not-empty": {
    what: "The folder “{path}” exists already and is not empty.",
    expected: "A folder that does not exist yet, or is empty: this one may hold your work.",
    cure: "Choose another name; nothing was erased.",
  },
  "cli/not-writable": {
    what: "“{path}” cannot be written.",
    expected: "A path where your account may write, and where nothing else is.",
    cure: "Choose another path, or ask for the right to write there.",
  },
  "cli/disk-full": {
    what: "There is no room left on the disk of “{path}”.",
    expected: "Enough room for the working files and the result.",
    cure: "Make room or choose another disk with “--out”, then run again; nothing was left half written.",
  },
  "cli/partner-unknown": {
    what: "The partner “{partner}” is not in the study.",
    expected: "One of the study’s partners: {partners}.",
    cure: "Correct the option “--partner”.",
  },
  "cli/partner-not-holding": {
    what: "Say which partner holds the source “{source}”.",
    expected: "One of those to whom the study confides it: {partners}.",
    cure: "Add or correct the option “--partner”.",
  },
  "cli/mapping-unreadable": {
    what: "The file “{path}” exists already and is not a mapping.",
    expected: "A YAML file written by “vigie map”, or a name still free.",
    cure: "Choose another name with “--out”; the file was not touched.",
  },
  "cli/mapping-to-complete-of-another": {
    what: "This file is the mapping of the study “{ownStudy}” at “{ownPartner}” already.",
    expected: "That of the study “{study}” at “{partner}”, or a name still free.",
    cure: "Choose another name with “--out”; the file was not touched.",
  },
  "cli/not-utf8": {
    what: "This file is not in UTF-8{found, select, utf16 {: it is in UTF-16} other {: a letter with an accent cannot be read there}}.",
    expected: "A file of a study or a mapping saved in UTF-8.",
    cure: "Open it in the editor that wrote it, then “Save as” with the encoding “UTF-8” (in Notepad, beside the Save button); then check its accents.",
  },
  "cli/pdf-over-file": {
    what: "The file “{path}” exists already and is not a PDF.",
    expected: "A name still free, or that of a PDF, which will be replaced.",
    cure: "Choose another name with “--pdf”; the file was not touched.",
  },
  "cli/pdf-inside-site": {
    what: "The PDF “{path}” would be in the folder of the site, which this command writes anew.",
    expected: "A file outside the folder “{out}”.",
    cure: "Choose another path with “--pdf”; copy the PDF afterwards where you want it.",
  },
  "cli/roles-both": {
    what: "“--units” and “--contacts” are given together.",
    expected: "A file is that of the units, or that of the contacts.",
    cure: "Keep one of the two only; run the command once for each file.",
  },
  "cli/no-contacts": {
    what: "The source “{source}” has no contacts in the study.",
    expected: "“--contacts” names the log of contacts of a source that has one.",
    cure: "Take “--contacts” out, or correct “--source”.",
  },
  "cli/role-taken": {
    what: "“{path}” looks like the file of the {role, select, units {units} other {contacts}} of “{source}”, and this mapping has one already: “{there}”. Nothing was changed.",
    expected: "One file of the {role, select, units {units} other {contacts}} per source.",
    cure: "To put “{path}” in its place, add “--{role}” to the command; if it is the file of the {role, select, units {contacts, add “--contacts”} other {units, add “--units”}}.",
  },
  "cli/sheet-unexpected": {
    what: "This file is no workbook: it has no sheets.",
    expected: "“--sheet” names the sheet of a workbook .xlsx.",
    cure: "Drop “--sheet”.",
  },
  "cli/mapping-of-another": {
    what: "This mapping is that of the partner “{found}”.",
    expected: "That of the partner “{partner}”, named by “--partner”.",
    cure: "Give “--data” the file of this partner, or correct “--partner”.",
  },
  "cli/source-unknown": {
    what: "The source “{source}” is not in the study.",
    expected: "One of the study’s sources: {sources}.",
    cure: "Correct the option “--source”.",
  },
  "cli/key-file-exists": {
    what: "The file “{path}” exists already.",
    expected: "A name still free: a key is never written over a file.",
    cure: "Choose another name with “--out”; the file was not touched.",
  },
  "cli/key-not-in-study": {
    what: "The key “{key}” is not among those that the study gives the partner “{partner}”.",
    expected: "One of these: {keys}.",
    cure: "Give “--key” the file of that key, or send the observatory the lines that “vigie keys” printed.",
  },
  "cli/key-not-valid": {
    what: "The key “{key}” is not valid on {day}, the day of this run.",
    expected: "The study lets it sign from {from} on{ends, select, yes {, and until {to}} other {}}.",
    cure: "Give “--key” the current key, or make a new one with “vigie keys”.",
  },
  "cli/not-a-run": {
    what: "The folder “{path}” was not written by “vigie run”.",
    expected: "The folder given to “vigie run” with “--out”.",
    cure: "Check the path; nothing was erased.",
  },
  "cli/no-typesetter": {
    what: "The typesetter of PDFs is not installed on this machine.",
    expected: "The Typst component, which “npm ci” installs under Linux, macOS and Windows.",
    cure: "Run “npm ci” again without “--omit=optional”; to do without a PDF, drop the option “--pdf”.",
  },
  "cli/no-rasteriser": {
    what: "The component that draws images is not installed on this machine.",
    expected: "The resvg component, which “npm ci” installs under Linux, macOS and Windows.",
    cure: "Run “npm ci” again without “--omit=optional”; to do without images, drop the option “--edition”.",
  },
  "cli/language-not-another": {
    what: "“{language}” is not the code of a language to add.",
    expected: "A code such as de, ar or pt-BR; Vigie already speaks fr and en.",
    cure: "Correct the value of “--language”.",
  },
  "cli/pdf-language-untold": {
    what: "The PDF is asked for in “{language}”, a language in which this study is not told.",
    expected: "One of the languages of the study, with its text where the study has one: {told}.",
    cure: "Write the text in this language (diagnostic.en.md for English), declare it under `languages:`, or ask for another language.",
  },
  "cli/no-service-test": {
    what: "The study “{study}” tests no online service: there is no form to write.",
    expected: "A grid of tests, in the file service-test.yaml of the study’s folder.",
    cure: "Write this grid; the guide to studies has an example.",
  },
  "cli/bundles-of-one-partner": {
    what: "{link, select, same {This bundle of the partner “{partner}” is the same as “{other}”.} other {This bundle, dated {date}, and “{other}”, dated {otherDate}, both come from the partner “{partner}”.}}",
    expected: "One bundle a partner, the last that it sent.",
    cure: "{link, select, same {Give it once only.} other {Ask the partner which of the two to publish, and leave the other out.}}",
  },
  "cli/earlier-edition-same": {
    what: "This bundle of the partner “{partner}” is given for both editions: it is the same as “{other}”.",
    expected: "By “--previous”, the bundles of the edition before.",
    cure: "Give the bundle that this partner had sent for the edition before, or leave this one out.",
  },
  "cli/earlier-edition-incomplete": {
    what: "A part of the edition before is missing.",
    expected: "Its bundles, by “--previous”, and the folder of its study, by “--previous-study”.",
    cure: "Give both, or neither.",
  },
  "cli/ledger-not-writable": {
    what: "The ledger “{path}” could not be written.",
    expected:
      "A folder where your account may write: each bundle is listed in this ledger, beside the mapping, with what it uses of the budget of persons.",
    cure: "Move the mapping and its ledger to a folder of yours, or ask for the right to write there; nothing was read or written.",
  },
  "cli/bundle-recorded": {
    what: "“{out}” holds a bundle listed in the ledger “{path}”, which this run would replace.",
    expected: "A bundle that was handed over, kept elsewhere, still counts; one that was not no longer does.",
    cure: "If it was handed over to nobody, run again with “--not-sent”: it is replaced, and its budget given back. If it was, choose another folder with “--out”.",
  },
  "cli/budget-too-thin": {
    what: "The budget of this study is too thin for the source “{source}”: no share would be known within 10 points, and the bundle could not be read.",
    expected: "At least {size, number} units, in the most readable of its tables.",
    cure: "Ask the observatory for fewer tables, more weight (“weight:”) for the one that matters, or a larger budget (“rho:”); or gather several territories in one extract. Nothing was listed in the ledger.",
  },
  "cli/range-misses-values": {
    what: "Most values of “{number}” are outside of the range that the study gives it, from {from, number} to {to, number}.",
    expected: "Values of this range, nearly all of them: the others are brought to its bounds.",
    cure: "Check the column, its unit (minutes or hours, euros or cents) and “decimal:”; if they are right, ask the observatory for another range (“range:”). Nothing was listed in the ledger.",
  },
  "cli/not-sent-without-mapping": {
    what: "“--not-sent” does not say in which ledger the bundle is listed.",
    expected: "The mapping that it was made with: the ledger is beside it.",
    cure: "Add “--data FILE”; nothing was erased.",
  },
  "cli/bundle-not-in-ledger": {
    what: "The ledger “{path}” has no line for this bundle.",
    expected: "The ledger of the mapping that this bundle was made with.",
    cure: "Check “--data”. A bundle of fictitious data is listed nowhere: erase it yourself. Nothing was erased.",
  },
  "cli/no-choices": {
    what: "“{path}” is not there, or is not what “vigie run” writes.",
    expected:
      "The folder that “vigie run” wrote, with its private/, for a bundle that has tables of persons.",
    cure: "Check the path; if private/ was erased, run again on the same extract.",
  },
  "cli/port-taken": {
    what: "The port {port} is taken already on this machine.",
    expected: "A free port to serve the pages.",
    cure: "Choose another with “--port”.",
  },
} as const satisfies Translation<typeof cliProblems>;
