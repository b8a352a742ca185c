import { type VigieError, VigieErrors } from "@vigie/words";

/** A text as it was read, or every mistake in it. */
export type TextRead<Text> = { readonly text: Text } | { readonly errors: readonly VigieError[] };

/** What is wrong in the texts of some languages. */
export function errorsIn(reads: readonly (TextRead<unknown> | null)[]): readonly VigieError[] {
  return reads.flatMap((read) => (read !== null && "errors" in read ? read.errors : []));
}

/**
 * The text that was read; null where there is none.
 * @throws {VigieErrors} every mistake of the text
 */
export function textIn<Text>(read: TextRead<Text> | null): Text | null {
  if (read === null) return null;
  if ("errors" in read) throw new VigieErrors(read.errors);
  return read.text;
}
