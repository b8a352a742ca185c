import {
  compareFractions,
  designProtection,
  drawnCells,
  formatFraction,
  fractionOf,
  type ProtectionDesign,
} from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { countValue, type FilePlace, textValue, type VigieError } from "@vigie/words";
import { auditText, writtenPolicy } from "./audit-file.ts";
import type { Bundle, ReceivedBundle } from "./bundle.ts";
import { areEqual } from "./consistency.ts";
import { unmetSizesOf } from "./data-package.ts";
import { bundleProblem } from "./problems.ts";
import { isSignedBy } from "./signature.ts";
import { tableProblems } from "./table-problems.ts";

/**
 * Whether a bundle is what a partner of this study made for it: the study and its version, a policy no weaker than
 * the study's, the guarantee that the study and this policy give, the tables that it asks for, titles and standard errors
 * included, a day on which somebody may have made it, and a signature by a key that the study gives for that partner, valid on
 * that day. Where the study gives no key, nothing is asked of the signature: there is nothing to check it with.
 * @returns all the reasons not to use it; none where it is right
 */
export async function originProblems(
  bundle: ReceivedBundle,
  study: Study,
  received: Reception,
): Promise<readonly VigieError[]> {
  const { manifest } = bundle;
  const { place } = received;
  const partner = textValue(manifest.partner);
  if (manifest.study.id !== study.id)
    return [
      bundleProblem("bundle/other-study", place, {
        found: textValue(manifest.study.id),
        study: textValue(study.id),
      }),
    ];
  if (!study.partners.has(manifest.partner)) {
    const partners = textValue([...study.partners.keys()].join(", "));
    return [bundleProblem("bundle/partner-unknown", place, { partner, partners })];
  }
  const holder = holderProblem(bundle, study, place);
  if (holder !== null) return [holder];
  const signature = await signatureProblem(bundle, study, place);
  return [
    ...policyProblems(bundle, study, place),
    ...(manifest.study.hash === study.hash
      ? sameStudyProblems(bundle, study, place)
      : [otherVersion(bundle, study, place)]),
    ...dateProblems(bundle, received),
    ...(signature === null ? [] : [signature]),
  ];
}

/** Where a bundle came from, for the messages, and the day there. */
export interface Reception {
  readonly place: FilePlace;
  /** `2026-11-25` */
  readonly today: string;
}

/**
 * Whether nobody can have made a bundle on the day that it bears: after tomorrow, which has come in some time zone, or before the
 * first day that its tables count, unless it counts invented data.
 */
