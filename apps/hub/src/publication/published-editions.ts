import type { HubReader } from "../database/schema.ts";

/** When something was said of an edition, and why. */
export interface Remark {
  readonly at: string;
  readonly reason: string;
}

/** An edition that readers were given, and what became of it. */
export interface PublishedEdition {
  readonly campaign: string;
  readonly title: string;
  /** Hash of the study. */
  readonly study: string;
  /** Identifier of the study, which its editions share. */
  readonly studyName: string;
  readonly folder: string;
  readonly published_at: string;
  readonly withdrawn: Remark | null;
  readonly correction: Remark | null;
  /** The campaign whose edition it takes the place of. */
  readonly corrects: string | null;
}

/** All that were published, withdrawn or not, the latest first. */
export async function allEditions({ database }: { readonly database: HubReader }) {
  const found = await database
    .selectFrom("campaign")
    .innerJoin("edition", "edition.campaign", "campaign.id")
    .select(["campaign.id as campaign", "campaign.title", "campaign.study", "campaign.corrects"])
    .select([
      "edition.folder",
      "edition.published_at",
      "edition.withdrawn_at",
      "edition.withdrawal_reason",
      "edition.corrected_at",
      "edition.correction_reason",
    ])
    .select(({ selectFrom }) =>
      selectFrom("study")
        .select("study.name")
        .whereRef("study.hash", "=", "campaign.study")
        .limit(1)
        .as("studyName"),
    )
    .where("edition.published_at", "is not", null)
    .orderBy("edition.published_at", "desc")
    .execute();
  return found.map(
    ({ campaign, title, study, corrects, folder, ...one }): PublishedEdition => ({
      ...{ campaign, title, study, corrects, folder },
      studyName: one.studyName ?? "",
      published_at: one.published_at ?? "",
      withdrawn: remarkOf(one.withdrawn_at, one.withdrawal_reason),
      correction: remarkOf(one.corrected_at, one.correction_reason),
    }),
  );
}

function remarkOf(at: string | null, reason: string | null): Remark | null {
  return at === null ? null : { at, reason: reason ?? "" };
}

/** What everybody may read, the latest first. */
export async function publishedEditions(reader: { readonly database: HubReader }) {
  return (await allEditions(reader)).filter(({ withdrawn }) => withdrawn === null);
}

/** The edition that took the place of a campaign's, and that readers may read; null where none did. */
export function correctionOf(all: readonly PublishedEdition[], campaign: string): PublishedEdition | null {
  const found = all.find(({ corrects }) => corrects === campaign);
  if (found === undefined) return null;
  return correctionOf(all, found.campaign) ?? (found.withdrawn === null ? found : null);
}

/**
 * The last edition of a study that readers may read: one that corrects an earlier one has the place of that one, even where it was
 * published after the next. Null where all were withdrawn.
 */
export function latestEdition(all: readonly PublishedEdition[], studyName: string): PublishedEdition | null {
  const firstPublished = (edition: PublishedEdition): string => {
    const corrected = all.find(({ campaign }) => campaign === edition.corrects);
    return corrected === undefined ? edition.published_at : firstPublished(corrected);
  };
  const shown = all.filter((one) => one.studyName === studyName && one.withdrawn === null);
  const [latest] = shown.toSorted(
    (a, b) =>
      firstPublished(b).localeCompare(firstPublished(a)) || b.published_at.localeCompare(a.published_at),
  );
  return latest ?? null;
}

/** The campaign whose published bundles stand for those of a campaign: its own, or those of the edition that corrects it. */
export async function standingCampaign(
  reader: { readonly database: HubReader },
  campaign: string,
): Promise<string> {
  return correctionOf(await allEditions(reader), campaign)?.campaign ?? campaign;
}
