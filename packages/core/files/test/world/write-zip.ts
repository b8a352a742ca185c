import { deflateSync } from "fflate";
import { crc32 } from "../../src/bytes.ts";

/** A zip of one file, and what it may say wrongly of it. */
export interface WrittenZip {
  readonly name: string;
  readonly content: Uint8Array;
  readonly method?: 0 | 8 | 9;
  readonly flags?: number;
  /** Said in place of the true ones, in the directory. */
  readonly size?: number;
  readonly compressedSize?: number;
  readonly crc?: number;
  readonly headerAt?: number;
  /** Of files, said at the end. */
  readonly count?: number;
  /** Sizes and positions of 64 bits, as past 4 GB. */
  readonly isLarge?: boolean;
  readonly comment?: string;
}

/** Written from section 4.3 of PKWARE's specification, on purpose without any zip library. */
export function writeZip(file: WrittenZip): Uint8Array<ArrayBuffer> {
  const { content, method = 8, flags = 0, isLarge = false, comment = "" } = file;
  const name = new TextEncoder().encode(file.name);
  const packed = method === 0 ? content : deflateSync(content);
  const { size = content.length, compressedSize = packed.length, crc = crc32(content), headerAt = 0 } = file;
  const wide = isLarge ? [...u16(1), ...u16(24), ...u64(size), ...u64(compressedSize), ...u64(headerAt)] : [];
  const narrow = (number: number) => u32(isLarge ? 0xffffffff : number);
  const local = [
    ...[...u32(0x04034b50), ...u16(20), ...u16(flags), ...u16(method), ...u32(0), ...u32(crc)],
    ...[...u32(packed.length), ...u32(content.length), ...u16(name.length), ...u16(0), ...name],
  ];
  const entry = [
    ...[...u32(0x02014b50), ...u16(45), ...u16(45), ...u16(flags), ...u16(method), ...u32(0), ...u32(crc)],
    ...[...narrow(compressedSize), ...narrow(size), ...u16(name.length), ...u16(wide.length)],
    ...[...u16(0), ...u16(0), ...u16(0), ...u32(0), ...narrow(headerAt), ...name, ...wide],
  ];
  const start = local.length + packed.length;
  const count = file.count ?? 1;
  const large = [
    ...[...u32(0x06064b50), ...u64(44), ...u16(45), ...u16(45), ...u32(0), ...u32(0), ...u64(count)],
    ...[...u64(count), ...u64(entry.length), ...u64(start)],
    ...[...u32(0x07064b50), ...u32(0), ...u64(start + entry.length), ...u32(1)],
  ];
  const written = new TextEncoder().encode(comment);
  const end = [
    ...[...u32(0x06054b50), ...u16(0), ...u16(0), ...u16(isLarge ? 0xffff : count)],
    ...[...u16(isLarge ? 0xffff : count), ...narrow(entry.length), ...narrow(start)],
    ...[...u16(written.length), ...written],
  ];
  return Uint8Array.from([...local, ...packed, ...entry, ...(isLarge ? large : []), ...end]);
}

const u16 = (number: number) => [number & 0xff, (number >>> 8) & 0xff];
const u32 = (number: number) => [...u16(number), ...u16(number >>> 16)];
const u64 = (number: number) => [...u32(number), ...u32(Math.floor(number / 2 ** 32))];
