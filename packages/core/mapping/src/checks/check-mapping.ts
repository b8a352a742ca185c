import { defaultDisclosure, type Form, type Partner, type Study, suggestion } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import { commentProblems } from "../direct-identifier.ts";
import { doubtNames } from "../doubt-rules.ts";
import type { MappingDraft } from "../mapping-draft.ts";
import { mappingProblem } from "../problems.ts";
import { isDrawnSecret } from "../secret.ts";
import { checkSource } from "./check-source.ts";

/** A mapping names the study that it is for. */
export function checkStudy(
  { value, written }: Form<MappingDraft>,
  { id }: Pick<Study, "id">,
): readonly VigieError[] {
  if (value.study === id) return [];
  const values = { written: textValue(value.study), study: textValue(id) };
  return [mappingProblem("engine/mapping-of-another-study", written.place(["study"]), values)];
}

/** Mistakes of a mapping that its form does not show: what its study does not allow. */
export function checkMapping(
  form: Form<MappingDraft>,
  { study, shapes }: { readonly study: Study; readonly shapes: readonly string[] },
): readonly VigieError[] {
  const { value, written } = form;
  const found = [...checkStudy(form, study)];
  const partner = study.partners.get(value.partner);
  if (partner === undefined)
    found.push(
      mappingProblem("engine/mapping-partner-unknown", written.place(["partner"]), {
        partner: textValue(value.partner),
        ...suggestion(value.partner, study.partners.keys()),
      }),
    );
  else found.push(...checkPolicy(form, study, partner), ...checkSecret(form, study, partner));
  if (value.comment !== null) found.push(...commentProblems(value.comment, written.place(["comment"])));
  const known = partner?.sources ?? [...study.sources.keys()];
  for (const [id, mapped] of value.sources) {
    const source = study.sources.get(id);
    if (source === undefined || !known.includes(id))
      found.push(
        mappingProblem("engine/mapping-source-unknown", written.placeOfKey(["sources", id]), {
          source: textValue(id),
          known: textValue(known.join(", ")),
          ...suggestion(id, known),
        }),
      );
    else found.push(...checkSource({ form, source, mapped, shapes }));
  }
  return found;
}

/** Checks the secret from which the noise on counts of persons is drawn. */
export function checkSecret(
  { value, written }: Form<MappingDraft>,
  study: Study,
  partner: Partner,
): readonly VigieError[] {
  const { secret, sources } = value;
  const ofPersons = partner.sources.filter((id) => study.sources.get(id)?.protects === "persons");
  const [source] = [...ofPersons.filter((id) => sources.has(id)), ...ofPersons];
  if (source === undefined || (secret !== null && isDrawnSecret(secret))) return [];
  const place = written.place(secret === null ? [] : ["secret"]);
  return [
    mappingProblem("engine/secret-missing", place, {
      why: textValue(secret === null ? "none" : "other"),
      source: textValue(source),
      file: textValue(written.file),
    }),
  ];
}

/** Checks the partner's floors, and what it must accept of this study by name. Methods, section 7. */
function checkPolicy(form: Form<MappingDraft>, study: Study, partner: Partner): readonly VigieError[] {
  return [
    ...weakerFloors(form, study),
    ...checkNothing(form, study, partner),
    ...checkRho(form, study),
    ...checkPooled(form, partner),
    ...checkDoubts(form, study, partner),
  ];
}

/** Small counts leave as drawn of the sources of a group that the study pools, and of no other. */
function checkPooled({ value, written }: Form<MappingDraft>, partner: Partner): readonly VigieError[] {
  const pooled = partner.group?.pooled === true ? partner.sources : [];
  return value.accepts.pooled.flatMap((id, at) =>
    pooled.includes(id)
      ? []
      : [
          mappingProblem("engine/pooled-source-unknown", written.place(["accepts", "pooled", at]), {
            source: textValue(id),
            known: textValue(pooled.join(", ")),
            none: textValue(pooled.length === 0 ? "yes" : "no"),
            ...suggestion(id, pooled),
          }),
        ],
  );
}

/** A floor weaker than the study's rule has no effect: it is a mistake. */
function weakerFloors({ value, written }: Form<MappingDraft>, { disclosure }: Study): readonly VigieError[] {
  const { rho, min } = value.floors;
  const weaker = (rule: "rho" | "min", floor: number) =>
    mappingProblem("engine/floor-weaker", written.place(["floors", rule]), {
      rule: textValue(rule),
      floor: countValue(floor),
      study: countValue(disclosure[rule]),
    });
  return [
    ...(rho !== null && rho > disclosure.rho ? [weaker("rho", rho)] : []),
    ...(min !== null && min < disclosure.min ? [weaker("min", min)] : []),
  ];
}

/** Counts of a source declared without persons get no noise: the partner accepts each such source by name. */
function checkNothing(
  form: Form<MappingDraft>,
  { sources }: Study,
  { sources: sourcesOfPartner }: Partner,
): readonly VigieError[] {
  const { value, written } = form;
  const accepted = value.accepts.nothing;
  const nothing = sourcesOfPartner.filter((id) => sources.get(id)?.protects === "nothing");
  const refused = nothing.filter((id) => !accepted.includes(id));
  return [
    ...accepted.flatMap((id, at) =>
      nothing.includes(id)
        ? []
        : [
            mappingProblem("engine/accepted-source-unknown", written.place(["accepts", "nothing", at]), {
              source: textValue(id),
              known: textValue(nothing.join(", ")),
              none: textValue(nothing.length === 0 ? "yes" : "no"),
              ...suggestion(id, nothing),
            }),
          ],
    ),
    ...(refused.length === 0
      ? []
      : [
          mappingProblem("engine/nothing-not-accepted", written.place(["accepts", "nothing"]), {
            sources: textValue(refused.join(", ")),
            count: countValue(refused.length),
            accepted: textValue(`nothing: [${nothing.join(", ")}]`),
          }),
        ]),
  ];
}

/** A budget above the default is a weaker protection, which the partner accepts by its number or lowers by a floor. */
function checkRho({ value, written }: Form<MappingDraft>, { disclosure }: Study): readonly VigieError[] {
  const rho = Math.min(disclosure.rho, value.floors.rho ?? disclosure.rho);
  if (rho <= defaultDisclosure.rho || value.accepts.rho === rho) return [];
  return [
    mappingProblem("engine/rho-not-accepted", written.place(["accepts", "rho"]), {
      rho: countValue(rho),
      default: countValue(defaultDisclosure.rho),
    }),
  ];
}

/** A reason is given for a source of the partner, and for a doubt that may ask for one. */
function checkDoubts(
  { value, written }: Form<MappingDraft>,
  { sources }: Study,
  { sources: sourcesOfPartner }: Partner,
): readonly VigieError[] {
  return [...value.accepts.doubts].flatMap(([id, reasons]) => {
    const source = sourcesOfPartner.includes(id) ? sources.get(id) : undefined;
    if (source === undefined)
      return mappingProblem("engine/mapping-source-unknown", written.place(["accepts", "doubts", id]), {
        source: textValue(id),
        known: textValue(sourcesOfPartner.join(", ")),
        ...suggestion(id, sourcesOfPartner),
      });
    const names = doubtNames([...source.attributes.keys()]);
    return [...reasons.keys()]
      .filter((name) => !names.includes(name))
      .map((name) =>
        mappingProblem("engine/doubt-unknown", written.place(["accepts", "doubts", id, name]), {
          doubt: textValue(name),
          ...suggestion(name, names),
        }),
      );
  });
}
