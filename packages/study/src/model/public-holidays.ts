import type { VigieError } from "@vigie/words";
import type { Form } from "../forms/form.ts";
import type { StudyFile } from "../forms/study-schema.ts";
import { report } from "../problems.ts";

/** Départements where the law makes Good Friday a holiday: Code du travail, L3134-13. */
export const goodFridayByLaw: readonly string[] = ["57", "67", "68"];

/** The public holidays that working days leave out. */
export interface PublicHolidays {
  /** One of `departementsWithHolidays`; null for the rest of France. */
  readonly departement: string | null;
  /** Overseas, where no law makes it a holiday: whether nobody works on Good Friday. */
  readonly goodFriday: boolean;
}

export function resolvePublicHolidays(
  { value, written }: Form<StudyFile>,
  found: VigieError[],
): PublicHolidays {
  const { departement = null, good_friday: goodFriday } = value.public_holidays ?? {};
  if (goodFriday !== undefined && (departement === null || goodFridayByLaw.includes(departement)))
    report(found, "study/good-friday-elsewhere", written.placeOfKey(["public_holidays", "good_friday"]), {
      law: departement === null ? "worked" : "holiday",
    });
  return { departement, goodFriday: goodFriday ?? false };
}
