import type { Form, Partner, Study } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import type { MappingFile } from "./mapping-file.ts";
import { problem } from "./problems.ts";
import { isDrawnSecret } from "./secret-form.ts";

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
