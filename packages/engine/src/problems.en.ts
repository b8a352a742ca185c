import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

const near = "{near, select, yes {Did you mean “{nearest}”?} other {";

const likelyLine = "{likely, plural, =0 {} other { Line {likely, number} looks like the header.}}";

function belowTitle(otherwise: string): string {
  return `{likely, plural, =0 {${otherwise}} other {Write “header_row: {likely, number}” under “format:”, or delete what stands above that line, then run again.}}`;
}

const mapping = {
  "engine/mapping-of-another-study": {
    what: "This mapping is written for the study “{written}”.",
    expected: "The study being run is “{study}”.",
    cure: "Give the mapping of this study, or correct the line “study:”.",
  },
  "engine/mapping-partner-unknown": {
    what: "The study has no partner “{partner}”.",
    expected: "A mapping names one of the partners declared in study.yaml.",
    cure: `${near}Correct the line “partner:”.}}`,
  },
  "engine/floor-weaker": {
    what: "Your floor “{rule}”, {floor, number}, is weaker than the study’s rule, {study, number}: it would change nothing.",
    expected: "A floor is stricter than the study: a smaller rho, a greater “min”. It then holds.",
    cure: "Remove this line: the study’s stricter rule applies.",
  },
  "engine/nothing-not-accepted": {
    what: "The study declares {count, plural, one {the source “{sources}”} other {the sources {sources}}} without persons: {count, plural, one {its} other {their}} counts would leave as they are, and you have not accepted it.",
    expected: "Each source without protection (protects: nothing) is accepted by its name in the mapping.",
    cure: "If no row in it is about a person, add under “accepts:” the line “{accepted}”. Otherwise, ask the observatory to correct the study.",
  },
  "engine/accepted-source-unknown": {
    what: "“{source}” is not a source without protection of this partner.",
    expected:
      "{none, select, yes {No source of this partner is without protection: there is nothing to accept.} other {Sources without protection: {known}.}}",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Remove this name.}}",
  },
  "engine/rho-not-accepted": {
    what: "The study asks for a privacy budget of {rho, number}, greater than {default, number}: protection is weaker, and you have not accepted it.",
    expected: "A budget above {default, number} is accepted by its value in the mapping.",
    cure: "To accept it, with the agreement of your data protection officer, add under “accepts:” the line “rho: {rho, number}”; to lower it, a floor under “floors:”.",
  },
  "engine/secret-missing": {
    what: "{why, select, none {This file has no secret, and the noise that protects persons is drawn by it.} other {The secret of this file is not one that “vigie map” draws: it could be guessed, and the noise taken away.}}",
    expected: "A line “secret:” of 43 characters, drawn at random by “vigie map”.",
    cure: "Run “vigie map STUDY FILE --source {source} --out {file}” again with a file of this source: it writes a secret, and leaves alone what is mapped already.",
  },
  "engine/mapping-source-unknown": {
    what: "“{source}” is no source that the study asks of this partner.",
    expected: "Sources expected: {known}.",
    cure: `${near}Delete this source, or correct its name.}}`,
  },
  "engine/mapping-source-empty": {
    what: "The source “{source}” names no file.",
    expected: "A source gives a file of units (units), a file of contacts (contacts), or both.",
    cure: "Add them, by hand or with “vigie map”.",
  },
  "engine/mapping-units-without-contacts": {
    what: "The units of the source “{source}” are to be drawn from the contacts, and no file of contacts is given.",
    expected: "“from: contacts” draws the units from the file that “contacts:” names.",
    cure: "Add “contacts:” with its file, or give a file of units (file).",
  },
  "engine/mapping-units-of-survey": {
    what: "The units of the source “{source}” are to be drawn from the contacts, although they are the respondents of a survey.",
    expected: "A survey has a file of one row per respondent: each has a single weight there.",
    cure: "Give that file (file) instead of “from: contacts”.",
  },
  "engine/mapping-kind-unknown": {
    what: "{family, select, none {The name “{file}” has no extension: nothing in it tells how to read this file.} other {Vigie does not read “.{extension}” files, and “{file}” is one.}}",
    expected:
      "Vigie reads CSV (.csv, .txt, .tsv, compressed as .gz or not), Parquet (.parquet), Excel (.xlsx), SAS (.sas7bdat, .xpt) and SPSS (.sav, .zsav).",
    cure: "{family, select, xls {Open it in Excel, then “Save as”, type “Excel Workbook (.xlsx)”.} ods {Open it in LibreOffice or Numbers, then save it as .xlsx or CSV.} r {In R, write it by arrow::write_parquet or write.csv2.} stata {In Stata, write it by export delimited.} access {In Access, export the table as .xlsx or delimited text.} archive {Uncompress it, and give the file that it holds.} json {In JSON, lists of places alone are read; for the rest, export the data as CSV or .xlsx.} document {This is no table: ask for the extract itself, as CSV or .xlsx.} other {If it is a text whose columns are separated by a sign, rename it as .csv, or write “kind: csv” under “format:” in the mapping; otherwise, save it in one of these formats.}}",
  },
  "engine/mapping-format-unexpected": {
    what: "“{key}” means nothing for {kind, select, csv {a CSV} parquet {a Parquet} xlsx {an Excel} sav {an SPSS} other {a SAS}} file.",
    expected:
      "For a CSV: encoding, delimiter, decimal, quote, header, header_row and ragged; for an Excel workbook: sheet and header_row; for a SAS transport file (.xpt): encoding.",
    cure: "Delete this line, or correct “kind:”.",
  },
  "engine/mapping-shape-columns": {
    what: "“columns:”, under “units:”, {shaped, select, yes {is of no use to the shape “{shape}”, whose columns have their names already} other {goes with “shape: places_plain”, which is missing here}}.",
    expected:
      "“columns:” says, for the shape places_plain, which columns of a list of places give the name, the commune or the address.",
    cure: "{shaped, select, yes {Take “columns:” out.} other {Add “shape: places_plain” if this file is a list of places; otherwise, write your columns under “fields:”.}}",
  },
  "engine/mapping-field-unknown": {
    what: "The source “{source}” has no field “{field}”.",
    expected: "Fields are those that the study declares under “fields:” in the file of the source.",
    cure: `${near}Delete this field, or correct its name.}}`,
  },
  "engine/mapping-field-derived": {
    what: "“{field}” is not to be given: the study computes it from other fields.",
    expected: "Only the fields declared under “fields:” are read in a file.",
    cure: "Take “{field}” out of the mapping.",
  },
  "engine/mapping-codes-unexpected": {
    what: "The field “{field}” is a date or a number: it has no codes to translate.",
    expected: "“codes:” translates the values of a field that has a code list, or of a yes or no.",
    cure: "Delete “codes:”; a value that means “no value” is declared under “missing:”.",
  },
  "engine/mapping-dates-unexpected": {
    what: "The field “{field}” is not a date.",
    expected: "“dates:” says how the dates of a column are written.",
    cure: "Delete “dates:”.",
  },
  "engine/mapping-separator-unexpected": {
    what: "The field “{field}” is not a question with several answers.",
    expected: "“separator:” says what parts the answers written in one cell.",
    cure: "Delete “separator:”.",
  },
  "engine/mapping-columns-unexpected": {
    what: "The field “{field}” is not a question with several answers.",
    expected: "“columns:” gives a column to each answer of such a question.",
    cure: "Write “column:” and the name of one column.",
  },
  "engine/mapping-item-unknown": {
    what: "“{item}” is no answer of the question “{field}”.",
    expected: "“columns:” names answers of the code list of this question.",
    cure: `${near}Correct this name, or delete the line.}}`,
  },
  "engine/mapping-items-missing": {
    what: "The question “{field}” has no column for: {items}.",
    expected:
      "Each answer of the question has its column: without it, an answer not read would pass for a no.",
    cure: "Add these columns. If the file does not have them, the question was not asked as the study wants it: talk to the observatory.",
  },
  "engine/mapping-contacts-unexpected": {
    what: "The source “{source}” has no contacts in the study.",
    expected: "Only sources that declare “contacts:” read a file of contacts.",
    cure: "Take “contacts:” out of this source.",
  },
  "engine/mapping-motive-missing": {
    what: "The mapping does not say where to read the motive of the contacts of “{source}”.",
    expected: "The study sets routine contacts aside by their motive.",
    cure: "Add “motive:” and the name of the column.",
  },
  "engine/mapping-motive-unexpected": {
    what: "The study knows no motive for the contacts of “{source}”.",
    expected: "“motive:” serves only if the study declares a code list of motives.",
    cure: "Delete “motive:”.",
  },
  "engine/mapping-untranslated": {
    what: "The value “{value}” of the column “{column}” still awaits your choice.",
    expected: "Each value of the file stands for a code of the study, or is declared out of scope.",
    cure: "Put a code of the study in place of “{code}”; for a channel, you may also move the value under “out_of_scope:”.",
  },
  "engine/mapping-value-twice": {
    what: "The value “{value}” is both translated and declared without value or out of scope.",
    expected: "A value has one meaning.",
    cure: "Keep one of the two lines.",
  },
  "engine/mapping-code-unknown": {
    what: "The value “{value}” is translated into “{code}”, which is no code of the study.",
    expected: "On the right, a code that the study uses here: {known}.",
    cure: `${near}Choose a code of the code list.}}`,
  },
} as const;

