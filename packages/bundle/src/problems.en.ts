import type { Translation } from "@vigie/study";
import type { french } from "./problems.ts";

export const english = {
  "bundle/not-a-bundle": {
    what: "This file is not a bundle of Vigie, or it was changed after it was made.",
    expected: "A bundle is the file “bundle.zip” that “vigie run” writes, handed over as it is.",
    cure: "Ask the partner for the file again; do not open it to save it anew.",
  },
  "bundle/format-unknown": {
    what: "This bundle is written in a format that this version of Vigie does not know.",
    expected: "This version of Vigie reads format 1.",
    cure: "Update Vigie, or ask for a bundle made with the same version as yours.",
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
  "bundle/signature-invalid": {
    what: "The signature of this bundle, “signature.json”, does not have the shape expected.",
    expected: "The signature follows the format described in docs/formats.md.",
    cure: "Ask the partner for the bundle again; if it does come from Vigie, report this defect.",
  },
  "bundle/audit-fails": {
    what: "The audit of this bundle, made again just now, does not give the result that it declares.",
    expected: "No small count published, and no masked cell that can be found.",
    cure: "Do not use this bundle; tell the partner, and ask for a new one.",
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
  "bundle/rule-loosened": {
    what: "The bundle of the partner “{partner}” was made with a rule of secrecy looser than that of the study: {rule, select, min {the threshold} zeros {zeros} allBut {lines wholly in one cell} dominance {dominance} other {p%}}.",
    expected: "The rules of the study, or stricter ones.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/tables-differ": {
    what: "The bundle of the partner “{partner}” says of one of its tables something else than the study: its source, its window, its rounding or what its characteristics stand for.",
    expected: "Tables as the study asks for them.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
  },
  "bundle/attacker-weakened": {
    what: "The audit of the bundle of the partner “{partner}” does not suppose all that the study tells whoever reads it.",
    expected: "An audit that starts from the code lists, universes and derived characteristics of the study.",
    cure: "Do not use this bundle; ask the partner to make it again with the study as you have it.",
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
  "bundle/previous-of-another": {
    what: "The previous bundle is of the partner “{partner}” for the study “{study}”.",
    expected: "A bundle of the same partner and the same study.",
    cure: "Give the last bundle that this partner handed over for this study.",
  },
  "bundle/previous-later": {
    what: "The previous bundle is dated {found}, after the one that follows it.",
    expected: "A bundle made on {date} or before.",
    cure: "Check the date of the run, and that the two bundles are not swapped.",
  },
  "bundle/previous-tells": {
    what: "No table can leave{told, plural, =0 {, and an empty bundle would tell nothing more than those already handed over} other {: with the bundles already handed over, these would tell of a few persons: {tables}}}.",
    expected:
      "One table at least that tells nothing of a few persons, even with a table that the study asks no more.",
    cure: "{many, plural, =0 {Keep the bundles already handed over, which are still right.} other {The study no longer asks {dropped}, which those bundles hold: ask the observatory to keep {many, plural, one {it} other {them}}, so that Vigie takes {many, plural, one {it} other {them}} into account in choosing the cells to mask.}} Nothing has been written.",
  },
  "bundle/previous-names-lost": {
    what: "The bundle of {date}, already handed over, counts the same persons of “{source}” by what the study has no more, or defines otherwise: {counts, plural, =0 {} one {the characteristic {attributes}} other {the characteristics {attributes}}}{counts, plural, =0 {} other {{chosen, plural, =0 {} other {; }}}}{chosen, plural, =0 {} one {the universe {universes}} other {the universes {universes}}}.",
    expected:
      "Names that keep their meaning and their codes: without them, nothing says what the two bundles tell together of a few persons.",
    cure: "Ask the observatory to put these definitions back in “sources/{source}.yaml” as they were, even where no indicator asks for them any more, and to give another name to what has changed. Nothing has been written.",
  },
  "bundle/previous-association-lost": {
    what: "The bundle of {date}, already handed over, counts the same persons of “{source}” by {attributes}, which only an association that the study no longer asks makes.",
    expected:
      "Names that keep their meaning: without them, nothing says what the two bundles tell together of a few persons.",
    cure: "Ask the observatory to put back in “indicators.yaml” the “association” indicator that compares these answers. Nothing has been written.",
  },
  "bundle/previous-source-lost": {
    what: "The bundle of {date}, already handed over, counts the persons of the source “{source}”, which the study has no more; another source now counts persons over the same period.",
    expected: "A source that keeps its name: both may count the same persons.",
    cure: "Ask the observatory to give that source its name back, with its definitions. Nothing has been written.",
  },
  "bundle/private-key-invalid": {
    what: "This file is not a private key of Vigie.",
    expected: "The file that “vigie keys” writes, as it is.",
    cure: "Check the path; if the key is lost or damaged, make another and give its public part to the observatory.",
  },
} as const satisfies Translation<typeof french>;
