import { type VigieError, VigieErrors } from "@vigie/words";
import type { UnknownCode } from "./quality.ts";

/** The mistakes found in a partner's files, with the values that messages may not quote: for `private/` alone. */
export class RefusedRun extends VigieErrors {
  /** Every value without a translation, the rare ones too; those that look like a direct identifier left out. */
  readonly unknownCodes: readonly UnknownCode[];

  constructor(errors: readonly VigieError[], unknownCodes: readonly UnknownCode[]) {
    super(errors);
    this.unknownCodes = unknownCodes;
  }
}