const planning = {
  "engine/source-not-mapped": {
    what: "This mapping says nothing of the source “{source}”.",
    expected: "The study asks this partner for this source, and all its sources are read in one run.",
    cure: "Add it with “vigie map --source {source}”.",
  },
  "engine/units-needed": {
    what: "The source “{source}” has no file of units in the mapping.",
    expected: "Some indicators of the study bear on characteristics of units.",
    cure: "Add “units:” with its file; if each contact repeats the characteristics of its unit, write “from: contacts” under “units:”.",
  },
  "engine/contacts-needed": {
    what: "The source “{source}” has no file of contacts in the mapping.",
    expected: "Some indicators of the study bear on the groups of channel use.",
    cure: "Add “contacts:” with its file.",
  },
  "engine/channels-too-many": {
    what: "The source “{source}” declares too many channels.",
    expected: "Vigie tells {max, number} apart at most.",
    cure: "Bring channels together in the code list of the study.",
  },
} as const;

const files = {
  "engine/file-without-rows": {
    what: "{kind, select, table {This table has no row that this user can read.} other {This file has a header, and no line of data.}}",
    expected: "One line per unit or per contact.",
    cure: "{kind, select, table {Check that it is filled, and that no row level security hides them all.} other {Make the extract again: a filter has probably set everything aside.}}",
  },
  "engine/file-cut": {
    what: "The last line of this file (line {lines}) is incomplete: the file seems to be cut.",
    expected: "Each line has {width, plural, one {# column} other {# columns}}, the last one included.",
    cure: "Make the extract or the copy of the file again; if this line alone is at fault, correct it.",
  },
  "engine/parquet-unreadable": {
    what: "This file is not a whole Parquet file.",
    expected: "A Parquet file ends with a description of its columns: if it is cut, that is missing.",
    cure: "Copy it again, or make the extract again; check “kind:” as well.",
  },
  "engine/parquet-not-here": {
    what: "This page does not read Parquet.",
    expected: "A CSV or an Excel workbook; Parquet is read by the command “vigie run”.",
    cure: "Save this file as CSV, or run the command.",
  },
  "engine/parquet-type-not-here": {
    what: "The column “{column}” holds bytes, durations or times of day, which a page cannot read safely.",
    expected: "Texts, numbers, dates or lists of texts; a UUID is written as a text.",
    cure: "Extract again with this column as a text, or run the command “vigie run”.",
  },
  "engine/file-not-table": {
    what: "This file does not read as a table.",
    expected: "A text file: the names of columns, then one line a unit or a contact.",
    cure: "Open it in a text editor to see whether it is the extract; if not, make it again.",
  },
  "engine/columns-too-many": {
    what: "This file has {columns, number} columns.",
    expected: "Vigie proposes a mapping for {max, number} columns at most.",
    cure: "Extract only the data that the study asks for.",
  },
  "engine/delimiter-wrong": {
    what: "With the separator “{declared}”, this file has one column only; its first line holds “{seen}”.",
    expected: "The separator declared is the one that parts the columns of the file.",
    cure: "Write “delimiter:” followed by “{seen}” in quotes (a tab is written \\t), under “format:”.",
  },
  "engine/line-ends-mixed": {
    what: "This line does not end like the first: the file mixes the line ends of Windows and of Unix.",
    expected: "All the lines of a file end in the same way.",
    cure: "Make the extract again in one go, or save the file anew in a text editor.",
  },
  "engine/rows-ragged": {
    what: "In this file, {rows, plural, one {# line does} other {# lines do}} not have the right number of columns ({rows, plural, one {line} other {lines}} {lines}).",
    expected: "Each line has {width, plural, one {# column} other {# columns}}, like the header.",
    cure: "Correct these lines (often a separator in a text without quotes), or write “ragged: set_aside” under “format:” to set them aside and count them.",
  },
  "engine/rows-ragged-all": {
    what: "At least {rows, number} lines do not have the right number of columns, from line {lines} on.",
    expected: "Each line has {width, plural, one {# column} other {# columns}}, like the header.",
    cure: "This file is not the one that “format:” describes: check “delimiter:” and “quote:”.",
  },
  "engine/header-unlikely": {
    what: `The first line of this file looks like data rather than names of columns.${likelyLine}`,
    expected: "A first line that names the columns, without a title above it.",
    cure: belowTitle(
      "Add the header to the extract; or {kind, select, xlsx {read another sheet, with “--sheet” (sheets: {sheets})} other {write the mapping by hand, with “header: false” and columns numbered from 1}}.",
    ),
  },
  "engine/header-alone": {
    what: `The first line of this file has one cell: it is a title, or {kind, select, xlsx {this is not the right sheet} other {the separator is not the one expected}}.${likelyLine}`,
    expected: "A first line that names the columns: an identifier, and one field at least.",
    cure: belowTitle(
      "Delete the lines above the header, then run again; {kind, select, xlsx {to read another sheet, add “--sheet” (sheets: {sheets})} other {check the separator as well}}.",
    ),
  },
  "engine/header-absent": {
    what: `This line has neither the column of the identifier, “{key}”, nor most of those that the mapping reads in this file.${likelyLine}`,
    expected:
      "A line that names the columns, among them: {columns}. This one has {width, plural, one {# column} other {# columns}}.",
    cure: belowTitle(
      "Put the header on the first line, without a title above it; or correct the names in the mapping; or, {kind, select, xlsx {if it is not the right sheet, name that one by “sheet:” under “format:” (sheets: {sheets})} other {if the file has no header, write “header: false” and number the columns from 1}}.",
    ),
  },
  "engine/header-of-other-file": {
    what: "The first line of this file is that of the source’s other file: units and contacts seem swapped.",
    expected: "Under “units:”, the file of units; under “contacts:”, that of contacts.",
    cure: "Swap the two lines “file:” of the mapping.",
  },
  "engine/column-absent": {
    what: "The column “{column}” is missing from this file.",
    expected: "Columns of this file: {known}.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} space {The header writes it with a space at its start or end: “{nearest}”. Write that name within quotes in the mapping, or take the space out of the extract.} other {If your data have it under another name, write that name in the mapping (for a field of the study, “{column}: OTHER NAME” under “fields:”); otherwise, add the column to the extract.}}",
  },
  "engine/cells-merged": {
    what: "The column “{column}” has cells merged over several rows ({groups, plural, one {once} other {# times}}, from row {lines} on): the first of these rows alone keeps the value, the others would be read as blank.",
    expected: "A value in each cell, even where it is repeated.",
    cure: "In Excel, select the column, click “Merge & Center” to unmerge, then fill the value down; or make the extract again without formatting.",
  },
  "engine/column-twice": {
    what: "The column “{column}” is {times, number} times in the header.",
    expected: "A column that the study reads has a name of its own.",
    cure: "Rename one of the columns, or take it out of the extract.",
  },
} as const;

