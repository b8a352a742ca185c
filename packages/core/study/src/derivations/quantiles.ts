import { localeOf, numbersIn } from "@vigie/words";
import { z } from "zod";
import { type Code, plainCode } from "../model/code.ts";
import type { BandsOrigin } from "../model/origin.ts";
import { type Text, textOf } from "../model/text.ts";
import { report } from "../problems.ts";

import { identifier, label, textFile, thousandths } from "../shapes/shared-shapes.ts";
import type { DerivationKind } from "./derivation-kind.ts";

const schema = z.strictObject({
  quantiles: identifier.describe("Nombre à situer parmi des quantiles déjà publiés."),
  at: z
    .array(thousandths(z.number().min(-1e9).max(1e9)))
    .describe(
      "Valeurs publiées, de la plus petite à la plus grande : 1 (médiane), 2, 3 (quartiles), 4 ou 9 (déciles). Jamais celles des données.",
    ),
  publication: textFile.describe("D’où elles viennent, avec l’année."),
  label,
});

/** Parts by the number of cut points, as official statistics name them. */
const parts: ReadonlyMap<number, { readonly fr: string; readonly en: string }> = new Map([
  [1, { fr: "moitié", en: "half" }],
  [2, { fr: "tiers", en: "third" }],
  [3, { fr: "quart", en: "quarter" }],
  [4, { fr: "cinquième", en: "fifth" }],
  [9, { fr: "dixième", en: "tenth" }],
]);

/**
 * A number placed among quantiles that a publication gives of another population. Cut points taken from the data would
 * depend on every person's value, and say some of them: cells come from the study. Methods, sections 7.4 and 7.13.
 */
export const quantiles: DerivationKind<typeof schema> = {
  schema,
  needs: ["number"],
  resolve({ place, placeOfKey, found, name }, { quantiles: of, at, publication }, { base }) {
    const part = parts.get(at.length);
    const descent = at.findIndex((value, position) => position > 0 && value <= (at[position - 1] ?? value));
    if (part === undefined) report(found, "study/quantiles-number", placeOfKey("at"), { attribute: name });
    else if (descent > 0)
      report(found, "study/quantiles-unordered", place("at", descent), { attribute: name });
    if (part === undefined || descent > 0) return null;
    const codes = [Number.NEGATIVE_INFINITY, ...at].map(
      (from, position): Code => ({
        ...plainCode(`q${position + 1}`, labelOf({ part, rank: position + 1, from, to: at[position] })),
        from,
      }),
    );
    const origin: BandsOrigin = { kind: "bands", of };
    return {
      attribute: { ...base, type: "code", codes, ordered: true, origin, cutPoints: textOf(publication) },
      codelist: null,
    };
  },
};

/** « 2e dixième (de 9 650 à moins de 12 980) ». */
function labelOf({
  part,
  rank,
  from,
  to,
}: {
  readonly part: { readonly fr: string; readonly en: string };
  readonly rank: number;
  readonly from: number;
  readonly to: number | undefined;
}): Text {
  const [fr, en] = [numbersIn(localeOf("fr")).count, numbersIn(localeOf("en")).count];
  const first = part.fr === "moitié" ? "1re" : "1er";
  const french = `${rank === 1 ? first : `${rank}e`} ${part.fr}`;
  const english = `${rank}${["", "st", "nd", "rd"][rank] ?? "th"} ${part.en}`;
  if (to === undefined)
    return { fr: `${french} (${fr(from)} et plus)`, en: `${english} (${en(from)} and over)` };
  if (from === Number.NEGATIVE_INFINITY)
    return { fr: `${french} (moins de ${fr(to)})`, en: `${english} (under ${en(to)})` };
  return {
    fr: `${french} (de ${fr(from)} à moins de ${fr(to)})`,
    en: `${english} (${en(from)} to under ${en(to)})`,
  };
}
