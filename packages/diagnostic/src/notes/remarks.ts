import { type Line, shareOf } from "../line.ts";
import { reachedElsewhere } from "../reached-elsewhere.ts";
import type { Words } from "../words.ts";

/** How many are outside the base of the shares; nothing where everyone is in it. */
export function outsideRemark(outside: number | null, words: Words): readonly string[] {
  if (outside === 0) return [];
  return [outside === null ? words.say("note.outsideUnknown") : words.say("note.outside", { outside })];
}

/** Where the shares printed of the mixed and direct groups do not add up to that printed of both. */
export function roundedRemark(lines: readonly Line[], words: Words): readonly string[] {
  // 0.285 × 100 is 28.499…, and is printed 29.
  const percent = (share: number | null) => Math.round(Number(((share ?? 0) * 100).toPrecision(12)));
  const differs = lines.some(
    (line) =>
      percent(reachedElsewhere(line)) !== percent(shareOf(line, "mixed")) + percent(shareOf(line, "direct")),
  );
  return differs ? [words.say("note.rounded")] : [];
}
