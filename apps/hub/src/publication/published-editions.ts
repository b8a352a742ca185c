import type { Text, Window } from "@vigie/study";
import { participantOf } from "../campaigns/participants.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import type { HubReader } from "../database/schema.ts";
import type { Hub } from "../hub.ts";
import { logFault } from "../log.ts";
import { storageProblem } from "../problems.ts";

/** When something was said of an edition, and why. */
export interface EditionRemark {
  readonly at: string;
  readonly reason: string;
}

/** An edition that readers were given, and what became of it. */
export interface PublishedEdition {
  readonly campaign: string;
  /** Title of the study, in French. */
  readonly title: string;
  /** Hash of the study. */
  readonly study: string;
  /** Identifier of the study, which its editions share. */
  readonly studyName: string;
  readonly folder: string;
  readonly published_at: string;
  readonly withdrawn: EditionRemark | null;
  readonly correction: EditionRemark | null;
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
    .select(({ selectFrom }) =>
      selectFrom("study")
        .select("study.title")
        .whereRef("study.hash", "=", "campaign.study")
        .orderBy("study.uploaded_at", "desc")
        .limit(1)
        .as("studyTitle"),
    )
    .where("edition.published_at", "is not", null)
    .orderBy("edition.published_at", "desc")
    .execute();
  return found.map(
    ({ campaign, title, study, corrects, folder, ...one }): PublishedEdition => ({
      ...{ campaign, study, corrects, folder },
      title: one.studyTitle ?? title,
      studyName: one.studyName ?? "",
      published_at: one.published_at ?? "",
      withdrawn: remarkOf(one.withdrawn_at, one.withdrawal_reason),
      correction: remarkOf(one.corrected_at, one.correction_reason),
    }),
  );
}

const lastRead = new WeakMap<HubReader, readonly PublishedEdition[]>();

/** `allEditions`, or what it found last while the database is away: readers are answered by its folder. */
export async function editionsForReaders({ database }: Pick<Hub, "database">) {
  try {
    const found = await allEditions({ database });
    lastRead.set(database, found);
    return found;
  } catch (error) {
    const before = lastRead.get(database);
    if (before === undefined || storageProblem(error) !== "hub/storage-away") throw error;
    return before;
  }
}

function remarkOf(at: string | null, reason: string | null): EditionRemark | null {
  return at === null ? null : { at, reason: reason ?? "" };
}

/** What everybody may read, the latest first. */
export async function publishedEditions(reader: { readonly database: HubReader }) {
  return (await allEditions(reader)).filter(({ withdrawn }) => withdrawn === null);
}

/** The edition that took the place of a campaign's, and that readers may read; null where none did. */
export function readCorrection(all: readonly PublishedEdition[], campaign: string): PublishedEdition | null {
  const found = all.find(({ corrects }) => corrects === campaign);
  if (found === undefined) return null;
  return readCorrection(all, found.campaign) ?? (found.withdrawn === null ? found : null);
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
  return readCorrection(await allEditions(reader), campaign)?.campaign ?? campaign;
}

/** What a study and the bundles of an edition say of it. */
export interface EditionFacts {
  readonly title: Text;
  readonly window: Window;
  /** Partners whose bundles it holds. */
  readonly partners: readonly Text[];
}

/** Reads the facts of each edition once: what is published does not change. */
export function editionFacts(hub: Hub): (edition: PublishedEdition) => Promise<EditionFacts | null> {
  const known = new Map<string, EditionFacts>();
  const unreadable = new Set<string>();
  return async (edition) => {
    const found =
      known.get(edition.campaign) ??
      (await readFacts(hub, edition).catch((error: unknown) => unread(edition, error)));
    if (found !== null) known.set(edition.campaign, found);
    return found;
  };

  /** A study that cannot be read hides no edition; it is logged once. */
  function unread({ campaign }: PublishedEdition, error: unknown): null {
    if (!unreadable.has(campaign)) logFault(hub, "editionFacts", error);
    unreadable.add(campaign);
    return null;
  }
}

async function readFacts(hub: Hub, { campaign, study: hash }: PublishedEdition): Promise<EditionFacts> {
  const { study } = await latestVersion(hub, hash);
  const deposits = await hub.database
    .selectFrom("deposit")
    .select("partner")
    .where("campaign", "=", campaign)
    .where("state", "=", "published")
    .orderBy("partner")
    .execute();
  const partners = new Set(
    deposits.flatMap(({ partner }) => participantOf(study, partner)?.partner.label ?? []),
  );
  return { title: study.title, window: study.window, partners: [...partners] };
}
