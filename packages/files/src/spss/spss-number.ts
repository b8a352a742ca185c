import type { ReadNumber } from "../statistical-table.ts";

/** Reads a double; the system-missing value, which the file names, is missing. */
export function spssNumber(isLittleEndian: boolean, systemMissing: number): ReadNumber {
  return ({ view }, at) => {
    const number = view.getFloat64(at, isLittleEndian);
    return number === systemMissing || Number.isNaN(number) ? "" : number;
  };
}
