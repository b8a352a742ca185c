import {
  budgetsAfter,
  ledgerText,
  lineOf,
  readLedger,
  readSigner,
  withLine,
  withoutLine,
} from "@vigie/bundle";
import { asNumber } from "@vigie/disclosure";
import { locatedMapping, type MappingDraft, mappingText, parseMapping } from "@vigie/mapping";
import { runAtPartner, signerProblems } from "@vigie/partner";
import type { Partner, Study } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { keyName, ledgerName } from "./dossier.ts";
import { mappingName } from "./mapping-choices.ts";
import type { FinishedRun, RunRequest } from "./page-core.ts";
import { pageInputError, partnerPageProblem } from "./problems.ts";
import { pageShapes } from "./readers.ts";

/**
 * A run of all the sources of a partner, and the ledger with its bundle.
 * @throws {VigieErrors} as `PageCore.run`
 */
export async function finishedRun(
  {
    partner: id,
    holder = null,
    draft,
    date,
    key,
    ledger: kept,
    unsent = null,
    language,
  }: Omit<RunRequest, "signal" | "progress">,
  {
    study,
    softwareVersion,
    progress,
    place,
    locate,
  }: {
    readonly study: Study;
    readonly softwareVersion: string;
    readonly progress: NonNullable<RunRequest["progress"]>;
    readonly place: Parameters<typeof runAtPartner>[1];
    readonly locate: (name: string) => string | null;
  },
): Promise<FinishedRun> {
  const partner = partnerOf(study, id);
  const mapping = await mappingOf(draft, { study, partner, locate });
  const signer = key === null ? null : await readSigner(key, { file: keyName });
  const refused =
    signer === null ? [] : signerProblems(signer, { partner, holder, day: date, place: { file: keyName } });
  if (refused.length > 0) throw new VigieErrors(refused);
  const ledgerPlace = { file: ledgerName };
  const whole = kept === null ? [] : readLedger(kept, ledgerPlace);
  const ledger = mapping.fictitious ? null : unsent === null ? whole : withoutLine(whole, unsent);
  const { run, bundle, conversions } = await runAtPartner(
    {
      study,
      partner,
      holder,
      mapping,
      date,
      signer,
      ledger,
      ledgerPlace,
      softwareVersion,
      language,
      progress,
    },
    place,
  );
  const line = lineOf(bundle);
  return {
    run,
    hash: bundle.hash,
    date,
    conversions,
    signedBy: signer && { key: signer.key, public: signer.public },
    ledger: ledger && ledgerText(withLine(ledger, line)),
    budgets: budgetsAfter(ledger ?? [], line).map(({ rho, used, ...budget }) => ({
      ...budget,
      rho: asNumber(rho),
      used: asNumber(used),
      cap: mapping.policy.cap,
    })),
  };
}

function partnerOf({ partners }: Study, id: string): Partner {
  const partner = partners.get(id);
  if (partner !== undefined) return partner;
  throw pageInputError(
    "page/partner-unknown",
    {},
    { partner: textValue(id), partners: textValue([...partners.keys()].join(", ")) },
  );
}

/** @throws {VigieErrors} every mistake of the mapping; every file that it reads and that is not open */
async function mappingOf(
  draft: MappingDraft,
  {
    study,
    partner,
    locate,
  }: { readonly study: Study; readonly partner: Partner; readonly locate: (name: string) => string | null },
) {
  const parsed = parseMapping(mappingText(draft, "fr"), mappingName, { study, shapes: pageShapes });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  if (parsed.mapping.partner !== partner.id) throw new RangeError("the draft is another partner’s");
  const absent = new Map<string, VigieErrors["errors"][number]>();
  const located = locatedMapping(parsed.mapping, ({ shown, format }) => {
    const path = format.kind === "table" ? null : locate(shown);
    if (path !== null) return path;
    const code = format.kind === "table" ? "page/database-not-here" : "page/file-not-opened";
    absent.set(shown, partnerPageProblem(code, { file: mappingName }, { name: textValue(shown) }));
    return "";
  });
  if (absent.size > 0) throw new VigieErrors([...absent.values()]);
  return located;
}