const lines =
  "{where, select, table {wherever they are: a table has no order} row {{rows, plural, one {row} other {rows}} {lines}} other {{rows, plural, one {line} other {lines}} {lines}}}";

const values = {
  "engine/total-row": {
    what: "The last row of {where, select, table {this table} row {this file (row {lines})} other {this file (line {lines})}} sums the others: it would count as a unit.",
    expected: "One line per unit, without total or subtotal.",
    cure: "Take this line out of the extract, or write “total_row: set_aside” under “units:” to set it aside and count it.",
  },
  "engine/unit-twice": {
    what: `In this file, {rows, plural, one {# line bears} other {# lines bear}} an identifier of a unit (column “{column}”) that another bears too (${lines}).`,
    expected: "The file of units has one line a unit.",
    cure: "Take the lines too many out of the extract, or choose a key that tells units apart.",
  },
  "engine/unit-without-key": {
    what: `In this file, {rows, plural, one {# line has} other {# lines have}} no identifier of a unit (column “{column}”, ${lines}).`,
    expected: "Each unit has an identifier, the same as in the file of contacts.",
    cure: "Complete the extract, or take these lines out of it.",
  },
  "engine/date-unreadable": {
    what: `The column “{column}” holds {rows, plural, one {# value that is not a date} other {# values that are not dates}} (${lines}).`,
    expected:
      "Dates that exist, {how, select, iso {written 2023-01-31} fr {written 31/01/2023} us {written 01/31/2023} date9 {written 31JAN2023} excel {given as Excel’s number of days (44957 for 31 January 2023)} sas {given as the number of days since 1960 (23041 for 31 January 2023)} sas_datetime {given as the number of seconds since 1960 (1990742400 for 31 January 2023)} spss {given as the number of seconds since 1582 (13894502400 for 31 January 2023)} other {written 20230131}}, or nothing.",
    cure: "Correct these lines, or “dates:” if the whole column is written otherwise (iso, fr, us, compact, date9; for numbers, excel, sas, sas_datetime or spss); a value that means “no date” is declared under “missing:”.",
  },
  "engine/weight-invalid": {
    what: `{rows, plural, one {One unit has} other {# units have}} no weight above zero in the column “{column}” (${lines}).`,
    expected: "Each unit surveyed has a weight: a number above zero, whose decimal separator is “{how}”.",
    cure: "Correct these weights, or “decimal:” under “format:” if they are written otherwise; or take out of the file the units that have none because they did not answer.",
  },
  "engine/stratum-unknown": {
    what: "{units, plural, one {One unit has} other {{units, number} units have}} no stratum (“{attribute}”).",
    expected: "Each unit surveyed was drawn in a stratum.",
    cure: "Complete this column, or take stratification out of the study.",
  },
  "engine/stratum-alone": {
    what: "The stratum “{stratum}” of “{attribute}” has one unit only.",
    expected: "A stratum has two units at least: one alone tells nothing of what parts them.",
    cure: "Bring this stratum together with another, in the study, by “recode”.",
  },
  "engine/stratum-too-large": {
    what: "The stratum “{stratum}” of “{attribute}” has more units surveyed ({units, number}) than the population has ({population, number}).",
    expected: "The size of a stratum, in the study, counts the units surveyed as well.",
    cure: "Correct this size, or the column of strata.",
  },
  "engine/margin-unknown": {
    what: "{units, plural, one {One unit has} other {{units, number} units have}} no value of “{attribute}”, on which weights are calibrated.",
    expected: "Each unit surveyed has a value of each calibration characteristic.",
    cure: "Complete this column, or take this margin out of the calibration.",
  },
  "engine/margin-code-absent": {
    what: "No unit surveyed has the code “{code}” of “{attribute}”, though the population has some.",
    expected: "Calibration multiplies weights: it needs someone in each category.",
    cure: "Bring this category together with another, in the study, by “recode”.",
  },
  "engine/number-unreadable": {
    what: `The column “{column}” holds {rows, plural, one {# value that is not a number} other {# values that are not numbers}} (${lines}).`,
    expected: "Numbers whose decimal separator is “{how}”, without space or unit, or nothing.",
    cure: "Correct these lines, or “decimal:” under “format:”; a value that means “no value” is declared under “missing:”.",
  },
  "engine/code-unknown": {
    what: "{kind, select, one {The value “{value}” of the column “{column}” ({rows, plural, one {# line} other {# lines}}) is no known code.} rare {The column “{column}” holds {values, plural, one {# unknown value, too rare to be quoted} other {# unknown values, too rare to be quoted}} here ({rows, plural, one {# line} other {# lines}}).} other {The column “{column}” holds {values, plural, one {# more unknown value} other {# more unknown values}} ({rows, plural, one {# line} other {# lines}}).}}",
    expected: "Each value is a code of the study, or the mapping translates it.",
    cure: "{near, select, yes {Add it under “codes:”; did it mean “{nearest}”?} twin {It is translated into “{nearest}” already, but for a space, a capital or an accent: add it as it is under “codes:”, or correct the extract.} aside {It is declared without a code already, but for a space, a capital or an accent: add it as it is beside, or correct the extract.} missing {If it means “no value”, declare it under “missing:”; else translate it under “codes:”.} other {{kind, select, one {Translate it under “codes:”, or declare it under “out_of_scope:” (channels) or “missing:” (no value).} other {Read them in “private/valeurs-inconnues.csv”, in the folder ending in .refus beside the result, then translate or correct them.}}}}",
  },
  "engine/contacts-misread": {
    what: "No contact of this file is kept: {reason, select, no_date {nearly all have no date} no_channel {nearly all have no channel} unknown_unit {nearly all are of a unit that the units’ file lacks} other {nearly all are outside the period of the study}}.",
    expected:
      "Contacts of the units of the other file, in the period; otherwise the tables would say that nobody has any.",
    cure: "{reason, select, no_date {Check the column “date:”.} no_channel {Check the column “channel:”.} unknown_unit {{pad, plural, =0 {Check “key:”: are leading zeros lost on one side, do both files come from the same extract?} other {A spreadsheet probably removed the leading zeros of the identifiers of one file: under “key:”, write “column:” and the name of the column, then “pad: {pad, number}”.}}} other {Check “dates:” and the column of dates, or extract again over the period of the study.}}",
  },
  "engine/direct-identifier": {
    what: "The column “{column}” looks like a direct identifier: social security number, e-mail address, telephone, bank account or name.",
    expected:
      "What designates a person serves neither as a code nor as a dimension; it may only serve as a key.",
    cure: "Check the name of the column in the mapping; take this field away if it does identify people.",
  },
} as const;

