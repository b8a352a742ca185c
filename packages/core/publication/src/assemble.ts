import type { Bundle } from "@vigie/bundle";
import type { Place } from "@vigie/places";
import type { Study } from "@vigie/study";
import { type EarlierEdition, marksOf } from "@vigie/tables";
import { publicationOf } from "@vigie/text";
import { VigieErrors } from "@vigie/words";
import { dictionaryProblems } from "./dictionary.ts";
import { downloadsOf, type Rasterise } from "./downloads/downloads-of.ts";
import type { DataFiles } from "./exports/data-files.ts";
import { dcatCatalogue } from "./exports/dcat-catalogue.ts";
import { formatterIn, type WordedPublication } from "./formatter.ts";
import type { Logo } from "./logo.ts";
import { noteText } from "./page/note-page.ts";
import { pagesOf } from "./page/pages.ts";
import { searchTexts } from "./page/search/search-texts.ts";
import { runningHeads } from "./page/shell.ts";
import { contextOf, type Edition, editionOf, type Shelf } from "./page/site.ts";
import { type ScriptName, sitePaths } from "./page/site-paths.ts";
import { style } from "./page/style.ts";
import { papersOf, type SetPaper } from "./pdf/print.ts";

/** What the site ships besides what it computes; read at the edge by `@vigie/publication/node`. */
export interface Assets {
  readonly fonts: readonly { readonly weight: number; readonly bytes: Uint8Array }[];
  /** The text of the fonts' licence, which must travel with them. */
  readonly fontLicence: string;
  /** Classic scripts by the name of their file; pages are whole without them. */
  readonly scripts: ReadonlyMap<ScriptName, string>;
}

/**
 * Part of the work that comes next, each language in turn: texts with their figures and their tests, simulated ones
 * included; the files of data; the pages. `share`: done of all, in 0..1.
 */
interface AssemblyStep {
  readonly part: "render" | "export" | "publish";
  readonly share: number;
}

interface Assembly {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly assets: Assets;
  /**
   * Language of the pages at the site's root; the study's other languages have a folder each, but for those without a text
   * where the study has one.
   */
  readonly language: string;
  /** Editions before, in any order, for a page that says what changed. */
  readonly earlier?: readonly EarlierEdition[];
  /** Where people may be helped, located in communes of the study; null where no list was given. */
  readonly places?: readonly Place[] | null;
  /** Logo of the publisher, in the head of every page; null where the study names none. */
  readonly logo?: Logo | null;
  /** Where it stands among other editions, for a hub; null where it is published by itself. */
  readonly shelf?: Shelf | null;
  /** Draws an SVG as a PNG; null where no image is asked for: they take a second for ten figures. */
  readonly rasterise?: Rasterise | null;
  /** Sets a document as a PDF; null where none is asked for. */
  readonly setPaper?: SetPaper | null;
  /** Whether it is an edition to publish: no sentence of it may be contradicted by its tables. */
  readonly isFinal?: boolean;
}

type SiteFile = readonly [path: string, content: string | Uint8Array];

type Site = ReadonlyMap<string, SiteFile[1]>;

/**
 * The diagnostic as a static site: content by path. Same input, same bytes.
 * @throws {VigieErrors} when bundles are not of this study or contradict it, when a text cites what cannot be, or when
 * a language that the study brings has holes
 */
export function assemble(options: Assembly): Site {
  return finished(assembling(options));
}

/**
 * The same, part after part: each may last a second, and whoever asks for the next may do something else before.
 * @yields what comes next
 */
export function* assembling(options: Assembly): Generator<AssemblyStep, Site> {
  const editions = yield* editionsOf(options);
  const steps = 3 * editions.length;
  const next = (part: AssemblyStep["part"], done: number): AssemblyStep => ({ part, share: done / steps });
  for (const [at, edition] of editions.entries()) {
    yield next("export", editions.length + at);
    edition.data();
  }
  const files: SiteFile[] = [];
  for (const [at, edition] of editions.entries()) {
    yield next("publish", 2 * editions.length + at);
    for (const [path, make] of pagesIn(edition, editions)) files.push([path, make()]);
    files.push(...downloadedFiles(edition, options));
  }
  return new Map([...files, ...sharedFiles(editions, options)]);
}

/**
 * Site whose pages are made on request: the author of a text reads only a few of its pages.
 * @returns the content at a path; null where the site has no such file
 * @throws {VigieErrors} as `assemble`
 */
export function preview(options: Assembly): (path: string) => SiteFile[1] | null {
  const editions = finished(editionsOf(options));
  const pages = new Map(editions.flatMap((edition) => pagesIn(edition, editions)));
  const made = new Map(sharedFiles(editions, options));
  let hasAll = false;
  return (path) => {
    const page = made.has(path) ? undefined : pages.get(path)?.();
    if (page !== undefined) made.set(path, page);
    if (!made.has(path) && !hasAll) {
      hasAll = true;
      for (const [file, content] of editions.flatMap((edition) => downloadedFiles(edition, options)))
        made.set(file, content);
    }
    return made.get(path) ?? null;
  };
}

