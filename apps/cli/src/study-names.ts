import type { Partner, Source, Study } from "@vigie/study";
import { inputError } from "./problems.ts";

/** @throws {VigieErrors} when the study has no such partner */
export function partnerOf(study: Study, name: string): Partner {
  const partner = study.partners.get(name);
  if (partner) return partner;
  const partners = [...study.partners.keys()].join(", ");
  throw inputError("cli/partner-unknown", {}, { partner: name, partners });
}

/** @throws {VigieErrors} when the study has no such source */
export function sourceOf(study: Study, name: string): Source {
  const source = study.sources.get(name);
  if (source) return source;
  const sources = [...study.sources.keys()].join(", ");
  throw inputError("cli/source-unknown", {}, { source: name, sources });
}

/**
 * The partner who holds a source: the one named, or the only one.
 * @throws {VigieErrors} when it is not named and several hold it, or the one named does not
 */
export function partnerHolding(study: Study, source: Source, name: string | null): Partner {
  const holders = [...study.partners.values()].filter(({ sources }) => sources.includes(source.id));
  const [first, second] = holders;
  if (name === null && first !== undefined && second === undefined) return first;
  const named = holders.find(({ id }) => id === name);
  if (named) return named;
  const partners = holders.map(({ id }) => id).join(", ");
  throw inputError("cli/partner-not-holding", {}, { source: source.id, partners });
}
