import {
  capProblems,
  firstIndicatorsOf,
  fromBase64url,
  type Ledger,
  lineOf,
  type ReceivedBundle,
  readBundle,
  type Signer,
} from "@vigie/bundle";
import { guaranteeOf } from "@vigie/disclosure";
import { convertFiles, type Engine } from "@vigie/engine";
import type { Conversion, FileStore, ShapeConverter } from "@vigie/files";
import type { Mapping } from "@vigie/mapping";
import { type Partner, suggestion } from "@vigie/study";
import { type FilePlace, textValue, type VigieError, VigieErrors } from "@vigie/words";
import { refuseDoubts } from "./doubts/doubts.ts";
import { policyAt } from "./policy-at.ts";
import { partnerProblem } from "./problems.ts";
import { type PartnerRun, type Run, runPartner } from "./run-partner.ts";
import { refuseThinBudget } from "./thin-budget.ts";

/** What a partner asks, wherever it runs; its mapping may name files of a known shape. */
export interface PartnerRunRequest
  extends Omit<Run, "secret" | "writtenMapping" | "comment" | "conversions" | "engine" | "firstIndicators"> {
  /** The bundles that left before; null where nothing is spent, of fictitious data. */
  readonly ledger: Ledger | null;
  /** Place of the ledger, for messages. */
  readonly ledgerPlace: FilePlace;
}

/** The machine: a disk and its engine, or a page. */
export interface RunPlace {
  /** Where the files are, and where their conversions go. */
  readonly store: FileStore;
  /** What converts the files of known shapes, whose names the mapping was read with. */
  readonly converters: readonly ShapeConverter[];
  /** @param mapping of plain files only */
  readonly openEngine: (mapping: Mapping) => Promise<Engine & { readonly close: () => Promise<void> }>;
}

export interface PartnerRunResult {
  readonly run: PartnerRun;
  readonly bundle: ReceivedBundle;
  /** By source, of files of a known shape. */
  readonly conversions: ReadonlyMap<string, Conversion>;
}

/**
 * One partner's whole run: files of a known shape converted, read, counted, protected and packed, and the bundle checked as
 * the observatory will.
 * @throws {VigieErrors} what is wrong with the files; that nothing could be read of what would leave, by published sizes; that
 * the ledger has no budget left; `DoubtedRun`, a grave doubt about the files that the mapping does not explain
 */
export async function runAtPartner(
  { study, partner, mapping, date, signer, ledger, ledgerPlace, ...settings }: PartnerRunRequest,
  { store, converters, openEngine }: RunPlace,
): Promise<PartnerRunResult> {
  const holder = holderProblems(partner, settings.holder ?? null);
  if (holder.length > 0) throw new VigieErrors(holder);
  const guarantee = guaranteeOf(study, partner.id, policyAt(study, mapping));
  refuseThinBudget(study, { partner, guarantee });
  const { mapping: plain, conversions } = await convertFiles(mapping, {
    study,
    day: date,
    store,
    converters,
  });
  const engine = await openEngine(plain);
  const run = await runPartner({
    study,
    partner,
    mapping: plain,
    writtenMapping: mapping,
    secret: secretOf(mapping),
    comment: mapping.comment,
    conversions,
    engine,
    date,
    signer,
    firstIndicators: firstIndicatorsOf(ledger ?? [], study),
    ...settings,
  }).finally(engine.close);
  refuseDoubts(run.doubts, study, { file: mapping.file });
  const bundle = await readBundle(run.bundle, { file: "bundle.zip" });
  const over =
    ledger === null
      ? []
      : capProblems(ledger, lineOf(bundle), { cap: mapping.policy.cap, place: ledgerPlace });
  if (over.length > 0) throw new VigieErrors(over);
  return { run, bundle, conversions };
}

/** A group counts by one of its holders; one institution has none. */
function holderProblems({ id, group }: Partner, holder: string | null): readonly VigieError[] {
  if (group === null ? holder === null : group.holders.has(holder ?? "")) return [];
  return [
    partnerProblem(
      "partner/holder-unknown",
      {},
      {
        partner: textValue(id),
        holder: textValue(holder ?? ""),
        why: textValue(holder === null ? "none" : group === null ? "single" : "other"),
        holders: textValue([...(group?.holders.keys() ?? [])].join(", ")),
        ...suggestion(holder ?? "", [...(group?.holders.keys() ?? [])]),
      },
    ),
  ];
}

/** A mapping without one has no source of persons: nothing is drawn. */
function secretOf({ secret }: Mapping): Uint8Array {
  return (secret === null ? null : fromBase64url(secret)) ?? new Uint8Array(32);
}

/**
 * Why the observatory would refuse what a key signs, where the study gives this partner keys: it is not among them, or not
 * valid that day.
 * @param day of the run, `2026-11-25`
 */
export function signerProblems(
  { key: id, public: bytes }: Pick<Signer, "key" | "public">,
  {
    partner,
    holder,
    day,
    place,
  }: {
    readonly partner: Partner;
    readonly holder: string | null;
    readonly day: string;
    readonly place: FilePlace;
  },
): readonly VigieError[] {
  const known = partner.group === null ? partner.keys : (partner.group.holders.get(holder ?? "")?.keys ?? []);
  if (known.length === 0) return [];
  const values = { key: textValue(id), partner: textValue(holder ?? partner.id) };
  const key = known.find((each) => each.id === id && each.public === bytes);
  if (key === undefined) {
    const keys = textValue(known.map((each) => each.id).join(", "));
    return [partnerProblem("partner/key-not-in-study", place, { ...values, keys })];
  }
  if (key.from <= day && (key.to === null || day <= key.to)) return [];
  return [
    partnerProblem("partner/key-not-valid", place, {
      ...values,
      day: textValue(day),
      from: textValue(key.from),
      ends: textValue(key.to === null ? "no" : "yes"),
      to: textValue(key.to ?? ""),
    }),
  ];
}
