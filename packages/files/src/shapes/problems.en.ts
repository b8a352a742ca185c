import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

export const english = {
  "shapes/rows-not-text": {
    what: "The conversion of a known shape takes neither Parquet, nor SAS, nor SPSS.",
    expected: "A file of a known shape is a CSV, an Excel workbook or a JSON.",
    cure: "Give the file as it is published, or delete “shape:” and describe its columns.",
  },
  "shapes/json-unreadable": {
    what: "This file is not a whole JSON.",
    expected: "The shape “{shape}” is read in a JSON file.",
    cure: "Download it again, or choose another shape.",
  },
  "shapes/json-too-large": {
    what: "This JSON file is too large to be read at once.",
    expected: "A JSON of {max} MB at most.",
    cure: "Keep the places of your territory only, or give the list in CSV.",
  },
  "shapes/beside-unknown": {
    what: "The shape “{shape}” reads no file “{name}”.",
    expected: "Under “with:” it takes: {known}.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Delete this line.}}",
  },
  "shapes/columns-absent": {
    what: "None of the {lines, plural, one {first line} other {first # lines}} is the header expected: {columns} missing.",
    expected: "The header of a file of the shape “{shape}” has these columns.",
    cure: "Check the separator and the encoding under “format:”, or the shape chosen.",
  },
  "shapes/row-beyond": {
    what: "{rows, plural, one {This line has} other {From this line on, # lines have}} a value to the right of the last column: the values before it may have slipped.",
    expected: "Nothing to the right of the last column that the header names.",
    cure: "Correct {rows, plural, one {this line} other {these lines}} (often a separator in a text without quotes), or write “ragged: set_aside” under “format:” to set {rows, plural, one {it} other {them}} aside and count {rows, plural, one {it} other {them}}.",
  },
  "shapes/keys-absent": {
    what: "The records of this JSON lack {columns}.",
    expected: "The records of a file of the shape “{shape}” have these names.",
    cure: "Check the shape chosen under “shape:”.",
  },
  "shapes/list-unknown": {
    what: "None of the first lines is the header of a known list of places.",
    expected:
      "Beside a file of the shape “{shape}”: the national schema, the France services list, or a list, in CSV or JSON, with the columns nom and commune.",
    cure: "Check the separator under “format:”, or name the columns of this file as in the guide.",
  },
  "shapes/value-unknown": {
    what: "{kind, select, one {The value “{value}” of the column “{column}” ({rows, plural, one {# place} other {# places}}) is not known in this list} other {The column “{column}” holds {values, plural, one {# unknown value, too rare to be quoted} other {# unknown values, too rare to be quoted}} ({rows, plural, one {# place} other {# places}}), from this line on}}: {lost, select, format {“format” would stay unknown} itinerant {“itinerant” would stay unknown} other {“format” and “itinerant” would stay unknown}}, and what depends on it would be wrong.",
    expected: "Known values: {known}.",
    cure: "Replace {values, plural, one {it} other {them}} with a known value, in a copy of the file.",
  },
  "shapes/none-inside": {
    what: "The list is readable, but {places, plural, one {its only place is not} other {none of its # places is}} in the territory of the study ({elsewhere} elsewhere{unknown, plural, =0 {} other {, # that cannot be located}}).",
    expected: "At least one place in a commune of the code list of the field “commune”.",
    cure: "Check that this list is of the right territory, and that its places have a commune code, or a postal code and a commune name.",
  },
  "shapes/boundaries-unreadable": {
    what: "This file gives no boundaries of communes.",
    expected: "A GeoJSON in which each polygon has the code of its commune, in the property “code”.",
    cure: "Give the outlines of communes as IGN or geo.api.gouv.fr publish them.",
  },
  "shapes/plain-column-unknown": {
    what: "“columns:” gives a column to “{column}”, a name that the shape places_plain does not know.",
    expected: "To the left, one of these names: {known}; to the right, a column of the file.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Correct this name, or delete the line.}}",
  },
  "shapes/no-list": {
    what: "This JSON is not a list of records.",
    expected: "The shape “{shape}” is a list of objects, one a record.",
    cure: "Give the file as it is published.",
  },
  "shapes/grid-absent": {
    what: "This file holds results of tests, and the study has no grid of tests.",
    expected: "The grid is declared in service-test.yaml, in the folder of the study.",
    cure: "Ask the observatory for the version of the study that has this grid.",
  },
  "shapes/grid-column-unknown": {
    what: "The column “{column}” is not in the grid: what it says would be lost.",
    expected: "Columns of the grid: {known}.",
    cure: "Rename this column after the form that “vigie template” writes, or take it away.",
  },
  "shapes/grid-value-unknown": {
    what: "The column “{column}” holds {rows, plural, one {a value that is not} other {# values that are not}} in the grid, from this line on.",
    expected: "Possible values: {known}.",
    cure: "Correct the line after the sheet of codes, or complete the grid of the study.",
  },
  "shapes/grid-cell-beyond": {
    what: "{rows, plural, one {This line has} other {From this line on, # lines have}} a value to the right of the last column: what it says would be lost, and the values before it may have slipped.",
    expected: "Nothing to the right of the last column that the header names.",
    cure: "Put each value back under its column; in a CSV file, put text that holds a separator between quotes, and in a workbook, erase what stands to the right of the table.",
  },
  "shapes/grid-test-mixed": {
    what: "This line has no test number, or shares it with another service, another device or another person.",
    expected: "All the lines of a test have the same number, and they alone.",
    cure: "Give each test a number of its own.",
  },
  "shapes/grid-line-twice": {
    what: "This line repeats a step or a topic already filled in for this test.",
    expected: "One line a step, one line a topic.",
    cure: "Keep one of the two lines, or give one of the tests another number.",
  },
} as const satisfies Translation<typeof french>;
