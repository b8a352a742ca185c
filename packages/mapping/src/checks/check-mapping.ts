import { type Form, type Partner, type Study, suggestion } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { commentProblems } from "../direct-identifier.ts";
import type { MappingFile } from "../mapping-file.ts";
import { problem } from "../problems.ts";
import { isDrawnSecret } from "../secret.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkSource } from "./check-source.ts";

/** A mapping names the study that it is for. */
export function checkStudy(
  { value, written }: Form<MappingFile>,
  { id }: Pick<Study, "id">,
): readonly VigieError[] {
  if (value.study === id) return [];
  const values = { written: textValue(value.study), study: textValue(id) };
  return [problem("engine/mapping-of-another-study", written.place(["study"]), values)];
}

/** Mistakes of a mapping that its form does not show: what its study does not allow. */
export function checkMapping(form: Form<MappingFile>, study: Study): readonly VigieError[] {
  const { value, written } = form;
  const found = [...checkStudy(form, study)];
  const partner = study.partners.get(value.partner);
  if (partner === undefined)
    found.push(
      problem("engine/mapping-partner-unknown", written.place(["partner"]), {
        partner: textValue(value.partner),
        ...suggestion(value.partner, study.partners.keys()),
      }),
    );
  else found.push(...checkPolicy(form, study, partner), ...checkSecret(form, study, partner));
  if (value.comment !== undefined) found.push(...commentProblems(value.comment, written.place(["comment"])));
  const known = partner?.sources ?? [...study.sources.keys()];
  for (const [id, mapped] of Object.entries(value.sources)) {
    const source = study.sources.get(id);
    if (source === undefined || !known.includes(id))
      found.push(
        problem("engine/mapping-source-unknown", written.placeOfKey(["sources", id]), {
          source: textValue(id),
          known: textValue(known.join(", ")),
          ...suggestion(id, known),
        }),
      );
    else found.push(...checkSource({ form, source, mapped }));
  }
  return found;
}

/** Checks the secret from which the noise on counts of persons is drawn. */
export function checkSecret(
  { value, written }: Form<MappingFile>,
  study: Study,
  partner: Partner,
): readonly VigieError[] {
  const { secret, sources } = value;
  const ofPersons = partner.sources.filter((id) => study.sources.get(id)?.protects === "persons");
  const [source] = [...ofPersons.filter((id) => Object.hasOwn(sources, id)), ...ofPersons];
  if (source === undefined || (secret !== undefined && isDrawnSecret(secret))) return [];
  const place = written.place(secret === undefined ? [] : ["secret"]);
  return [
    problem("engine/secret-missing", place, {
      why: textValue(secret === undefined ? "none" : "other"),
      source: textValue(source),
      file: textValue(written.file),
    }),
  ];
}
