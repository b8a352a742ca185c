import { guaranteeTerms } from "@vigie/diagnostic";
import type { Source } from "@vigie/study";
import { families } from "@vigie/table";
import { inSentence } from "@vigie/words";
import type { PublicationFormatter, WordedPublication } from "./formatter.ts";

interface Term {
  readonly term: string;
  readonly meaning: string;
}

/** Sources whose units are grouped by the channels that they use. */
export function sourcesWithContacts({ populations }: WordedPublication): readonly Source[] {
  return [...new Set(populations.map(({ source }) => source))].filter(({ contacts }) => contacts !== null);
}

/** Channels of each family, then the contacts that are routine. */
export function contactTerms({ contacts }: Source, formatter: PublicationFormatter): readonly Term[] {
  const labelsOf = (family: (typeof families)[number]) =>
    [...(contacts?.channels.values() ?? [])]
      .filter((channel) => channel.family === family)
      .map(({ label }) => inSentence(formatter.text(label)));
  return [
    ...families.map((family) => ({
      term: formatter.message(`family.${family}`),
      meaning: labelsOf(family).join(", "),
    })),
    ...(contacts?.routine ?? []).map(({ label }) => ({
      term: formatter.message("method.routine"),
      meaning: inSentence(formatter.text(label)),
    })),
  ].filter(({ meaning }) => meaning !== "");
}

/** What each partner's bundle guarantees; a bundle that counts nobody is left out. */
export function guaranteesByPartner({
  study,
  bundles,
  formatter,
}: WordedPublication): readonly { readonly partner: string; readonly terms: readonly Term[] }[] {
  return bundles.flatMap((bundle) => {
    const terms = guaranteeTerms(bundle, study, formatter);
    const partner = study.partners.get(bundle.manifest.partner)?.label;
    return terms.length === 0 || partner === undefined ? [] : [{ partner: formatter.text(partner), terms }];
  });
}
