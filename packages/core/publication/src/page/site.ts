import { contentOf } from "@vigie/study";
import { communesAnchor, everyBlock, figuresIn, type PublishedBlocks } from "@vigie/text";
import { type DataFiles, dataFiles } from "../exports/data-files.ts";
import type { PublicationFormatter, WordedPublication } from "../formatter.ts";
import type { Logo } from "../logo.ts";
import { sitePaths } from "./site-paths.ts";

/** Where an edition stands among others: addresses of all that are published there, of its study's last one and of the one before it. */
export interface Shelf {
  readonly all: string;
  readonly latest: string;
  readonly before: string | null;
}

/** One language of the site, and where its pages are among those of the others. */
export interface Edition {
  readonly publication: WordedPublication;
  /** Its files of data; made once, when first asked for. */
  readonly data: () => DataFiles;
  readonly logo: Logo | null;
  /** Null where it is published by itself. */
  readonly shelf: Shelf | null;
  /** Whether its figures are PNG images too, and its chapters have cards. */
  readonly hasImages: boolean;
  /** Whether it is PDF documents too. */
  readonly hasPapers: boolean;
  /** Folder from the site's root, with its final `/`; empty for the first language. */
  readonly folder: string;
  /** Its pages, by their path from that folder. */
  readonly pages: ReadonlyMap<string, MakePage>;
  /** The page that holds each identifier of a chapter, a heading or a figure. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Makes a page when it is asked for. */
export type MakePage = (context: PageContext) => string;

/** A page being written. */
export interface PageContext {
  readonly edition: Edition;
  readonly publication: WordedPublication;
  readonly formatter: PublicationFormatter;
  readonly others: readonly Edition[];
  /** From the edition's folder. */
  readonly path: string;
  /** The address, from this page, of another one or of a file of the edition. */
  readonly href: (to: string) => string;
}

export function editionOf(
  publication: WordedPublication,
  setting: Pick<Edition, "pages" | "folder" | "logo" | "shelf" | "hasImages" | "hasPapers">,
): Edition {
  const { chapters, annexes, cover } = publication;
  const anchors = new Map<string, string>();
  if (setting.pages.has(sitePaths.communes)) anchors.set(communesAnchor, sitePaths.communes);
  for (const id of anchorsIn(cover)) anchors.set(id, sitePaths.cover);
  for (const { id, blocks } of annexes)
    for (const anchor of anchorsIn(blocks)) anchors.set(anchor, sitePaths.annex(id));
  for (const { id, blocks } of chapters) {
    anchors.set(id, sitePaths.chapter(id));
    for (const anchor of anchorsIn(blocks)) anchors.set(anchor, sitePaths.chapter(id));
  }
  let data: DataFiles | null = null;
  return { publication, data: () => (data ??= dataFiles(publication)), anchors, ...setting };
}

export function contextOf(edition: Edition, others: readonly Edition[], path: string): PageContext {
  const { publication } = edition;
  const { formatter } = publication;
  return { edition, publication, formatter, others, path, href: (to) => relative(path, to) };
}

/** Address of the page in another language, or of its cover where that one has no such page; from this page. */
export function hrefIn(context: PageContext, other: Edition): string {
  const { path } = context;
  return shared(context, `${other.folder}${other.pages.has(path) ? path : sitePaths.cover}`);
}

/** Where a page or a file of an edition is once published; null where the study does not say it. */
export function addressOf(
  { publication, folder }: Pick<Edition, "publication" | "folder">,
  path: string,
): string | null {
  const { release } = publication.study;
  return release === null ? null : `${release.url}${folder}${path === sitePaths.cover ? "" : path}`;
}

/** A file that all languages share, from this page. */
export function shared({ edition, path }: PageContext, file: string): string {
  return relative(`${edition.folder}${path}`, file);
}

/** Whether the text chooses figures for the page of synthesis. */
export function hasSynthesis({ chapters }: WordedPublication): boolean {
  return chapters.flatMap(({ blocks }) => figuresIn(blocks)).some(({ inSynthesis }) => inSynthesis);
}

export function hasAssociations({ populations }: WordedPublication): boolean {
  return populations.some(({ items }) =>
    items.some(({ indicator }) => contentOf(indicator).association !== null),
  );
}

function relative(from: string, to: string): string {
  return `${"../".repeat(from.split("/").length - 1)}${to}`;
}

function anchorsIn(blocks: PublishedBlocks): readonly string[] {
  return everyBlock(blocks).flatMap((block) => {
    if (block.kind === "awaited") return block.figures.map(({ id }) => id);
    return "id" in block ? [block.id] : [];
  });
}
