import type { Bundle } from "@vigie/bundle";
import { type Study, VigieErrors } from "@vigie/study";
import { dictionaryProblems } from "./dictionary/dictionary-problems.ts";
import type { EarlierEdition } from "./editions/earlier-edition.ts";
import type { DataFiles } from "./exports/data-files.ts";
import { dcatCatalogue } from "./exports/dcat-catalogue.ts";
import { pagesOf } from "./page/pages.ts";
import { editionOf } from "./page/site.ts";
import { sitePaths } from "./page/site-paths.ts";
import { style } from "./page/style.ts";
import { publicationOf } from "./publication/publication-of.ts";
import { siteReadme } from "./site-readme.ts";
import { wordsIn } from "./words.ts";

/** What the site ships besides what it computes; read at the edge by `@vigie/diagnostic/node`. */
export interface Assets {
  readonly fonts: readonly { readonly weight: number; readonly bytes: Uint8Array }[];
  /** The text of the fonts' licence, which must travel with them. */
  readonly fontLicence: string;
  /** What makes tables sort and drawings give way to their tables; pages are whole without it. */
  readonly script: string;
}

/**
 * Part of the work under way, each language in turn: texts with their figures and their tests, simulated ones
 * included; the data to take away; the pages. `share`: done of all, in 0..1.
 */
export type AssemblyProgress = (part: "tell" | "export" | "publish", share: number) => void;

/**
 * The diagnostic as a static site: content by path. Same input, same bytes.
 * @param language of the pages at its root; the study's other languages have a folder each, but for those without a
 * text where the study has one
 * @param earlier the edition before, for a page that says what changed
 * @throws {VigieErrors} when bundles are not of this study or contradict it, when a text cites what cannot be, or when
 * a language that the study brings has holes
 */
export function assemble({
  study,
  bundles,
  assets,
  language,
  earlier = null,
  progress = () => {},
}: {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly assets: Assets;
  readonly language: string;
  readonly earlier?: EarlierEdition | null;
  readonly progress?: AssemblyProgress;
}): ReadonlyMap<string, string | Uint8Array> {
  const untranslated = dictionaryProblems(study);
  if (untranslated.length > 0) throw new VigieErrors(untranslated);
  const others = languagesOf(study).filter((other) => other !== language);
  const languages = 1 + others.length;
  const tell = (own: string, at: number) => {
    progress("tell", at / (3 * languages));
    return publicationOf({ study, bundles, words: wordsIn(study, own), earlier });
  };
  const first = tell(language, 0);
  const publications = [first, ...others.map((other, at) => tell(other, 1 + at))];
  const editions = publications.map((publication, at) => {
    progress("export", (languages + at) / (3 * languages));
    return editionOf(publication, at === 0 ? "" : `${others[at - 1]}/`);
  });
  const fonts = assets.fonts.map(({ weight, bytes }) => ({
    path: `polices/atkinson-hyperlegible-next-${weight}.woff2`,
    weight,
    bytes,
  }));
  const catalogue = editions[0] ? dcatCatalogue(editions[0].data, first) : null;
  return new Map<string, string | Uint8Array>([
    ...editions.flatMap((edition, at) => {
      progress("publish", (2 * languages + at) / (3 * languages));
      return [
        ...pagesOf(
          edition,
          editions.filter((other) => other !== edition),
        ),
        ...contentsOf(edition.data).map(([path, content]) => [`${edition.folder}${path}`, content] as const),
      ];
    }),
    ...(catalogue === null ? [] : [[sitePaths.catalogue, catalogue] as const]),
    ["style.css", style(fonts)],
    ["script.js", assets.script],
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
  return [...whole, ...tables.flatMap(({ files }) => files)].map(({ path, content }) => [path, content]);
}
