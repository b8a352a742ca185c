import type { ValueType } from "@vigie/files/adapter";
import type { ReadNumber } from "../statistical-table.ts";

/**
 * Reads a number of a SAS data set: a double whose least significant bytes may be left out.
 * @param length bytes that are stored, 3 to 8
 * @see SAS 9.4 Language Reference: Concepts, "Numerical Accuracy": a missing value is a NaN that names its kind
 */
export function sasNumber(length: number, isLittleEndian: boolean): ReadNumber {
  const whole = new DataView(new ArrayBuffer(8));
  const kindAt = isLittleEndian ? length - 3 : 2;
  const from = isLittleEndian ? 8 - length : 0;
  return ({ bytes, view }, at) => {
    let number: number;
    if (length === 8) number = view.getFloat64(at, isLittleEndian);
    else {
      for (let byte = 0; byte < length; byte++) whole.setUint8(from + byte, bytes[at + byte] ?? 0);
      number = whole.getFloat64(0, isLittleEndian);
    }
    return Number.isNaN(number) ? kindOf(bytes[at + kindAt] ?? 0) : number;
  };
}

/**
 * The byte under the exponent, its bits inverted: 0 for `._`, 1 for `.`, 2 to 27 for `.A` to `.Z`; or, as other software
 * writes it, the letter itself.
 */
function kindOf(byte: number): string {
  const kind = 0xff - byte;
  if (kind === 0 || kind === underscore) return "._";
  if (kind >= 2 && kind <= 27) return `.${String.fromCharCode(letterA + kind - 2)}`;
  return kind >= letterA && kind < letterA + 26 ? `.${String.fromCharCode(kind)}` : "";
}

const letterA = 0x41;
const underscore = 0x5f;

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

/** Powers of 16 by the 7 bits of an exponent, counted from 64, of a mantissa taken as a whole number of 56 bits. */
const powers = Array.from({ length: 128 }, (_, exponent) => 16 ** (exponent - 64 - 14));

/**
 * Reads a number of a SAS transport file: a hexadecimal floating-point number of IBM, whose last bytes may be left out.
 * Bits of its 56 past the 53 of a double are rounded.
 * @param length bytes that are stored, 2 to 8
 * @see SAS Technical Support TS-140, "The Record Layout of a Data Set in SAS Transport (XPORT) Format"
 */
export function ibmNumber(length: number): ReadNumber {
  if (length === 8) return ({ view }, at) => numberIn(view, at);
  const whole = new DataView(new ArrayBuffer(8));
  return ({ bytes }, at) => {
    for (let byte = 0; byte < length; byte++) whole.setUint8(byte, bytes[at + byte] ?? 0);
    return numberIn(whole, 0);
  };
}

function numberIn(view: DataView, at: number): number | string {
  const start = view.getUint32(at);
  const end = view.getUint32(at + 4);
  const first = start >>> 24;
  if ((start & 0xffffff) === 0 && end === 0) return first === 0 ? 0 : missingKind(first);
  const number = ((start & 0xffffff) * 2 ** 32 + end) * (powers[first & 0x7f] ?? 0);
  return first >= 0x80 ? -number : number;
}

/** A mantissa of zero is zero, unless its first byte is a letter, an underscore or a point. */
function missingKind(first: number): number | string {
  if (first === 0x2e) return "";
  if (first === 0x5f) return "._";
  return first >= 0x41 && first <= 0x5a ? `.${String.fromCharCode(first)}` : 0;
}
