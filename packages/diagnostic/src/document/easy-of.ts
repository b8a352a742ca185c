import { easyTextOf } from "../text/easy/read-easy-text.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { PublishedEasyText } from "./publication.ts";
import { renderText } from "./render-text.ts";

/**
 * The easy-to-read text with its references rendered; null without one. An idea that cites a table that has not arrived is left out
 * whole: half of it would say something else.
 * @throws {VigieErrors} every mistake of the text, and what `renderText` refuses
 */
export function easyOf(
  evidence: TextEvidence,
  edition: Parameters<typeof renderText>[2],
): PublishedEasyText | null {
  const text = easyTextOf(evidence.study, evidence.formatter.language);
  if (text === null) return null;
  const chapters = text.ideas.map(({ title, of }, at) => ({ id: String(at), title, blocks: of }));
  const rendered = renderText({ cover: text.opening, chapters }, evidence, edition);
  const ideas = text.ideas.flatMap(({ pictogram }, at) => {
    const chapter = rendered.chapters[at];
    const isWhole = chapter !== undefined && !chapter.blocks.some(({ kind }) => kind === "awaited");
    return isWhole ? [{ pictogram, title: chapter.title, of: chapter.blocks }] : [];
  });
  const { title, readers } = text;
  return { title, opening: rendered.cover, ideas, readers, awaited: text.ideas.length - ideas.length };
}
