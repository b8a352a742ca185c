import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

const kindName =
  "{kind, select, sas7bdat {a SAS data set (.sas7bdat)} xpt {a SAS transport file (.xpt)} other {an SPSS file (.sav or .zsav)}}";
const fromSoftware = "{kind, select, sav {SPSS} other {SAS}}";

export const english: Translation<typeof french> = {
  "files/file-absent": {
    what: "This file cannot be found.",
    expected:
      "A path written in a mapping starts from the folder of that mapping; a path given in the command, from the current folder.",
    cure: "Check the name of the file and its folder, then start again.",
  },
  "files/file-is-folder": {
    what: "This path names a folder.",
    expected: "The path of a data file.",
    cure: "Add the name of the file after that of the folder.",
  },
  "files/file-closed": {
    what: "Vigie may not read this file, or another program holds it open.",
    expected: "The file can be read by whoever runs Vigie.",
    cure: "Close it in other programs (Excel, SAS), check your permissions, then start again.",
  },
  "files/file-empty": {
    what: "This file is empty.",
    expected: "A data file has a header, then one line a unit or a contact.",
    cure: "Make the extract again: it was probably interrupted.",
  },
  "files/gzip-truncated": {
    what: "This compressed file is cut or damaged.",
    expected: "A whole .gz file can be decompressed to its end.",
    cure: "Copy it again, or make the extract again.",
  },
  "files/null-byte": {
    what: "This line holds a null byte, which texts do not have.",
    expected: "A text file, without null bytes.",
    cure: "Extract the data again; if the file is in UTF-16, write “encoding: utf-16” under “format:”.",
  },
  "files/gzip-not-compressed": {
    what: "The name of this file ends in “.gz”, but it is not compressed.",
    expected: "A .gz file is compressed by gzip.",
    cure: "Take “.gz” away from its name, where it is and in the mapping.",
  },
  "files/xlsx-unreadable": {
    what: "This Excel workbook cannot be read: it is cut, protected by a password, or in an old format.",
    expected: "Vigie reads .xlsx workbooks without a password.",
    cure: "Open it in Excel, take the password away and save it as .xlsx or CSV.",
  },
  "files/xlsx-too-large": {
    what: "This Excel workbook is abnormal: decompressed, it is out of all proportion.",
    expected: "A workbook whose texts fit in memory, without a huge cell.",
    cure: "Save the sheet as CSV; if the workbook comes from elsewhere, do not trust its content.",
  },
  "files/cell-outside-sheet": {
    what: "A cell of this workbook stands outside of the sheet.",
    expected: "A sheet has {columns, number} columns and {rows, number} rows at most.",
    cure: "Open the workbook in Excel and save it again, or export the sheet as CSV.",
  },
  "files/sheet-absent": {
    what: "This workbook has no sheet “{sheet}”.",
    expected: "Sheets of this workbook: {known}.",
    cure: "{near, select, yes {Did you mean “{nearest}”?} other {Correct the line “sheet:”.}}",
  },
  "files/encoding-wrong": {
    what: "This file is not in UTF-8: an accented letter cannot be read in it.",
    expected: "The encoding declared is that of the file; where none is, UTF-8.",
    cure: "Write “encoding: cp1252” under “format:” if the file comes from Excel, SAS or Windows (utf-16 for Excel’s “Unicode text”).",
  },
  "files/file-not-text": {
    what: "This file is no CSV: {kind, select, workbook {it is an Excel workbook} ods {it is a LibreOffice workbook} xls {it is a workbook of an old format of Excel} zip {it is a zip archive} parquet {it is a Parquet file} pdf {it is a PDF} other {it holds bytes that are no text}}.",
    expected: "A file of text: the names of the columns, then a row for each unit or contact.",
    cure: "{kind, select, workbook {Give it the extension .xlsx, or write “kind: xlsx” under “format:”.} ods {Save it as .xlsx or CSV.} xls {Open it in Excel and save it as .xlsx or CSV.} zip {Unzip it, and give the file inside.} parquet {Give it the extension .parquet, or write “kind: parquet” under “format:”.} pdf {Give the extract itself.} other {If it is text in UTF-16, write “encoding: utf-16” under “format:”; else extract it again.}}",
  },
  "files/encoding-is-utf16": {
    what: "This file is in UTF-16: its first two bytes say so.",
    expected: "The encoding declared is that of the file; UTF-8 where none is.",
    cure: "Write “encoding: utf-16” under “format:”.",
  },
  "files/encoding-is-utf8": {
    what: "This file is declared as CP1252, and it is in UTF-8.",
    expected: "The encoding declared is that of the file.",
    cure: "Delete “encoding: cp1252”: UTF-8 is the encoding by default.",
  },
  "files/quote-unclosed": {
    what: "A quote opened on this line is never closed, or the line mixes quotes and text{read, plural, =0 {} one {; # line was read} other {; # lines were read}}.",
    expected: "A value in quotes ends with a quote; a quote inside the value is doubled.",
    cure: 'Correct this line; if quotes are part of the texts, write “quote: ""” under “format:” (give “vigie map” an extract without these lines, then name the whole file under “file:”). If this is the end of the file, it is cut: make the extract again.',
  },
  "files/disk-full": {
    what: "The disk is full: Vigie could not finish its temporary copies. They have been erased.",
    expected: "About the size of the files read is needed as free space.",
    cure: "Free some space, or choose an output folder on another disk, then start again.",
  },
  "files/kind-wrong": {
    what: `This file is not ${kindName}: {seen, select, empty {it is empty} sas7bdat {it is a SAS data set (.sas7bdat)} sas_catalogue {it is a SAS catalogue (.sas7bcat)} sas_view {it is a view, an index or another object of SAS, without the data} xpt {it is a SAS transport file (.xpt)} cport {it is a transport file written by PROC CPORT} sav {it is an SPSS file (.sav)} por {it is an SPSS portable file (.por)} ebcdic {it is an SPSS file of a mainframe, in EBCDIC} zip {it is a zip archive or a workbook} gzip {it is compressed with gzip} text {it is a text file} other {its first bytes are others}}.`,
    expected: "The declared format, or the extension, is that of the file.",
    cure: `{seen, select, empty {Extract the data again.} sas_catalogue {Give the data set itself; a catalogue holds formats only.} sas_view {In SAS, write a data set: “data TABLE; set VIEW; run;”.} cport {In SAS, write the file by “libname OUT xport” and PROC COPY, or give the .sas7bdat data set.} por {In SPSS, save it as .sav.} ebcdic {In SPSS, save it as .sav on Windows or Linux.} gzip {Decompress it.} zip {Unzip the archive, or give a workbook the extension .xlsx.} text {If it is a CSV, give it the extension .csv.} other {Check that it is the extract, and “kind:” under “format:”.{kind, select, sas7bdat { If the data set is encrypted, save it in SAS without “encrypt=”.} other {}}}}`,
  },
  "files/truncated": {
    what: `This ${fromSoftware} file is cut: it announces {expected, number} bytes and has {size, number}.`,
    expected: "A whole file.",
    cure: "Copy it again, or extract the data again.",
  },
  "files/damaged": {
    what: `This ${fromSoftware} file is cut or damaged: {part, select, header {the description of its columns} rows {the sequence of its rows} other {its structure}} contradicts itself.`,
    expected: "A whole file, without a password or encryption.",
    cure: `Copy it again; if it opens in ${fromSoftware}, save it again, without a password, or export it as CSV.`,
  },
  "files/encrypted": {
    what: "This SPSS file is protected by a password.",
    expected: "A file without a password.",
    cure: "Open it in SPSS and save it without a password, in a protected folder.",
  },
  "files/variant-unread": {
    what: `Vigie does not read this variant of ${fromSoftware} files: {variant, select, amended {the description of its columns was changed afterwards, and stands after the rows} deleted_compressed {it is compressed and has deleted rows} deleted_marks {its deleted rows cannot all be found} compression {its compression is unknown} floating_point {its numbers are not in IEEE format} members {it holds several tables} zlib {its compressed blocks are of an unknown kind} other {its structure is unknown}}.`,
    expected: "The files that the statistician’s guide describes.",
    cure: "{variant, select, members {Write one file per table.} floating_point {Save it again on Windows or Linux.} zlib {In SPSS, save it as .sav.} other {{kind, select, sav {In SPSS, save it again as .sav.} other {In SAS, copy the data set: “data NEW(compress=no); set TABLE; run;”.}}}}",
  },
  "files/encoding-unread": {
    what: `This ${fromSoftware} file has accented letters in an encoding that Vigie does not read: {encoding}.`,
    expected: "UTF-8, Latin-1, an encoding of Windows or another encoding of the Web.",
    cure: `In ${fromSoftware}, save it again in UTF-8.`,
  },
  "files/text-undecodable": {
    what: "A text of the column “{column}” cannot be read in the encoding of the file, {encoding}.",
    expected:
      "Every text in the encoding {xpt, select, yes {of the mapping} other {that the file declares}}.",
    cure: "{xpt, select, yes {Write “encoding: cp1252” under “format:” if the file comes from Windows, else “encoding: utf-8”.} other {Correct this text in the software it comes from, or save the file again in UTF-8.}}",
  },
  "files/value-nul": {
    what: "The value of the column “{column}” holds a null byte: it is no text.",
    expected: "An identifier or a code made of characters.",
    cure: "Correct it in the software it comes from, or choose another column.",
  },
  "files/rows-differ": {
    what: `This ${fromSoftware} file announces {declared, plural, one {# row} other {# rows}} and holds {read, plural, =0 {0} other {#}}: it is cut or damaged.`,
    expected: "As many rows as the header announces.",
    cure: "Copy it again, or extract the data again.",
  },
  "files/header-too-large": {
    what: "The description of the columns of this file is larger than {max, number} MB.",
    expected: "A file of a few thousand columns at most.",
    cure: "Extract only the data that the study asks for.",
  },
};
