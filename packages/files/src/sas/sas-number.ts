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
