import type { ValueType } from "../statistical-table.ts";

/**
 * What numbers mean under a SAS display format. A format of the user's own says nothing: the values stay numbers.
 * @param format its name, with its width or without: `DATE9.`, `YYMMDD`
 * @see SAS 9.4 Formats and Informats: Reference, "Formats by Category"
 */
export function valueTypeOf(format: string): ValueType {
  const name = format.toUpperCase().replace(/[0-9]*\.?[0-9]*$/, "");
  if (datetimes.test(name)) return "datetime";
  if (times.test(name)) return "time";
  return dates.test(name) ? "date" : "number";
}

const datetimes =
  /^(?:DATETIME|DATEAMPM|MDYAMPM|DT(?:DATE|MONYY|WKDATX|YEAR|YYQC)|[BE]8601(?:DN|DT|DX|DZ|LX)|NLDATM(?:AP|DT|MDL?|MN|S|TM|TZ|WN?|WZ|YM|YQ|YR|YW|Z)?|[A-Z]{3}DFDT)$/;
/** Without TOD, which shows a time of day and a datetime alike. */
const times = /^(?:TIME|TIMEAMPM|HHMM|HOUR|MMSS|[BE]8601(?:TM|TX|TZ|LZ)|NLTIM(?:E|AP))$/;
const dates =
  /^(?:DATE|DAY|DOWNAME|JULDAY|JULIAN|MINGUO|NENGO|MONNAME|MONTH|MONYY|PDJUL[GI]|QTRR?|WEEKDAT[EX]|WEEKDAY|WEEK[UVW]|WORDDAT[EX]|YEAR|YYMON|(?:DDMMYY|MMDDYY|YYMMDD)[BCDNPS]?|(?:MMYY|YYMM|YYQ|YYQR)[CDNPS]?|[BE]8601DA|NLDAT(?:E[A-Z]*|M[DN][A-Z]*|WN?|Y[MQRW])|[A-Z]{3}DF(?:DD|DE|DN|DWN|MN|MY|WDX|WKX))$/;
