import { contentOf, type Indicator } from "@vigie/study";

/** Whether an indicator is written in the study: the check of circularity adds associations without a flag. */
export function isDeclared(indicator: Indicator): boolean {
  return (contentOf(indicator).association?.without ?? null) === null;
}
