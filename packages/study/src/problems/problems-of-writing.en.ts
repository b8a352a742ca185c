import type { Translation } from "../reading/vigie-error.ts";
import type { writingProblems } from "./problems-of-writing.ts";

export const writingProblemsEn = {
  "study/file-missing": {
    what: "The file “{name}” is missing from the folder of the study.",
    expected: "A study holds study.yaml, indicators.yaml and at least one source in the folder “sources”.",
    cure: "Check that you named the folder of the study itself, or start from “vigie new”.",
  },
  "study/sources-missing": {
    what: "The study has no source: no .yaml file in its folder “sources”.",
    expected: "A study holds study.yaml, indicators.yaml and at least one source in the folder “sources”.",
    cure: "Check that you named the folder of the study itself, or start from “vigie new”.",
  },
  "study/file-extension": {
    what: "The file “{name}” ends with “.yml”: Vigie would not read it.",
    expected: "The files of a study end with “.yaml”.",
    cure: "Rename this file to “.yaml”, or take it out of the folder of the study.",
  },
  "study/file-empty": {
    what: "This file is empty.",
    expected: "This file holds at least one key and its value.",
    cure: "Complete it, or delete it if it is of no use.",
  },
  "study/file-too-large": {
    what: "This file is too large to be read as a study or a mapping.",
    expected: "At most {max, number} characters.",
    cure: "Check that it is not a data file: those never go in the folder of the study.",
  },
  "study/file-without-keys": {
    what: "This file is not made of keys and values.",
    expected: "A set of keys, one per line, each followed by a colon.",
    cure: "Check that it is the file that you meant to put here.",
  },
  "study/yaml-syntax": {
    what: "Vigie cannot read this file from here on.",
    expected: "Each line is a key followed by a colon, a space and its value, or a list item after a dash.",
    cure: "Read this line and its neighbours again; quote a text that holds a hash or starts with a sign.",
  },
  "study/yaml-colon": {
    what: "{seen, select, yes {The text “{text}” holds a colon followed by a space, and stands without quotes.} other {The line after this one is indented too far, or this value holds a colon followed by a space.}}",
    expected:
      "In these files, a colon followed by a space announces a value; a text that holds one is written within quotes.",
    cure: "{seen, select, yes {Write “{right}”.} other {Align the next line with its neighbours, or quote the text.}}",
  },
  "study/yaml-tab": {
    what: "This line starts with a tab.",
    expected: "In a YAML file, lines are indented with spaces.",
    cure: "Replace the tab with spaces, two per level.",
  },
  "study/yaml-indentation": {
    what: "The indentation of this line is that of no line above.",
    expected: "The keys of one level start at the same column.",
    cure: "Align this line with its neighbours, two spaces per level.",
  },
  "study/yaml-unclosed": {
    what: "A sign is missing: a colon, a quote, a brace or a bracket.",
    expected: "A key is followed by a colon and a space; what is opened is closed.",
    cure: "Read this line and the one before again, and add the sign that is missing.",
  },
  "study/yaml-several-documents": {
    what: "A line “---” cuts this file into several documents.",
    expected: "One document per file.",
    cure: "Delete this line, or put what follows in another file.",
  },
  "study/yaml-alias": {
    what: "This file uses an anchor (&) or a reference (*).",
    expected: "Vigie reads neither: each thing is said in one place, which can be shown.",
    cure: "Copy the value in its place; if it is a text, quote it.",
  },
  "study/yaml-unseen": {
    what: "This text holds a character that is not seen and acts on what is shown.",
    expected:
      "Letters, digits, signs and spaces; no control character, no change of the direction of reading.",
    cure: "Erase this text and type it again: it was probably copied from another program.",
  },
  "study/yaml-tag": {
    what: "This file gives a value a type with an exclamation mark.",
    expected: "Vigie reads no type tag.",
    cure: "Take the tag out; if the exclamation mark is part of the text, quote the text.",
  },
  "study/yaml-too-deep": {
    what: "This file nests too many levels.",
    expected: "Fewer than ten.",
    cure: "Check that it is the file that you meant to put here.",
  },
  "study/key-twice": {
    what: "The key “{key}” is written twice in the same place.",
    expected: "A key is there only once.",
    cure: "Keep the right one; delete the other or rename it.",
  },
} as const satisfies Translation<typeof writingProblems>;
