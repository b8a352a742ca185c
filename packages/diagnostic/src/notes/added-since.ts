import { contentOf } from "@vigie/study";
import type { Subject } from "../subject.ts";

/**
 * Whether an analysis was added to the study after its partner's first bundle: it was chosen once something of the
 * data was known, and is exploratory. One without a flag is as old as the whole one, which it comes with. Methods,
 * section 3.
 */
export function isAddedSince({ indicator, gathered }: Pick<Subject, "indicator" | "gathered">): boolean {
  const held = gathered.get(indicator.id);
  if (held?.state !== "published") return false;
  const { firstIndicators } = held.bundle.manifest;
  const whole = contentOf(indicator).association?.without?.association;
  return firstIndicators !== null && !firstIndicators.includes(whole ?? indicator.id);
}
