import { zipStored } from "@vigie/bundle";
import { officerSheet, type PartnerRun } from "@vigie/station";
import type { Partner, Study } from "@vigie/study";
import type { Language } from "@vigie/words";
import { fingerprintOf } from "./signing-key.ts";
import type { FinishedRun } from "./station.ts";

/** What stays at the partner's, as the `private/` folder of the command: true counts, and the two pages. */
export function privateZip({ privateFiles }: Pick<PartnerRun, "privateFiles">): Uint8Array {
  return zipStored(new Map([...privateFiles].map(([path, text]) => [`private/${path}`, text])));
}

/** HTML to print and to file: what left, when, under which promise. */
export async function protectionOfficerSheet(
  { run, date, hash, signedBy, budgets }: FinishedRun,
  about: {
    readonly study: Study;
    readonly partner: Partner;
    readonly softwareVersion: string;
    readonly language: Language;
  },
): Promise<string> {
  return officerSheet({
    ...about,
    date,
    hash,
    guarantee: run.release.guarantee,
    budgets,
    tables: run.tables,
    signedBy: signedBy && { key: signedBy.key, fingerprint: await fingerprintOf(signedBy.public) },
  });
}
