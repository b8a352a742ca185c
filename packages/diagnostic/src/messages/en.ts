import { enAccessibility } from "./en-accessibility.ts";
import { enBarriers } from "./en-barriers.ts";
import { enChanges } from "./en-changes.ts";
import { enCore } from "./en-core.ts";
import { enEvidence } from "./en-evidence.ts";
import { enExports } from "./en-exports.ts";
import { enFigures } from "./en-figures.ts";
import { enRates } from "./en-rates.ts";
import { enSite } from "./en-site.ts";
import { enSurvey } from "./en-survey.ts";
import { enText } from "./en-text.ts";

/** Every sentence of the diagnostic in English, in ICU MessageFormat, apostrophes typographic. */
export const en = {
  ...enCore,
  ...enAccessibility,
  ...enBarriers,
  ...enChanges,
  ...enEvidence,
  ...enExports,
  ...enFigures,
  ...enRates,
  ...enSite,
  ...enSurvey,
  ...enText,
} as const;
