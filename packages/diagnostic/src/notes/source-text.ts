import { partnerOf } from "../gather.ts";
import type { Subject } from "../subject.ts";
import { type ShownPolicy, secrecyOf } from "./protection.ts";

/** Who gave the data, for which version of which study, and how the source is protected; without its final stop. */
export function sourceText(subject: Subject, partner = partnerName(subject)): string {
  const { study, formatter } = subject;
  return formatter.message("note.source", {
    partner,
    study: formatter.text(study.title),
    version: study.version,
    secrecy: secrecyOf(subject, policyOf(subject)),
  });
}

export function partnerName({ source, study, formatter }: Subject): string {
  return formatter.text(partnerOf(source.id, study).label);
}

/** That of the bundle; the study's where there is none. */
export function policyOf({ gathered, indicator, study }: Subject): ShownPolicy {
  const held = gathered.get(indicator.id);
  return held?.state === "published"
    ? held.bundle.manifest.policy
    : { min: study.disclosure.min, small: "hidden" };
}
