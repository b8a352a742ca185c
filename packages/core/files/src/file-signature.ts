/**
 * What the first bytes of a file say that it is.
 * @param start 80 bytes at least, where the file has them
 */
export function kindBySignature(start: Uint8Array): string {
  if (start.length === 0) return "empty";
  const text = String.fromCharCode(...start.subarray(0, 80));
  if (startsWith(start, sasMark)) {
    const object = start[15];
    return object === 0x60 ? "sas7bdat" : object === 0x63 ? "sas_catalogue" : "sas_view";
  }
  if (/^HEADER RECORD\*{7}LIB(?:RARY|V8 {2}) HEADER RECORD!{7}/.test(text)) return "xpt";
  if (/^\*\*COMPRESSED\*\*|LIB CONTROL/.test(text)) return "cport";
  if (/^\$FL[23]/.test(text)) return "sav";
  if (text.startsWith("ENCRYPTEDSAV", 8)) return "sav_encrypted";
  // `$FL2` and `$FL3` in EBCDIC.
  if (start[0] === 0x5b && start[1] === 0xc6 && start[2] === 0xd3) return "ebcdic";
  if (text.includes("SPSS PORT FILE")) return "por";
  if (text.startsWith("PK\u0003\u0004")) return "zip";
  if (start[0] === 0x1f && start[1] === 0x8b) return "gzip";
  return start.subarray(0, 80).every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13)) ? "text" : "other";
}

/** Common to data sets, catalogues and other objects of SAS 7 and later, but for the byte that names the object. */
const sasMark = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc2, 0xea, 0x81, -1, 0xb3, 0x14, 0x11, 0xcf, 0xbd, 0x92, 0x08, 0x00,
  0x09, 0xc7, 0x31, 0x8c, 0x18, 0x1f, 0x10, 0x11,
];

function startsWith(start: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => byte < 0 || start[at] === byte);
}
