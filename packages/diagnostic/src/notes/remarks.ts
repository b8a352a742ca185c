import type { Words } from "../words.ts";

/** How many are outside the base of the shares; nothing where everyone is in it. */
export function outsideRemark(outside: number | null, words: Words): readonly string[] {
  if (outside === 0) return [];
  return [outside === null ? words.say("note.outsideSecret") : words.say("note.outside", { outside })];
}
