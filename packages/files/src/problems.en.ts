import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

const kindName =
  "{kind, select, sas7bdat {a SAS data set (.sas7bdat)} xpt {a SAS transport file (.xpt)} other {an SPSS file (.sav or .zsav)}}";
const fromSoftware = "{kind, select, sav {SPSS} other {SAS}}";

export const english: Translation<typeof french> = {
  "files/kind-wrong": {
    what: `This file is not ${kindName}: {seen, select, empty {it is empty} sas7bdat {it is a SAS data set (.sas7bdat)} sas_catalogue {it is a SAS catalogue (.sas7bcat)} sas_view {it is a view, an index or another object of SAS, without the data} xpt {it is a SAS transport file (.xpt)} cport {it is a transport file written by PROC CPORT} sav {it is an SPSS file (.sav)} por {it is an SPSS portable file (.por)} ebcdic {it is an SPSS file of a mainframe, in EBCDIC} zip {it is a zip archive or a workbook} gzip {it is compressed with gzip} text {it is a text file} other {its first bytes are others}}.`,
    expected: "The declared format, or the extension, is that of the file.",
    cure: `{seen, select, empty {Extract the data again.} sas_catalogue {Give the data set itself; a catalogue holds formats only.} sas_view {In SAS, write a data set: “data TABLE; set VIEW; run;”.} cport {In SAS, write the file by “libname OUT xport” and PROC COPY, or give the .sas7bdat data set.} por {In SPSS, save it as .sav.} ebcdic {In SPSS, save it as .sav on Windows or Linux.} gzip {Decompress it.} zip {Unzip the archive, or give a workbook the extension .xlsx.} text {If it is a CSV, give it the extension .csv.} other {Check that it is the extract, and “kind:” under “format:”.}}`,
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
