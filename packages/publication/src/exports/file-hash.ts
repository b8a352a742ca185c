import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { bytesOf } from "./data-file.ts";

/** SHA-256 of a file, in hexadecimal. */
export function fileHash(content: string | Uint8Array): string {
  return bytesToHex(sha256(bytesOf(content)));
}
