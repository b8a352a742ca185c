/** What the reader of another kind of files is made with. */
export { ByteCursor, type ByteSource, passingChunks, readBytes } from "../byte-source.ts";
export { Bytes, concatenated, type Damaged } from "../bytes.ts";
export { kindBySignature } from "../file-signature.ts";
export { filesInputError } from "../problems.ts";
export type {
  HeaderColumn,
  MissingCount,
  StatisticalFile,
  StatisticalKind,
  StatisticalReader,
} from "../statistical-file.ts";
export { quantityText, storedNumberText, timeText, type ValueType } from "../value-text.ts";
