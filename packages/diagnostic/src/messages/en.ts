import { enAccessibility } from "./en-accessibility.ts";
import { enBarriers } from "./en-barriers.ts";
import { enChanges } from "./en-changes.ts";
import { enCommunes } from "./en-communes.ts";
import { enCore } from "./en-core.ts";
import { enDownloads } from "./en-downloads.ts";
import { enEasy } from "./en-easy.ts";
import { enEvidence } from "./en-evidence.ts";
import { enExports } from "./en-exports.ts";
import { enFigures } from "./en-figures.ts";
import { enRates } from "./en-rates.ts";
import { enSearch } from "./en-search.ts";
import { enSite } from "./en-site.ts";
import { enSurvey } from "./en-survey.ts";
import { enText } from "./en-text.ts";

/** Every sentence of the diagnostic in English, in ICU MessageFormat, apostrophes typographic. */
export const en = {
  ...enCore,
  ...enAccessibility,
  ...enBarriers,
  ...enChanges,
  ...enCommunes,
  ...enDownloads,
  ...enEasy,
  ...enEvidence,
  ...enExports,
  ...enFigures,
  ...enRates,
  ...enSearch,
  ...enSite,
  ...enSurvey,
  ...enText,
} as const;
