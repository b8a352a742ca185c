import { communesAnchor, type PublishedEasyText } from "@vigie/diagnostic";
import { html, lightColours } from "@vigie/documents";
import { type PictogramName, pictograms } from "@vigie/drawing";
import type { WordedPublication } from "../formatter.ts";
import { sitePaths } from "../page/site-paths.ts";
import type { PaperBlock, PaperPart, PaperRuns } from "./paper.ts";
import { headingBlock, paperBlocks, paperRuns, paragraphBlock, textRun } from "./paper-blocks.ts";

/** The page that is easy to read: its ideas, each beside its pictogram, then who has read it. */
export function easyParts(
  { title, opening, ideas, readers, awaited }: PublishedEasyText,
  { study, formatter, territories }: WordedPublication,
): readonly PaperPart[] {
  const folder = formatter.language === study.languages[0] ? "" : `${formatter.language}/`;
  const communesAddress =
    study.release === null || territories.length === 0
      ? null
      : `${study.release.url}${folder}${sitePaths.communes}`;
  const more: readonly PaperBlock[] =
    study.release === null
      ? []
      : [
          {
            kind: "paragraph",
            of: [
              ...textRun(`${formatter.message("easy.more")} `),
              {
                kind: "address",
                address: study.release.url,
                of: textRun(formatter.message("easy.moreLink")),
              },
            ],
          },
        ];
  const blocks: readonly PaperBlock[] = [
    ...paperBlocks(opening, formatter),
    ...ideas.map(({ pictogram, title, of }) => ({
      kind: "idea" as const,
      pictogram: drawn(pictogram),
      of: [
        { kind: "heading" as const, level: 2, id: "", figure: false, of: paperRuns(title) },
        ...paperBlocks(of, formatter, 3).map((block) => withAddress(block, communesAddress)),
      ],
    })),
    ...(awaited === 0 ? [] : [paragraphBlock(formatter.message("easy.awaited"))]),
    headingBlock(formatter.message("easy.about")),
    ...more,
    paragraphBlock(
      readers === null
        ? formatter.message("easy.notValidated")
        : formatter.message("easy.validated", { readers }),
    ),
  ];
  return [
    {
      id: "facile",
      title:
        title === null
          ? formatter.message("easy.title")
          : formatter.message("easy.titleOf", { subject: title }),
      origin: "",
      blocks,
    },
  ];
}

/** A paragraph whose link to the communes gives their address, which paper prints; without one, its words alone. */
function withAddress(block: PaperBlock, address: string | null): PaperBlock {
  if (block.kind !== "paragraph") return block;
  const of = block.of.flatMap((run): PaperRuns => {
    if (run.kind !== "link" || run.to !== communesAnchor) return [run];
    return address === null ? run.of : [{ kind: "address", address, of: run.of }];
  });
  return { ...block, of };
}

/** A pictogram that stands alone. */
function drawn(name: PictogramName): string {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48" fill="none" stroke="${lightColours.ink}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${pictograms[name]}</svg>`
    .text;
}
