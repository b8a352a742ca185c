import { ByteWriter, joined, padded } from "./byte-writer.ts";
import type { ColumnEntry } from "./write-data-set.ts";

export interface WrittenTransport {
  readonly version: 5 | 8;
  readonly columns: readonly ColumnEntry[];
  readonly rows: readonly (readonly (number | string)[])[];
  readonly encoding?: "utf-8" | "latin1";
}

/** @see SAS Technical Support TS-140, and its edition for versions 8 and 9 */
export function writeTransport({ version, columns, rows, encoding = "utf-8" }: WrittenTransport): Uint8Array {
  const is8 = version === 8;
  const zeros = "0".repeat(30);
  const record = (name: string, numbers = zeros) =>
    padded(`HEADER RECORD*******${name.padEnd(8)}HEADER RECORD!!!!!!!${numbers}`, 80);
  const date = "31DEC22:08:15:00";
  const descriptions = columns.map((column, at) => description(column, { at, columns, encoding }));
  const count = String(columns.length).padStart(10, "0").padEnd(30, "0");
  const long = columns.flatMap((column, at) => ((column.label ?? "").length > 40 ? [{ column, at }] : []));
  const labels = long.map(({ column: { name, label = "" }, at }) => {
    const bytes = padded(label, 256, encoding);
    const length = bytes.findLastIndex((byte) => byte !== 0x20) + 1;
    const head = new ByteWriter(6, false)
      .uint16(0, at + 1)
      .uint16(2, name.length)
      .uint16(4, length);
    return joined([head.bytes, padded(name, name.length), bytes.subarray(0, length)]);
  });
  const start = [
    record(is8 ? "LIBV8" : "LIBRARY"),
    padded(`SAS     SAS     SASLIB  9.4     X64_10PR                        ${date}`, 80),
    padded(date, 80),
    record(is8 ? "MEMBV8" : "MEMBER", "000000000000000001600000000140"),
    record(is8 ? "DSCPTV8" : "DSCRPTR"),
    padded(`SAS     ESSAI   SASDATA 9.4     X64_10PR                        ${date}`, 80),
    padded(date, 80),
    record(is8 ? "NAMSTV8" : "NAMESTR", count),
    filled(joined(descriptions)),
    ...(is8 && long.length > 0
      ? [record("LABELV8", String(long.length).padStart(5, "0").padEnd(30, " ")), filled(joined(labels))]
      : []),
    record(is8 ? "OBSV8" : "OBS"),
  ];
  const cells = rows.map((row) =>
    joined(
      columns.map(({ type, length }, at) =>
        type === "text"
          ? padded(String(row[at] ?? ""), length, encoding)
          : ibm(row[at] ?? ".").slice(0, length),
      ),
    ),
  );
  return joined([...start, filled(joined(cells))]);
}

function filled(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 80) * 80).fill(0x20);
  whole.set(bytes);
  return whole;
}

function description(
  { name, type, length, label = "", format = "" }: ColumnEntry,
  {
    at,
    columns,
    encoding,
  }: {
    readonly at: number;
    readonly columns: readonly ColumnEntry[];
    readonly encoding: "utf-8" | "latin1";
  },
): Uint8Array {
  const position = columns.slice(0, at).reduce((sum, column) => sum + column.length, 0);
  return new ByteWriter(140, false)
    .uint16(0, type === "number" ? 1 : 2)
    .uint16(4, length)
    .uint16(6, at + 1)
    .put(8, padded(name, 8))
    .put(16, padded(label, 40, encoding))
    .put(56, padded(format, 8))
    .put(72, padded("", 8))
    .uint32(84, position)
    .put(88, padded(name, 32)).bytes;
}

/** A number of IBM: sign, power of 16, and a fraction of 56 bits; a missing one bears a letter. */
function ibm(value: number | string): Uint8Array {
  const bytes = new Uint8Array(8);
  if (typeof value === "string") {
    bytes[0] = value === "." ? 0x2e : value.charCodeAt(1);
    return bytes;
  }
  if (value === 0) return bytes;
  let exponent = 64;
  let fraction = Math.abs(value);
  for (; fraction >= 1; fraction /= 16) exponent++;
  for (; fraction < 1 / 16; fraction *= 16) exponent--;
  bytes[0] = exponent | (value < 0 ? 0x80 : 0);
  for (let byte = 1; byte < 8; byte++) {
    fraction *= 256;
    bytes[byte] = Math.floor(fraction);
    fraction -= Math.floor(fraction);
  }
  return bytes;
}