export function dateProblems(
  { manifest: { partner, date, fictitious, tables } }: Pick<Bundle, "manifest">,
  { place, today }: Reception,
): readonly VigieError[] {
  const outside = (when: "early" | "late", limit: string) => [
    bundleProblem("bundle/date-outside", place, {
      partner: textValue(partner),
      date: textValue(date),
      when: textValue(when),
      limit: textValue(limit),
    }),
  ];
  const tomorrow = dayAfter(today);
  if (date > tomorrow) return outside("late", tomorrow);
  const [first = date] = tables.map(({ window }) => window.from).toSorted();
  return date < first && !fictitious ? outside("early", first) : [];
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** A bundle of a group is that of one of its holders; any other has none. */
function holderProblem({ manifest }: Bundle, study: Study, place: FilePlace): VigieError | null {
  const { partner, holder } = manifest;
  const group = study.partners.get(partner)?.group ?? null;
  if (group === null ? holder === undefined : group.holders.has(holder ?? "")) return null;
  return bundleProblem("bundle/holder-unknown", place, {
    partner: textValue(partner),
    holder: textValue(holder ?? ""),
    why: textValue(holder === undefined ? "none" : group === null ? "single" : "other"),
    holders: textValue([...(group?.holders.keys() ?? [])].join(", ")),
  });
}

/** The keys that may sign a bundle: its holder's, or its partner's. */
export function signingKeysOf(
  { partner, holder }: Bundle["manifest"],
  { partners }: Pick<Study, "partners">,
) {
  const { group = null, keys = [] } = partners.get(partner) ?? {};
  return group === null ? keys : (group.holders.get(holder ?? "")?.keys ?? []);
}

/** What any version of the study asks for. */
function policyProblems(
  { manifest, guarantee }: Bundle,
  study: Study,
  place: FilePlace,
): readonly VigieError[] {
  const partner = textValue(manifest.partner);
  const { rho, min } = guarantee.policy;
  const required = study.disclosure;
  const found: VigieError[] = [];
  const isLifted = manifest.tables.some(
    ({ source, protects }) => protects === "nothing" && study.sources.get(source)?.protects === "persons",
  );
  if (isLifted) found.push(bundleProblem("bundle/protection-lifted", place, { partner }));
  if (compareFractions(rho, fractionOf(required.rho)) > 0)
    found.push(
      bundleProblem("bundle/rho-loosened", place, {
        partner,
        found: textValue(formatFraction(rho)),
        rho: textValue(formatFraction(fractionOf(required.rho))),
      }),
    );
  if (min < required.min)
    found.push(
      bundleProblem("bundle/policy-loosened", place, {
        partner,
        found: countValue(min),
        min: countValue(required.min),
      }),
    );
  return found;
}

function sameStudyProblems(bundle: ReceivedBundle, study: Study, place: FilePlace): readonly VigieError[] {
  const { manifest, guarantee } = bundle;
  const partner = textValue(manifest.partner);
  const design = designOf(bundle, study);
  const isSame = auditText(guarantee) === auditText(design.guarantee);
  const isGroup = study.partners.get(manifest.partner)?.group != null;
  return [
    ...(manifest.study.version === study.version
      ? []
      : [
          bundleProblem("bundle/version-differs", place, {
            partner,
            found: textValue(manifest.study.version),
            version: textValue(study.version),
          }),
        ]),
    ...(isSame ? [] : [bundleProblem("bundle/guarantee-differs", place, { partner })]),
    ...(isGroup === (bundle.drawn !== undefined) && hasDrawnTables(bundle, design)
      ? []
      : [bundleProblem("bundle/drawn-differs", place, { partner })]),
    ...tableProblems(bundle, { study, design }, place),
  ];
}

/** Designs that holders of a group share: by study, the partner, its policy and its published sizes. */
const designs = new WeakMap<Study, Map<string, ProtectionDesign>>();

function designOf({ manifest, guarantee: { policy } }: Bundle, study: Study): ProtectionDesign {
  const unmetSizes = unmetSizesOf(manifest);
  const key = JSON.stringify([manifest.partner, writtenPolicy(policy), [...unmetSizes]]);
  const known = designs.get(study) ?? new Map<string, ProtectionDesign>();
  const design = known.get(key) ?? designProtection({ study, partner: manifest.partner, policy, unmetSizes });
  known.set(key, design);
  designs.set(study, known);
  return design;
}

/** Whether what was drawn is of the tables of persons that the study asks for, cell by cell. */
function hasDrawnTables({ drawn, guarantee }: Bundle, design: ProtectionDesign): boolean {
  if (drawn === undefined) return true;
  const cells = drawnCells(design);
  const { min } = guarantee.policy;
  const isHiding = [...drawn.values()].some((values) => values.includes(null));
  return (
    areEqual([...drawn.keys()].toSorted(), [...cells.keys()].toSorted()) &&
    [...cells].every(([id, { impossible, measure, from }]) => {
      const values = drawn.get(id) ?? [];
      const isSmall = (value: number | null) =>
        isHiding && measure === "count" && from !== "model" && value !== null && value < min;
      return (
        values.length === impossible.length &&
        values.every((value, cell) => (impossible[cell] === 1 ? value === 0 : !isSmall(value)))
      );
    })
  );
}

function otherVersion({ manifest }: Bundle, study: Study, place: FilePlace): VigieError {
  return bundleProblem("bundle/other-version", place, {
    partner: textValue(manifest.partner),
    found: textValue(manifest.study.hash.slice(0, 12)),
    hash: textValue(study.hash.slice(0, 12)),
    named: textValue(manifest.study.version === study.version ? "alike" : "apart"),
    foundVersion: textValue(manifest.study.version),
    version: textValue(study.version),
  });
}

/**
 * Whether a key that the study gives for the partner of a bundle signed it on a day when it could.
 * @returns null where it did, or where the study gives none
 */
async function signatureProblem(
  { manifest, signature }: Bundle,
  study: Study,
  place: FilePlace,
): Promise<VigieError | null> {
  const keys = signingKeysOf(manifest, study);
  if (keys.length === 0) return null;
  const partner = textValue(manifest.partner);
  if (signature === null) return bundleProblem("bundle/unsigned", place, { partner });
  const values = { partner, key: textValue(signature.key), date: textValue(manifest.date) };
  const key = keys.find(({ id }) => id === signature.key);
  if (key === undefined)
    return bundleProblem("bundle/key-unknown", place, {
      ...values,
      keys: textValue(keys.map(({ id }) => id).join(", ")),
    });
  if (!(await isSignedBy(signature, key.public)))
    return bundleProblem("bundle/signature-wrong", place, values);
  if (manifest.date < key.from)
    return bundleProblem("bundle/key-not-yet-valid", place, { ...values, from: textValue(key.from) });
  if (key.to !== null && manifest.date > key.to)
    return bundleProblem("bundle/key-expired", place, { ...values, to: textValue(key.to) });
  return null;
}
