import { zipStored } from "@vigie/bundle";
import { partnerKit } from "@vigie/papers";
import { readPaperTemplates } from "@vigie/papers/node";
import type { Language } from "@vigie/words";
import { studyOf } from "../campaigns/study-file.ts";

/** What the thread that makes kits is given. */
export interface KitAsked {
  /** The `.vigie` file of the study. */
  readonly study: Uint8Array;
  readonly partner: string;
  readonly language: Language;
}

/** The folder of one partner, zipped: the page to read first, the study, the workbooks to fill in, the papers. */
export async function kitWork({ study: zip, partner: id, language }: KitAsked): Promise<Uint8Array> {
  const study = await studyOf(zip, "etude.vigie");
  const partner = study.partners.get(id);
  if (partner === undefined) throw new RangeError("a campaign has a partner that its study has not");
  return zipStored(await partnerKit({ study, partner, zip, language }, await readPaperTemplates()));
}
