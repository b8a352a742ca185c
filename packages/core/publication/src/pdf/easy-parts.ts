import { html, type Inline, lightColours, piecesOf } from "@vigie/documents";
import { type PictogramName, pictograms } from "@vigie/drawing";
import { communesAnchor, type PublishedEasyText } from "@vigie/text";
import type { WordedPublication } from "../formatter.ts";
import { easyMissing } from "../page/easy-page.ts";
import { sitePaths } from "../page/site-paths.ts";
import { type PaperBlock, type PaperPart, paperPart } from "./paper.ts";
import { headingBlock, paperBlocks, paperInlines, paragraphBlock } from "./paper-blocks.ts";

/** The page that is easy to read: its ideas, each beside its pictogram, then who has read it. */
export function easyParts(easy: PublishedEasyText, publication: WordedPublication): readonly PaperPart[] {
  const { title, opening, ideas, readers } = easy;
  const { study, formatter, territories } = publication;
  const { message, language } = formatter;
  const site = study.release?.url ?? null;
  const folder = language === study.languages[0] ? "" : `${language}/`;
  const communes = site === null || territories.length === 0 ? null : `${site}${folder}${sitePaths.communes}`;
  const more = (href: string): PaperBlock => ({
    kind: "paragraph",
    of: [`${message("easy.more")} `, { kind: "link", href, of: message("easy.moreLink") }],
  });
  return [
    paperPart(
      "facile",
      title === null ? message("easy.title") : message("easy.titleOf", { subject: title }),
      [
        ...paperBlocks(opening, formatter),
        ...ideas.map(({ pictogram, title: idea, of }) => ({
          kind: "idea" as const,
          pictogram: drawn(pictogram),
          of: [
            { kind: "heading" as const, level: 2, of: paperInlines(idea) },
            ...paperBlocks(of, formatter, 3).map((block) => withAddress(block, communes)),
          ],
        })),
        ...easyMissing(easy, publication).map((text) => paragraphBlock(text)),
        headingBlock(message("easy.about")),
        ...(site === null ? [] : [more(site)]),
        paragraphBlock(
          readers === null ? message("easy.notValidated") : message("easy.validated", { readers }),
        ),
      ],
    ),
  ];
}

/** A paragraph whose link to the communes gives their address, which paper prints; without one, its words alone. */
function withAddress(block: PaperBlock, href: string | null): PaperBlock {
  if (block.kind !== "paragraph") return block;
  const of = piecesOf(block.of).flatMap((piece): readonly Inline[] => {
    const isLink = typeof piece === "object" && piece.kind === "link" && piece.href === `#${communesAnchor}`;
    if (!isLink) return [piece];
    return href === null ? piecesOf(piece.of) : [{ ...piece, href }];
  });
  return { ...block, of };
}

/** A pictogram that stands alone. */
function drawn(name: PictogramName): string {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48" fill="none" stroke="${lightColours.ink}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${pictograms[name]}</svg>`
    .text;
}
