import type { ValueType } from "@vigie/files/adapter";

/** Display formats of SPSS by their number in a file. PSPP Developer’s Guide, "Variable Record". */
const formats: Readonly<Record<number, readonly [name: string, type: ValueType]>> = {
  1: ["A", "text"],
  2: ["AHEX", "text"],
  3: ["COMMA", "number"],
  4: ["DOLLAR", "number"],
  5: ["F", "number"],
  6: ["IB", "number"],
  7: ["PIBHEX", "number"],
  8: ["P", "number"],
  9: ["PIB", "number"],
  10: ["PK", "number"],
  11: ["RB", "number"],
  12: ["RBHEX", "number"],
  15: ["Z", "number"],
  16: ["N", "number"],
  17: ["E", "number"],
  20: ["DATE", "date"],
  21: ["TIME", "time"],
  22: ["DATETIME", "datetime"],
  23: ["ADATE", "date"],
  24: ["JDATE", "date"],
  25: ["DTIME", "time"],
  // A day of the week and a month are counts from 1, and no dates.
  26: ["WKDAY", "number"],
  27: ["MONTH", "number"],
  28: ["MOYR", "date"],
  29: ["QYR", "date"],
  30: ["WKYR", "date"],
  31: ["PCT", "number"],
  32: ["DOT", "number"],
  33: ["CCA", "number"],
  34: ["CCB", "number"],
  35: ["CCC", "number"],
  36: ["CCD", "number"],
  37: ["CCE", "number"],
  38: ["EDATE", "date"],
  39: ["SDATE", "date"],
  40: ["MTIME", "time"],
  41: ["YMDHMS", "datetime"],
};

export interface SpssFormat {
  /** As SPSS writes it: `F8.2`. */
  readonly format: string;
  readonly type: ValueType;
}

/** @param packed decimals, width and number of the format, a byte each from the lowest */
export function spssFormat(packed: number): SpssFormat {
  const [name, type] = formats[(packed >> 16) & 0xff] ?? ["", "number"];
  const width = (packed >> 8) & 0xff;
  const decimals = packed & 0xff;
  return { format: name === "" ? "" : `${name}${width}${decimals === 0 ? "" : `.${decimals}`}`, type };
}
