import type { Messages } from "./index.ts";

/** Sentences of `fr-exports.ts` in English. */
export const enExports = {
  "export.label": "{of} (label)",
  "export.conf_status": "Confidentiality status (CL_CONF_STATUS of SDMX)",
  "export.obs_status": "Observation status (CL_OBS_STATUS of SDMX)",
  "export.share_obs_status": "Status of the share (CL_OBS_STATUS of SDMX)",
  "export.status.F": "Free for publication",
  "export.status.C": "Hidden: under {min}",
  "export.status.A": "Normal value",
  "export.status.E": "Estimated value",
  "export.status.M": "Missing value; data cannot exist",
  "export.status.Q": "Missing value; suppressed",
  "export.status.U": "Share too uncertain to be given",
  "export.warning": "Warning",
  "export.share_lower": "Share, lower bound",
  "export.share_upper": "Share, upper bound",
  "export.difference_to_rest": "Difference with the rest",
  "export.difference_lower": "Difference with the rest, lower bound",
  "export.difference_upper": "Difference with the rest, upper bound",
  "export.ratio_to_rest": "Ratio to the rest",
  "export.ratio_lower": "Ratio to the rest, lower bound",
  "export.ratio_upper": "Ratio to the rest, upper bound",
  "export.p_value": "p-value",
  "export.percent": "{column} (%)",
  "export.count_error.description":
    "Standard error that the noise added to protect people gives the count; 0 where nothing was changed.",
  "export.count_error": "Standard error of the count",
  "export.count.description":
    "{protects, select, nothing {Exact count.} other {Count changed at random to protect people; empty where under {min, number}, which is not a zero.}}",
  "export.hidden":
    "{hidden, plural, one {# count under {min, number} is hidden} other {# counts under {min, number} are hidden}}.",
  "export.licence":
    "Licence Ouverte 2.0 (etalab-2.0): free reuse, provided the source and the date are cited. {address}",

  "catalogue.description": "Aggregate tables, protected by statistical secrecy, sent by {partners}.",
  "form.tidy": "CSV for programs, codes and labels",
  "form.spreadsheet": "CSV for a spreadsheet",
  "form.tidy.short": "CSV",
  "form.spreadsheet.short": "CSV for a spreadsheet",
  "form.workbook": "XLSX workbook of all tables",
  "form.archive": "all the data in a ZIP file",
  "form.package": "description of the tables, Data Package",

  "data.whole": "All the data",
  "data.size": "({size} kB)",
  "data.catalogue": "DCAT-AP metadata, for an open data portal",
  "data.licence":
    "These data are published under the Licence Ouverte 2.0 (etalab-2.0): they may be freely reused, provided their source and date are cited.",

  "paper.page": "page",
  "paper.table": "Table",
  "paper.figure": "Figure",
  "paper.tables": "Tables of the figures",
  "paper.bundles": "What each partner sent",

  "workbook.cover": "Cover",
  "workbook.subject": "Subject",
  "workbook.period": "Period",
  "workbook.study": "Study, version and hash",
  "workbook.received": "data received on {date}, bundle {hash}",
  "workbook.secrecy": "Statistical secrecy",
  "workbook.licence": "Licence",
  "workbook.sheet": "Sheet",
  "workbook.table": "Table",
  "workbook.back": "Back to the cover",
} as const satisfies Messages;
