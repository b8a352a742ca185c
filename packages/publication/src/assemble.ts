import type { Bundle } from "@vigie/bundle";
import type { EarlierEdition } from "@vigie/diagnostic";
import { publicationOf } from "@vigie/diagnostic";
import type { Place } from "@vigie/places";
import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { dictionaryProblems } from "./dictionary/dictionary-problems.ts";
import { downloadsOf, type Rasterise } from "./downloads/downloads-of.ts";
import { papersOf, type SetPaper } from "./downloads/papers-of.ts";
import type { DataFiles } from "./exports/data-files.ts";
import { dcatCatalogue } from "./exports/dcat-catalogue.ts";
import type { Logo } from "./logo.ts";
import { pagesOf } from "./page/pages.ts";
import { runningHeads } from "./page/running-heads.ts";
import type { ScriptName } from "./page/script-name.ts";
import { type Edition, editionOf } from "./page/site.ts";
import { sitePaths } from "./page/site-paths.ts";
import { style } from "./page/style.ts";
import { siteReadme } from "./site-readme.ts";
import { wordsIn } from "./words.ts";

/** What the site ships besides what it computes; read at the edge by `@vigie/diagnostic/node`. */
export interface Assets {
  readonly fonts: readonly { readonly weight: number; readonly bytes: Uint8Array }[];
  /** The text of the fonts' licence, which must travel with them. */
  readonly fontLicence: string;
  /** Classic scripts by the name of their file; pages are whole without them. */
  readonly scripts: ReadonlyMap<ScriptName, string>;
}

/**
 * Part of the work that comes next, each language in turn: texts with their figures and their tests, simulated ones
 * included; the data to take away; the pages. `share`: done of all, in 0..1.
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
   * Of the pages at the site's root; the study's other languages have a folder each, but for those without a text
   * where the study has one.
   */
  readonly language: string;
  /** The edition before, for a page that says what changed. */
  readonly earlier?: EarlierEdition | null;
  /** Where people may be helped, located in communes of the study; null where no list was given. */
  readonly places?: readonly Place[] | null;
  /** Of the publisher, in the head of every page; null where the study names none. */
  readonly logo?: Logo | null;
  /** Draws an SVG as a PNG; null where no image is asked for: they take a second for ten figures. */
  readonly rasterise?: Rasterise | null;
  /** Sets a document as a PDF; null where none is asked for. */
  readonly setPaper?: SetPaper | null;
  /** Whether it is an edition to publish: no sentence of it may be contradicted by its tables. */
  readonly isFinal?: boolean;
}

type Site = ReadonlyMap<string, string | Uint8Array>;

/**
 * The diagnostic as a static site: content by path. Same input, same bytes.
 * @throws {VigieErrors} when bundles are not of this study or contradict it, when a text cites what cannot be, or when
 * a language that the study brings has holes
 */
export function assemble(asked: Assembly): Site {
  const steps = assembling(asked);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The same, part after part: each may last a second, and whoever asks for the next may do something else before.
 * @yields what comes next
 */
export function* assembling({
  study,
  bundles,
  assets,
  language,
  earlier = null,
  places = null,
  logo = null,
  rasterise = null,
  setPaper = null,
  isFinal = false,
}: Assembly): Generator<AssemblyStep, Site> {
  const untranslated = dictionaryProblems(study);
  if (untranslated.length > 0) throw new VigieErrors(untranslated);
  const others = languagesOf(study).filter((other) => other !== language);
  const steps = 3 * (1 + others.length);
  let done = 0;
  const next = (part: AssemblyStep["part"]): AssemblyStep => ({ part, share: done++ / steps });

  yield next("render");
  const first = publicationOf({ study, bundles, words: wordsIn(study, language), earlier, places, isFinal });
  const publications = [first];
  for (const other of others) {
    yield next("render");
    publications.push(
      publicationOf({ study, bundles, words: wordsIn(study, other), earlier, places, isFinal }),
    );
  }
  const editions: Edition[] = [];
  for (const [at, publication] of publications.entries()) {
    yield next("export");
    editions.push(
      editionOf(publication, {
        folder: at === 0 ? "" : `${others[at - 1]}/`,
        logo,
        hasImages: rasterise !== null,
        hasPapers: setPaper !== null,
      }),
    );
  }
  const pages: (readonly [string, string | Uint8Array])[] = [];
  for (const edition of editions) {
    yield next("publish");
    const elsewhere = editions.filter((other) => other !== edition);
    pages.push(...pagesOf(edition, elsewhere));
    pages.push([`${edition.folder}${sitePaths.runningHeads}`, runningHeads(edition.publication)]);
    for (const [path, content] of [
      ...contentsOf(edition.data),
      ...downloadsOf(edition, rasterise),
      ...(setPaper === null ? [] : papersOf(edition, setPaper)),
    ])
      pages.push([`${edition.folder}${path}`, content]);
  }
  const fonts = assets.fonts.map(({ weight, bytes }) => ({
    path: `polices/atkinson-hyperlegible-next-${weight}.woff2`,
    weight,
    bytes,
  }));
  const catalogue = editions[0] ? dcatCatalogue(editions[0].data, first) : null;
  return new Map<string, string | Uint8Array>([
    ...pages,
    ...(logo === null ? [] : [[sitePaths.logo(logo.kind), logo.content] as const]),
    ...(catalogue === null ? [] : [[sitePaths.catalogue, catalogue] as const]),
    ["style.css", style(fonts)],
    ...assets.scripts,
    ["published.json", `${JSON.stringify(first.comparisons, null, 2)}\n`],
    ["LISEZMOI.txt", siteReadme(first)],
    ...fonts.map(({ path, bytes }) => [path, bytes] as const),
    ["polices/OFL.txt", assets.fontLicence],
  ]);
}

/** The languages in which a study can be told: those of its texts where it has some, else those it declares. */
export function languagesOf({ languages, texts }: Study): readonly string[] {
  return texts.size === 0 ? languages : languages.filter((language) => texts.has(language));
}

function contentsOf({ tables, whole }: DataFiles): readonly (readonly [string, string | Uint8Array])[] {
  return [...whole, ...tables.map(({ file }) => file)].map(({ path, content }) => [path, content]);
}
