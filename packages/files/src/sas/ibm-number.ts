import type { ReadNumber } from "../statistical-table.ts";

/** Powers of 16 by the 7 bits of an exponent, counted from 64, of a mantissa taken as a whole number of 56 bits. */
const powers = Array.from({ length: 128 }, (_, exponent) => 16 ** (exponent - 64 - 14));

/**
 * Reads a number of a SAS transport file: a hexadecimal floating-point number of IBM, whose last bytes may be left out.
 * Of its 56 bits, those past the 53 of a double are rounded.
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