const databases = {
  "engine/mapping-tables-apart": {
    what: "The units and the contacts of the source “{source}” are not in the same database: one is a file, or their connections differ.",
    expected: "One database reads both: two tables of one connection, or two files.",
    cure: "Load the file into a table of the database, or extract both tables to files.",
  },
  "engine/connection-unknown": {
    what: "The address of the connection “{connection}” is given nowhere.",
    expected:
      "The environment variable {variable}, or the file “{file}” beside the mapping, which holds it on one line: postgres://user:password@server:5432/database, or https://user:password@server:8443/database for ClickHouse.",
    cure: "Set the variable, or write this file for yourself alone (chmod 600); correct “connection:” if this name is wrong.",
  },
  "engine/connection-open-to-others": {
    what: "The file of the connection “{connection}” can be read by others than you (mode {mode}).",
    expected: "The address of a database, which may hold a password, is read by its owner alone.",
    cure: "Take the rights of others away: chmod 600, followed by the name of this file. Change the password if others may have read it.",
  },
  "engine/connection-address-invalid": {
    what: "The address of the connection “{connection}” is not that of a database which Vigie can read.",
    expected:
      "postgres://user:password@server:5432/database, or https://user:password@server:8443/database for ClickHouse.",
    cure: "Correct the address; in the password, the signs @ : / ? # % are written %40 %3A %2F %3F %23 %25.",
  },
  "engine/database-unreachable": {
    what: "The server of the connection “{connection}” does not answer.",
    expected:
      "{server, select, clickhouse {A ClickHouse server that runs at the address and the port given: that of HTTP, usually 8123 or 8443.} other {A PostgreSQL server that runs at the address and the port given.}}",
    cure: "Check the address and the port, the network and the firewall; ask the database administrator whether the server accepts connections from this machine.",
  },
  "engine/database-tls": {
    what: "The encrypted link with the server of the connection “{connection}” could not be made.",
    expected:
      "{server, select, clickhouse {A server whose certificate is recognised, if the address begins with https; http otherwise.} other {A server whose certificate is recognised, if the address asks for encryption (sslmode).}}",
    cure: "{server, select, clickhouse {Ask the database administrator whether this port expects https, and for the certificate of its authority: give its file in the variable NODE_EXTRA_CA_CERTS.} other {Ask the database administrator which value of “sslmode” fits, and for the certificate of its authority (sslrootcert).}}",
  },
  "engine/database-login-refused": {
    what: "The server of the connection “{connection}” refuses this user or their password.",
    expected: "A user whom the database knows, with their current password.",
    cure: "{server, select, clickhouse {Check them with the database administrator, and that this user may connect from this machine (HOST).} other {Check them with the database administrator, and that the user may connect (CONNECT) from this machine (pg_hba.conf).}}",
  },
  "engine/database-absent": {
    what: "The server of the connection “{connection}” does not have the database that the address names.",
    expected: "After the last “/” of the address, the name of a database of the server.",
    cure: "Correct this name; the database administrator knows it.",
  },
  "engine/database-lost": {
    what: "The link with the server of the connection “{connection}” broke during the reading. Nothing is left there: what was begun is rolled back.",
    expected: "A link that lasts as long as the reading.",
    cure: "Start again; if it happens again, ask the database administrator whether the server restarts or closes long sessions.",
  },
  "engine/database-stopped": {
    what: "The server of the connection “{connection}” stopped the query: it takes longer than allowed, or someone cancelled it. Nothing is left there.",
    expected:
      "A user whose queries may take some minutes ({server, select, clickhouse {max_execution_time} other {statement_timeout}}).",
    cure: "Ask the database administrator for a longer “{server, select, clickhouse {max_execution_time} other {statement_timeout}}” for this user, or start again at a quiet hour.",
  },
  "engine/database-short": {
    what: "The server of the connection “{connection}” lacks room, memory or connections for this query. Nothing is left there.",
    expected:
      "{server, select, clickhouse {Memory for one row per unit (max_memory_usage), and the right to read all contacts (max_rows_to_read).} other {Room for a temporary table of one row per unit (temp_file_limit), and a free connection.}}",
    cure: "Ask the database administrator to raise the limit in question, or start again at a quiet hour.",
  },
  "engine/database-settings-closed": {
    what: "The server of the connection “{connection}” does not let this user set their own session: its queries would not have the same meaning there.",
    expected:
      "A user who reads and writes nothing, and who may set the session: readonly = 2 (not 1), without constraints on the settings that “vigie plan --dialect clickhouse” shows.",
    cure: "Ask the database administrator: ALTER USER … SETTINGS readonly = 2.",
  },
  "engine/database-too-old": {
    what: "The server of the connection “{connection}” does not know a setting that Vigie asks for: its version is too old.",
    expected: "ClickHouse 26.7, with which Vigie is tested, or a version near it.",
    cure: "Ask the database administrator to update the server, or extract the tables to Parquet files.",
  },
  "engine/database-answer-unread": {
    what: "What answers at the address of the connection “{connection}” does not answer as a ClickHouse database does.",
    expected:
      "An answer of ClickHouse, by HTTP, whole and under 128 MB: counts, and at most the codes without a translation.",
    cure: "Check the address and the port (usually 8123 for http, 8443 for https), and whether a proxy stands between this machine and the database.",
  },
  "engine/table-absent": {
    what: "The database has no table or view “{table}”, or this user cannot see it.",
    expected:
      "{server, select, clickhouse {The whole name, as in SQL: database.table, with its capitals.} other {The whole name, as in SQL: schema.table; in double quotes if it has capitals.}}",
    cure: "{server, select, clickhouse {Correct “table:”, or ask the database administrator for the right SELECT on this table.} other {Correct “table:”, or ask the database administrator for the right USAGE on the schema.}}",
  },
  "engine/table-column-absent": {
    what: "The column “{column}” is missing in this table.",
    expected: "Columns of this table ({columns, number}): {known}.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Correct the name of the column in the mapping.}}",
  },
  "engine/table-column-closed": {
    what: "This user may not read the column “{column}” of this table.",
    expected: "The right SELECT on each column that the study reads.",
    cure: "Ask the database administrator: GRANT SELECT on the table, or on this column.",
  },
  "engine/table-closed-inside": {
    what: "The server of the connection “{connection}” refuses to read a schema or a table: this user, or the owner of a view, lacks a right.",
    expected:
      "{server, select, clickhouse {The right SELECT on the tables and views that the mapping names.} other {The right USAGE on the schema, and SELECT on the tables and views that the mapping names.}}",
    cure: "Ask the database administrator for these rights.",
  },
  "engine/column-type-unread": {
    what: "The column “{column}” is of the type “{type}”, which Vigie cannot compare.",
    expected: "A text, a number, a date, a boolean or an identifier.",
    cure: "Read a view of this table that gives the column as text, or another column.",
  },
} as const;

const machine = {
  "engine/memory-exhausted": {
    what: "The memory allowed is not enough for this computation.",
    expected: "Vigie overflows to disk where memory is short; a minimum is still needed.",
    cure: "Raise the memory limit, or close other programs, then start again.",
  },
  "engine/page-memory-exhausted": {
    what: "The memory that a browser gives to a page is not enough for this computation.",
    expected: "In a page nothing overflows to disk: everything must fit in 4 GB at most.",
    cure: "Close the other tabs, then start again. If that is not enough, take the portable edition or the command “vigie run”, which overflow to disk.",
  },
} as const;

export const english = {
  ...mapping,
  ...planning,
  ...files,
  ...values,
  ...databases,
  ...machine,
} as const satisfies Translation<typeof french>;
