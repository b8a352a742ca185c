import type { VigieError } from "@vigie/words";

/** A use that is only read once another is right takes one more round. */
const roundsMax = 50;

/**
 * The one walk over what names a part of a study, once the part has gone or has another name: its uses are what the check of
 * the study then refuses. A new sort of thing that names a field is found without anything to declare here.
 * @param cure changes what is refused; false where nothing of it can be changed
 * @returns what is still refused
 */
export async function cureUses(
  check: () => Promise<readonly VigieError[]>,
  cure: (refused: readonly VigieError[]) => boolean,
): Promise<readonly VigieError[]> {
  let refused = await check();
  for (let round = 0; refused.length > 0 && round < roundsMax && cure(refused); round++)
    refused = await check();
  return refused;
}
