import type { Signer } from "@vigie/bundle";
import type { Partner } from "@vigie/study";
import { type Place, textValue, type VigieError } from "@vigie/words";
import { problem } from "./problems.ts";

/**
 * Why the observatory would refuse what a key signs, where the study gives this partner keys: it is not among them, or not
 * valid that day.
 * @param day of the run, `2026-11-25`
 */
export function signerProblems(
  { key: id, public: bytes }: Pick<Signer, "key" | "public">,
  { partner, day, place }: { readonly partner: Partner; readonly day: string; readonly place: Place },
): readonly VigieError[] {
  if (partner.keys.length === 0) return [];
  const values = { key: textValue(id), partner: textValue(partner.id) };
  const key = partner.keys.find((each) => each.id === id && each.public === bytes);
  if (key === undefined) {
    const keys = textValue(partner.keys.map((each) => each.id).join(", "));
    return [problem("station/key-not-in-study", place, { ...values, keys })];
  }
  if (key.from <= day && (key.to === null || day <= key.to)) return [];
  return [
    problem("station/key-not-valid", place, {
      ...values,
      day: textValue(day),
      from: textValue(key.from),
      ends: textValue(key.to === null ? "no" : "yes"),
      to: textValue(key.to ?? ""),
    }),
  ];
}
