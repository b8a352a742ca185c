import { contentOf, type Indicator, type Partner, type Source, type Study } from "@vigie/study";
import { cliInputError } from "../problems.ts";

/** @throws {VigieErrors} when the study has no such partner */
export function partnerNamed(study: Study, name: string): Partner {
  const partner = study.partners.get(name);
  if (partner) return partner;
  const partners = [...study.partners.keys()].join(", ");
  throw cliInputError("cli/partner-unknown", {}, { partner: name, partners });
}

/** @throws {VigieErrors} when the study has no such source */
export function sourceNamed(study: Study, name: string): Source {
  const source = study.sources.get(name);
  if (source) return source;
  const sources = [...study.sources.keys()].join(", ");
  throw cliInputError("cli/source-unknown", {}, { source: name, sources });
}

/**
 * The partner who holds a source.
 * @param name as typed; null where it is not
 * @throws {VigieErrors} when another one is named
 */
export function partnerHolding(study: Study, source: Source, name: string | null): Partner {
  const holder = [...study.partners.values()].find(({ sources }) => sources.includes(source.id));
  if (holder !== undefined && (name === null || name === holder.id)) return holder;
  throw cliInputError("cli/partner-not-holding", {}, { source: source.id, partner: holder?.id ?? "" });
}

/** Whether an indicator is written in the study: the check of circularity adds associations without a flag. */
export function isDeclared(indicator: Indicator): boolean {
  return (contentOf(indicator).association?.without ?? null) === null;
}
