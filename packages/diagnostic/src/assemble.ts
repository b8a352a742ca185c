import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { chaptersOf } from "./chapters.ts";
import { compare } from "./compare/compare.ts";
import { dataCsv } from "./data-csv.ts";
import { gather } from "./gather.ts";
import { subjectOf } from "./page/chapter-section.ts";
import { page } from "./page/page.ts";
import { style } from "./page/style.ts";
import { siteReadme } from "./site-readme.ts";
import { wordsOf } from "./words.ts";

/** What the site ships besides what it computes; read at the edge by `@vigie/diagnostic/node`. */
export interface Assets {
  readonly fonts: readonly { readonly weight: number; readonly bytes: Uint8Array }[];
  /** The text of the fonts' licence, which must travel with them. */
  readonly fontLicence: string;
}

/**
 * The diagnostic as a static site: content by path. Same input, same bytes.
 * @throws {VigieErrors} when bundles are not of this study or contradict it
 */
export function assemble({
  study,
  bundles: received,
  assets,
  language,
}: {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly assets: Assets;
  readonly language: "fr";
}): ReadonlyMap<string, string | Uint8Array> {
  const words = wordsOf(language);
  const gathered = gather(study, received);
  const partners = [...study.partners.keys()];
  const bundles = received.toSorted(
    (a, b) => partners.indexOf(a.manifest.partner) - partners.indexOf(b.manifest.partner),
  );
  const comparisons = compare(study, gathered);
  const fictitious = bundles.some(({ manifest }) => manifest.fictitious);
  const fonts = assets.fonts.map(({ weight, bytes }) => ({
    path: `polices/atkinson-hyperlegible-next-${weight}.woff2`,
    weight,
    bytes,
  }));
  const data = chaptersOf(study, gathered).flatMap((chapter) =>
    [...chapter.items, ...chapter.behind].flatMap(({ indicator, gathered: held }) =>
      held.state === "published"
        ? [
            [
              `donnees/${indicator.id}.csv`,
              dataCsv(subjectOf({ indicator, gathered: held }, { chapter, study, words })),
            ] as const,
          ]
        : [],
    ),
  );
  return new Map<string, string | Uint8Array>([
    ["index.html", page({ study, bundles, gathered, comparisons, fictitious, words })],
    ["style.css", style(fonts)],
    ["published.json", `${JSON.stringify(comparisons, null, 2)}\n`],
    ["LISEZMOI.txt", siteReadme({ study, bundles, fictitious, words })],
    ...data,
    ...fonts.map(({ path, bytes }) => [path, bytes] as const),
    ["polices/OFL.txt", assets.fontLicence],
  ]);
}
