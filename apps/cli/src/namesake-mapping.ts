import { randomBytes } from "node:crypto";
import { type Mapping, parseMapping } from "@vigie/mapping";
import type { Partner, Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";

/**
 * The mapping of a partner whose tables and columns would bear the names of the study: `source` for units, `source_contacts`
 * for contacts. Only to show what would be asked: its secret is drawn and forgotten.
 */
export function namesakeMapping(study: Study, partner: Partner): Mapping {
  const sources = partner.sources.flatMap((id) => {
    const source = study.sources.get(id);
    return source === undefined ? [] : [source];
  });
  const connection = "base";
  const written = {
    mapping: 1,
    study: study.id,
    partner: partner.id,
    fictitious: true,
    secret: randomBytes(32).toString("base64url"),
    accepts: {
      nothing: sources.filter(({ protects }) => protects === "nothing").map(({ id }) => id),
      rho: study.disclosure.rho,
    },
    sources: Object.fromEntries(
      sources.map(({ id, contacts }) => [
        id,
        {
          units: { table: id, connection, key: "unit" },
          ...(contacts === null
            ? {}
            : {
                contacts: {
                  table: `${id}_contacts`,
                  connection,
                  key: "unit",
                  date: "date",
                  channel: "channel",
                  ...(contacts.motives === null ? {} : { motive: "motive" }),
                },
              }),
        },
      ]),
    ),
  };
  const parsed = parseMapping(JSON.stringify(written), "", study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return parsed.mapping;
}
