import { enCore } from "./en-core.ts";
import { enEvidence } from "./en-evidence.ts";
import { enExports } from "./en-exports.ts";
import { enRates } from "./en-rates.ts";
import { enSite } from "./en-site.ts";
import { enText } from "./en-text.ts";
import { enSurvey } from "./en-survey.ts";

/** Every sentence of the diagnostic in English, in ICU MessageFormat, apostrophes typographic. */
export const en = {
  ...enCore,
  ...enEvidence,
  ...enExports,
  ...enRates,
  ...enSite,
  ...enText,
} as const;
  ...enSurvey,
