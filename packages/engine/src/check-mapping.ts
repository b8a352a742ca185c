import {
  type Form,
  loosened,
  rulesOf,
  type Study,
  said,
  saidCount,
  suggestion,
  type VigieError,
} from "@vigie/study";
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
  found.push(...loosenedFloors(form, study));
  const partner = study.partners.get(value.partner);
  found.push(...withoutSecret(form, study));
  if (partner === undefined)
    found.push(
      problem("engine/mapping-partner-unknown", written.place(["partner"]), {
        partner: said(value.partner),
        ...suggestion(value.partner, study.partners.keys()),
      }),
    );
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

/** Typed at random, as much as a hand can: beyond what can be tried. */
const secretMin = 20;

/** Rounded counts are drawn by a secret; a short one could be guessed. */
function withoutSecret({ value, written }: Form<MappingFile>, study: Study): readonly VigieError[] {
  const { secret, partner } = value;
  const sources = study.partners.get(partner)?.sources ?? [];
  const rounds = [...study.disclosure.tables].some(
    ([id, { round }]) => round !== null && sources.includes(study.indicators.get(id)?.source ?? ""),
  );
  if (secret === undefined ? !rounds : secret.length >= secretMin) return [];
  const place = written.place(secret === undefined ? [] : ["secret"]);
  return [
    problem("engine/secret-missing", place, {
      why: said(secret === undefined ? "none" : "short"),
      min: saidCount(secretMin),
    }),
  ];
}

/** A study may be stricter than the partner's floors, never looser. */
function loosenedFloors({ value, written }: Form<MappingFile>, { disclosure }: Study): readonly VigieError[] {
  const floors = value.floors ?? {};
  const keys = {
    min: "min",
    zeros: "zeros",
    allBut: "all_but",
    dominance: "dominance",
    pPercent: "p_percent",
  };
  return loosened(disclosure, rulesOf(floors, disclosure)).map((rule) =>
    problem("engine/study-under-floor", written.place(["floors", keys[rule]]), { rule: said(rule) }),
  );
}
