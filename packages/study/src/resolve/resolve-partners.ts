import type { VigieError } from "@vigie/words";
import { definedIn, lookUp, type Names } from "../drafts/names.ts";
import type { SourceDraft } from "../drafts/source-draft.ts";
import type { Form } from "../forms/form.ts";
import type { StudyFile } from "../forms/study-schema.ts";
import type { Partner } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { nearest, suggestion } from "../reading/nearest.ts";
import { checkKeys, signingKeyOf } from "./resolve-keys.ts";

interface PartnersScope {
  readonly form: Form<StudyFile>;
  readonly sources: Names<SourceDraft>;
  readonly found: VigieError[];
}

/** Each source is held by one partner, and each partner holds sources that exist. */
export function resolvePartners({ form, sources, found }: PartnersScope): ReadonlyMap<string, Partner> {
  const { partners } = form.value;
  const held = new Set<string | null>();
  /** By source, the first partner that names it. */
  const holders = new Map<string, string>();
  for (const [id, partner] of Object.entries(partners))
    partner.sources.forEach((name, position) => {
      const place = form.written.place(["partners", id, "sources", position]);
      const holder = holders.get(name);
      // Bundles are assembled by source: of two that had one, the second would be left out without a word.
      if (holder !== undefined) {
        report(found, "study/source-held-twice", place, { source: name, partner: holder });
        return;
      }
      holders.set(name, id);
      held.add(name);
      lookUp(sources, name, (known) => {
        // A mistyped source is not without a partner as well.
        held.add(nearest(name, known));
        report(found, "study/source-unknown", place, { source: name, ...suggestion(name, known) });
      });
    });
  for (const [name, { place }] of definedIn(sources))
    if (!held.has(name)) report(found, "study/source-without-partner", place, { source: name });
  checkKeys(form, found);
  return new Map(
    Object.entries(partners).map(([id, { label, sources: names, keys = [] }]) => [
      id,
      { id, label: textOf(label), sources: names, keys: keys.map(signingKeyOf) },
    ]),
  );
}