function finished<Result>(steps: Generator<unknown, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** One edition per language; the first is at the site’s root. @yields that an edition comes next */
function* editionsOf({
  study,
  bundles,
  language,
  earlier = [],
  places = null,
  logo = null,
  shelf = null,
  rasterise = null,
  setPaper = null,
  isFinal = false,
}: Assembly): Generator<AssemblyStep, readonly Edition[]> {
  const untranslated = dictionaryProblems(study);
  if (untranslated.length > 0) throw new VigieErrors(untranslated);
  const languages = [language, ...languagesOf(study).filter((other) => other !== language)];
  const editions: Edition[] = [];
  for (const [at, each] of languages.entries()) {
    yield { part: "render", share: at / (3 * languages.length) };
    const formatter = formatterIn(study, each);
    const publication = publicationOf({ study, bundles, formatter, earlier, places, isFinal });
    editions.push(
      editionOf(publication, {
        pages: pagesOf(publication),
        folder: at === 0 ? "" : `${each}/`,
        logo,
        shelf,
        hasImages: rasterise !== null,
        hasPapers: setPaper !== null,
      }),
    );
  }
  return editions;
}

/** Its pages, what a search finds in them and the style of those that are printed, by their path from the site’s root, made when they are asked for. */
function pagesIn(
  edition: Edition,
  editions: readonly Edition[],
): readonly (readonly [path: string, make: () => string])[] {
  const others = editions.filter((other) => other !== edition);
  const made = new Map<string, string>();
  const pageAt = (path: string) => {
    const page = made.get(path) ?? edition.pages.get(path)?.(contextOf(edition, others, path)) ?? "";
    made.set(path, page);
    return page;
  };
  return [
    ...[...edition.pages.keys()].map((path) => [`${edition.folder}${path}`, () => pageAt(path)] as const),
    [
      `${edition.folder}${sitePaths.searchTexts}`,
      () => searchTexts(contextOf(edition, others, sitePaths.search), pageAt),
    ],
    [`${edition.folder}${sitePaths.runningHeads}`, () => runningHeads(edition.publication)],
  ];
}

/** Files that its pages offer for download. */
function downloadedFiles(
  edition: Edition,
  { rasterise = null, setPaper = null }: Assembly,
): readonly SiteFile[] {
  const catalogue = edition.folder === "" ? dcatCatalogue(edition.data(), edition.publication) : null;
  return [
    ...contentsOf(edition.data()),
    ...(catalogue === null ? [] : [[sitePaths.catalogue, catalogue] as const]),
    ...downloadsOf(edition, rasterise),
    ...noteFile(edition),
    ...(setPaper === null ? [] : papersOf(edition, setPaper)),
  ].map(([path, content]) => [`${edition.folder}${path}`, content]);
}

function noteFile({ publication, folder }: Edition): readonly SiteFile[] {
  return publication.series === null
    ? []
    : [[sitePaths.noteText, noteText(publication.series, publication, folder)]];
}

/** Files that all languages share. */
function sharedFiles([first]: readonly Edition[], { assets, logo = null }: Assembly): readonly SiteFile[] {
  if (first === undefined) return [];
  const fonts = assets.fonts.map(({ weight, bytes }) => ({
    path: `polices/atkinson-hyperlegible-next-${weight}.woff2`,
    weight,
    bytes,
  }));
  return [
    ...(logo === null ? [] : [[sitePaths.logo(logo.kind), logo.content] as const]),
    ["style.css", style(fonts)],
    ...assets.scripts,
    ["published.json", `${JSON.stringify(first.publication.comparisons, null, 2)}\n`],
    ["LISEZMOI.txt", siteReadme(first.publication)],
    ...fonts.map(({ path, bytes }) => [path, bytes] as const),
    ["polices/OFL.txt", assets.fontLicence],
  ];
}

/** The languages in which a study can be published: those of its texts where it has some, else those it declares. */
export function languagesOf({ languages, texts }: Study): readonly string[] {
  return texts.size === 0 ? languages : languages.filter((language) => texts.has(language));
}

function contentsOf({ tables, lists, whole }: DataFiles): readonly SiteFile[] {
  return [...whole, ...tables.map(({ file }) => file), ...lists].map(({ path, content }) => [path, content]);
}

/** What each file of the site is, for a person who opens the folder. */
function siteReadme(publication: WordedPublication): string {
  const { study, bundles, received, formatter } = publication;
  const lines = [
    ...marksOf(publication).flatMap(({ mark, sentence }) => [mark.toLocaleUpperCase("fr"), sentence, ""]),
    formatter.text(study.title),
    formatter.message("readme.study", { study: study.id, version: study.version, hash: study.hash }),
    formatter.message("readme.received", received),
    ...bundles.map(({ manifest, hash }) =>
      formatter.message("readme.bundle", { partner: manifest.partner, date: manifest.date, hash }),
    ),
    "",
    formatter.message("readme.index"),
    formatter.message("readme.published"),
    formatter.message("readme.data"),
    formatter.message("readme.figures"),
    formatter.message("readme.fonts"),
    "",
    formatter.message("data.licence", { licence: study.licence }),
  ];
  return `${lines.join("\n")}\n`;
}
