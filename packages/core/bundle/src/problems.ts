import { inputErrorsOf, type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type BundleProblem = keyof typeof fr;

/** What can be wrong with a bundle, its signature or the ledger. */
export const bundleProblems = {
  fr,
  en,
  refusals: [
    "bundle/audit-contradicts",
    "bundle/small-shown",
    "bundle/errors-impossible",
    "bundle/version-differs",
    "bundle/protection-lifted",
    "bundle/policy-loosened",
    "bundle/rho-loosened",
    "bundle/guarantee-differs",
    "bundle/holder-unknown",
    "bundle/drawn-differs",
    "bundle/tables-unasked",
    "bundle/source-differs",
    "bundle/window-differs",
    "bundle/columns-differ",
    "bundle/errors-differ",
    "bundle/titles-differ",
    "bundle/date-outside",
    "bundle/unsigned",
    "bundle/key-unknown",
    "bundle/signature-wrong",
    "bundle/key-not-yet-valid",
    "bundle/key-expired",
    "bundle/over-cap",
    "bundle/cap-reached",
    "bundle/mark-reused",
    "bundle/mark-in-ledger",
  ],
} satisfies ProblemCatalogue<BundleProblem>;

export const bundleProblem = problemsOf(bundleProblems);
export const bundleInputError = inputErrorsOf(bundleProblems);
