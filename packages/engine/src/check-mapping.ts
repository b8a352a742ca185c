import { type Form, type Study, said, suggestion, type VigieError } from "@vigie/study";
import { checkPolicy } from "./check-policy.ts";
import { checkSecret } from "./check-secret.ts";
import { checkSource } from "./check-source.ts";
import type { MappingFile } from "./mapping-file.ts";
import { problem } from "./problems.ts";

/** What a mapping says that its study does not allow. */
export function checkMapping(form: Form<MappingFile>, study: Study): readonly VigieError[] {
  const { value, written } = form;
  const found: VigieError[] = [];
  if (value.study !== study.id)
    found.push(
      problem("engine/mapping-of-another-study", written.place(["study"]), {
        written: said(value.study),
        study: said(study.id),
      }),
    );
  const partner = study.partners.get(value.partner);
  if (partner === undefined)
    found.push(
      problem("engine/mapping-partner-unknown", written.place(["partner"]), {
        partner: said(value.partner),
        ...suggestion(value.partner, study.partners.keys()),
      }),
    );
  else found.push(...checkPolicy(form, study, partner), ...checkSecret(form, study, partner));
  const known = partner?.sources ?? [...study.sources.keys()];
  for (const [id, mapped] of Object.entries(value.sources)) {
    const source = study.sources.get(id);
    if (source === undefined || !known.includes(id))
      found.push(
        problem("engine/mapping-source-unknown", written.placeOfKey(["sources", id]), {
          source: said(id),
          known: said(known.join(", ")),
          ...suggestion(id, known),
        }),
      );
    else found.push(...checkSource({ form, source, mapped }));
  }
  return found;
}
