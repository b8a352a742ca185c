import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

export const english: Translation<typeof french> = {
  "station/weights-not-raked": {
    what: "The weights of the survey “{source}” could not be calibrated to the margins of the study within their bounds.",
    expected:
      "Some weights within the bounds of the study (“bounds:”) meet its margins (“margins:”); otherwise its weighted shares would mean nothing.",
    cure: "Ask the observatory to widen the bounds, or to merge codes of the margins; nothing has left.",
  },
};
