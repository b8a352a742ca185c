import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

export const english = {
  "bundle/not-a-bundle": {
    what: "This file is not a bundle of Vigie, or it was changed after it was made.",
    expected: "A bundle is the file “bundle.zip” that “vigie run” writes, handed over as it is.",
    cure: "Ask the partner for the file again; do not open it to save it anew.",
  },
  "bundle/too-large": {
    what: "This file is too large to be a bundle of Vigie.",
    expected: "A bundle of 256 MB at most, of which 64 MB for its manifest and as much for its audit.",
    cure: "Check that it is the file “bundle.zip” that “vigie run” writes.",
  },
  "bundle/format-unknown": {
    what: "This bundle is written in a format that this version of Vigie does not know.",
    expected: "This version of Vigie reads format 2.",
    cure: "Update Vigie, or ask for a bundle made with the same version as yours.",
  },
  "bundle/format-old": {
    what: "This bundle is in format 1: it was made by a version of Vigie that suppressed cells instead of adding noise to counts.",
    expected: "A bundle in format 2.",
    cure: "Ask the partner to update Vigie and to run “vigie run” again; the old bundle cannot be converted, since this takes the data.",
  },
  "bundle/manifest-invalid": {
    what: "The manifest of this bundle, “datapackage.json”, does not have the shape expected.",
    expected: "The manifest follows the format described in docs/formats.md.",
    cure: "Ask the partner for the bundle again; if it does come from Vigie, report this defect.",
  },
  "bundle/contents-differ": {
    what: "The files of this bundle are not those that its manifest announces.",
    expected: "Each table announced is there, with its hash and its columns, and nothing else.",
    cure: "Ask the partner for the bundle again: this one was changed or badly copied.",
  },
  "bundle/audit-invalid": {
    what: "The audit of this bundle, “audit.json”, does not have the shape expected.",
    expected: "The audit follows the format described in docs/formats.md.",
    cure: "Ask the partner for the bundle again; if it does come from Vigie, report this defect.",
  },
  "bundle/audit-contradicts": {
    what: "The audit of this bundle contradicts itself or the manifest: policy, sources, windows or privacy budget.",
    expected:
      "The same rho and the same threshold in both, each source of persons once, and tables whose noise is what their share of the budget requires.",
    cure: "Do not use this bundle; tell the partner, and ask for a new one.",
  },
  "bundle/small-shown": {
    what: "The table “{table}” of this bundle shows {rows, plural, one {one count} other {# counts}} under the threshold of {min, number} that the bundle announces.",
    expected: "Every count of persons under this threshold is hidden.",
    cure: "Do not use this bundle; tell the partner, and ask for a new one.",
  },
  "bundle/hidden-unasked": {
    what: "The table “{table}” of this bundle hides counts that nothing asks to hide.",
    expected:
      "Counts hidden only where they are of persons, under the threshold, and the bundle announces that it hides them.",
    cure: "Ask the partner for the bundle again; if it does come from Vigie, report this defect.",
  },
  "bundle/totals-differ": {
    what: "The counts of the table “{table}” of this bundle do not add up to their totals.",
    expected:
      "Each total is the sum of the counts of its line; hidden ones may explain the difference while staying under the threshold.",
    cure: "Ask the partner for the bundle again: this one was changed.",
  },
  "bundle/signature-invalid": {
    what: "The signature of this bundle, “signature.json”, does not have the shape expected.",
    expected: "The signature follows the format described in docs/formats.md.",
    cure: "Ask the partner for the bundle again; if it does come from Vigie, report this defect.",
  },
  "bundle/other-study": {
    what: "This bundle is of the study “{found}”.",
    expected: "A bundle of the study “{study}”.",
    cure: "Take it away, or give the study that it comes from.",
  },
  "bundle/other-version": {
    what: "This bundle of the partner “{partner}” was made with another version of the study{named, select, apart {, “{foundVersion}”} other {}}, whose hash is “{found}”.",
    expected:
      "The version that you gave{named, select, apart {, “{version}”} other {}}, whose hash is “{hash}”.",
    cure: "Give the study as the partner received it, or ask the partner to make the bundle again with this one.",
  },
  "bundle/version-differs": {
    what: "The bundle of the partner “{partner}” says that it comes from version “{found}” of the study, while its hash is that of version “{version}”.",
    expected: "The version number of the study that has this hash.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/partner-unknown": {
    what: "This bundle is of the partner “{partner}”, whom the study does not know.",
    expected: "One of the partners of the study: {partners}.",
    cure: "Take it away, or add this partner to the study.",
  },
  "bundle/protection-lifted": {
    what: "The bundle of the partner “{partner}” says that a source protects nobody, where the study protects people in it.",
    expected: "The protection that the study declares for each source.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/policy-loosened": {
    what: "The bundle of the partner “{partner}” was made with a threshold of {found, number}, lower than that of the study.",
    expected: "A threshold of at least {min, number}.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/rho-loosened": {
    what: "The bundle of the partner “{partner}” spends a rho of {found} per source, more than the study allows: its counts have too little noise.",
    expected: "A rho of {rho} at most.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/guarantee-differs": {
    what: "The audit of the bundle of the partner “{partner}” is not the one that the study gives: contributions, shares of the budget, standard deviations of the noise or public sizes.",
    expected: "The audit that Vigie computes just now from the study and the policy announced.",
    cure: "Do not use this bundle; ask the partner to make it again with the same version of Vigie and the study as you have it.",
  },
  "bundle/tables-missing": {
    what: "The bundle of the partner “{partner}” lacks {count, plural, one {a table} other {# tables}} that the study asks for: {tables}.",
    expected: "All the tables of the study, and no other.",
    cure: "Ask the partner to make the bundle again with the study as you have it.",
  },
  "bundle/tables-unasked": {
    what: "The bundle of the partner “{partner}” holds {count, plural, one {a table} other {# tables}} that the study does not ask of this partner: {tables}.",
    expected: "All the tables of the study, and no other.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/source-differs": {
    what: "The bundle of the partner “{partner}” says something else than the study of the source of {count, plural, one {this table} other {these tables}}, or of its protection: {tables}.",
    expected: "The source, the indicator and the protection that the study gives to each table.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/window-differs": {
    what: "The bundle of the partner “{partner}” gives {count, plural, one {this table} other {these tables}} another window than the study: {tables}.",
    expected: "The window of observation that the study gives to each source.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/columns-differ": {
    what: "In the bundle of the partner “{partner}”, {count, plural, one {this table does} other {these tables do}} not have the columns or the codes of the study: {tables}.",
    expected: "The dimensions, codes and measures that the study gives to each table, in their order.",
    cure: "Do not use this bundle; ask the partner to make it again with the same version of Vigie and the study as you have it.",
  },
  "bundle/titles-differ": {
    what: "In the bundle of the partner “{partner}”, some titles are not those of the study: {tables}.",
    expected: "The titles and labels of the study, as they are.",
    cure: "Do not use this bundle: somebody may have wanted its tables to say something else. Ask the partner to make it again.",
  },
  "bundle/unsigned": {
    what: "This bundle in the name of the partner “{partner}” is not signed.",
    expected: "The study gives keys of this partner: its bundles are signed.",
    cure: "Do not use it before asking the partner whether it is theirs; they sign it with “vigie run … --key”.",
  },
  "bundle/key-unknown": {
    what: "The key “{key}”, which signs this bundle, is no key of the partner “{partner}”.",
    expected: "One of the keys that the study gives them: {keys}.",
    cure: "Ask the partner whether they changed keys; otherwise, do not use this bundle. If they did, add the new one to the study: that makes another version of it, with which all partners run again.",
  },
  "bundle/signature-wrong": {
    what: "The signature of this bundle is not that of the partner “{partner}”: the key “{key}” did not make it.",
    expected: "A signature that the public key of the study recognises.",
    cure: "Do not use this bundle: it was changed, or made by someone else. Tell the partner.",
  },
  "bundle/key-not-yet-valid": {
    what: "This bundle is dated {date}, and the key “{key}” is valid only from {from}.",
    expected: "A key valid on the day of the bundle.",
    cure: "Ask the partner to make the bundle again, with the current key or on the right date.",
  },
  "bundle/key-expired": {
    what: "This bundle is dated {date}, and the key “{key}” was valid only until {to}.",
    expected: "A key valid on the day of the bundle.",
    cure: "Ask the partner to make the bundle again with their new key.",
  },
  "bundle/over-cap": {
    what: "The {bundles, number} bundles of the partner “{partner}” spend together a rho of {rho} on the persons of “{source}”, from {from} to {to}.",
    expected: "A rho of {cap, number} at most per source and window, all bundles added up.",
    cure: "Publish no more on this window; keep one of these bundles, and ask the partner why they handed over several.",
  },
  "bundle/cap-reached": {
    what: "With this bundle, the rho spent on the persons of “{source}”, from {from} to {to}, would go from {before} to {rho}.",
    expected: "A rho of {cap, number} at most, all bundles added up: it is the “cap” of your mapping file.",
    cure: "If a bundle of the ledger was never handed over, erase it with “vigie purge DIR --not-sent”; else wait for another window, or decide on a higher “cap” with your data protection officer. Nothing has been written.",
  },
  "bundle/ledger-invalid": {
    what: "The ledger of bundles handed over cannot be read.",
    expected: "The file “.ledger.json” that Vigie writes beside the mapping file, as it is.",
    cure: "Restore it from a backup: it says what your bundles have already spent. Delete it only if no bundle was handed over.",
  },
  "bundle/comment-invalid": {
    what: "The comment that should leave with the bundle cannot be printed.",
    expected: "500 characters at most, and no invisible one.",
    cure: "Write “comment” again in the mapping file.",
  },
  "bundle/private-key-invalid": {
    what: "This file is not a private key of Vigie.",
    expected: "The file that “vigie keys” writes, as it is.",
    cure: "Check the path; if the key is lost or damaged, make another and give its public part to the observatory.",
  },
} as const satisfies Translation<typeof french>;
