import { fieldsIn, policyOf, respectedIn, structureOf, untriedTables } from "@vigie/disclosure";
import { loosened, type Place, type Study, said, saidCount, type VigieError } from "@vigie/study";
import { isAtLeast } from "./audit-file.ts";
import type { AuditedBundle, Bundle } from "./bundle.ts";
import { canonical } from "./canonical.ts";
import { writtenMeanings } from "./kept-meanings.ts";
import { problem } from "./problems.ts";
import { isSignedBy } from "./signature.ts";

/**
 * Whether a bundle is what a partner of this study made for it: the study and its version, a policy no looser than
 * the study's, and a signature by a key that the study gives for that partner, valid on the day of the bundle.
 * Where the study gives no key, nothing is asked of the signature: there is nothing to check it with.
 * @param place where the bundle came from, for the messages
 * @returns all the reasons not to use it; none where it is right
 */
export async function originProblems(
  bundle: AuditedBundle,
  study: Study,
  place: Place,
): Promise<readonly VigieError[]> {
  const { manifest } = bundle;
  const partner = said(manifest.partner);
  if (manifest.study.id !== study.id)
    return [problem("bundle/other-study", place, { found: said(manifest.study.id), study: said(study.id) })];
  if (!study.partners.has(manifest.partner)) {
    const partners = said([...study.partners.keys()].join(", "));
    return [problem("bundle/partner-unknown", place, { partner, partners })];
  }
  const found: VigieError[] = [];
  if (manifest.study.hash !== study.hash)
    found.push(
      problem("bundle/other-version", place, {
        partner,
        found: said(manifest.study.hash.slice(0, 12)),
        hash: said(study.hash.slice(0, 12)),
        named: said(manifest.study.version === study.version ? "alike" : "apart"),
        foundVersion: said(manifest.study.version),
        version: said(study.version),
      }),
    );
  if (exemptsPersons(bundle, study)) found.push(problem("bundle/protection-lifted", place, { partner }));
  if (manifest.study.hash === study.hash && isOtherwise(bundle, study))
    found.push(problem("bundle/tables-differ", place, { partner }));
  const rules = loosened(manifest.policy, policyOf(study));
  if (rules.includes("min"))
    found.push(
      problem("bundle/policy-loosened", place, {
        partner,
        found: saidCount(manifest.policy.min),
        min: saidCount(study.disclosure.min),
      }),
    );
  for (const rule of rules)
    if (rule !== "min") found.push(problem("bundle/rule-loosened", place, { partner, rule: said(rule) }));
  if (manifest.study.hash === study.hash && !knowsTheStudy(bundle, study))
    found.push(problem("bundle/attacker-weakened", place, { partner }));
  const wrong = await signatureProblem(bundle, study, place);
  return wrong === null ? found : [...found, wrong];
}

/** Whether a table of persons says that it protects nothing. */
function exemptsPersons({ manifest }: Bundle, study: Study): boolean {
  return manifest.tables.some(
    ({ source, protects }) => protects === "nothing" && study.sources.get(source)?.protects !== "nothing",
  );
}

/** Whether a table says to be of another source or window than the study's, to be rounded otherwise, or to mean something else. */
function isOtherwise({ manifest }: Bundle, study: Study): boolean {
  if (canonical(manifest.meanings) !== canonical(writtenMeanings(manifest.tables, study))) return true;
  return manifest.tables.some(({ indicator, source: id, window, treatment, rounding }) => {
    const source = study.sources.get(study.indicators.get(indicator)?.source ?? "");
    const base = study.disclosure.tables.get(indicator)?.round ?? null;
    const isRounded = source?.protects === "persons" && treatment === "published" ? base : null;
    return (
      source?.id !== id ||
      source.window.from !== window.from ||
      source.window.to !== window.to ||
      (rounding?.base ?? null) !== isRounded
    );
  });
}

/** Whether the attacker of the audit knows all that the study says of how the tables count the same persons. */
function knowsTheStudy({ manifest, tables, assumptions }: AuditedBundle, study: Study): boolean {
  const ofPersons = manifest.tables.filter(({ protects }) => protects === "persons");
  const expected = structureOf({
    study,
    tables: ofPersons.flatMap(({ indicator }) => tables.get(indicator) ?? []),
    withheld: ofPersons.filter(({ treatment }) => treatment === "withheld").map(({ indicator }) => indicator),
    joints: new Map(),
    respected: respectedIn(assumptions.structure),
    known: fieldsIn(assumptions.structure),
    min: manifest.policy.min,
  });
  const isTried = expected.populations.every((population) => untriedTables(population).length === 0);
  return isTried && isAtLeast(assumptions.structure, expected);
}

/**
 * Whether a key that the study gives for the partner of a bundle signed it on a day when it could.
 * @returns null where it did, or where the study gives none
 */
export async function signatureProblem(
  { manifest, signature }: Bundle,
  study: Study,
  place: Place,
): Promise<VigieError | null> {
  const keys = study.partners.get(manifest.partner)?.keys ?? [];
  if (keys.length === 0) return null;
  const partner = said(manifest.partner);
  if (signature === null) return problem("bundle/unsigned", place, { partner });
  const words = { partner, key: said(signature.key), date: said(manifest.date) };
  const key = keys.find(({ id }) => id === signature.key);
  if (key === undefined)
    return problem("bundle/key-unknown", place, {
      ...words,
      keys: said(keys.map(({ id }) => id).join(", ")),
    });
  if (!(await isSignedBy(signature, key.public))) return problem("bundle/signature-wrong", place, words);
  if (manifest.date < key.from)
    return problem("bundle/key-not-yet-valid", place, { ...words, from: said(key.from) });
  if (key.to !== null && manifest.date > key.to)
    return problem("bundle/key-expired", place, { ...words, to: said(key.to) });
  return null;
}

/**
 * Whether a bundle may follow another: same study, same partner, made on the same day or later.
 * @param previous the earlier bundle
 * @param place where it came from, for the message
 */
export function previousProblem(
  previous: Bundle,
  next: { readonly study: string; readonly partner: string; readonly date: string },
  place: Place,
): VigieError | null {
  const { study, partner, date } = previous.manifest;
  if (study.id !== next.study || partner !== next.partner)
    return problem("bundle/previous-of-another", place, { study: said(study.id), partner: said(partner) });
  if (date > next.date)
    return problem("bundle/previous-later", place, { found: said(date), date: said(next.date) });
  return null;
}
