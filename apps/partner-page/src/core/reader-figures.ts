import { readBundle } from "@vigie/bundle";
import { html } from "@vigie/documents";
import { pagePatterns, pageSvg } from "@vigie/drawing";
import { bundleFigures } from "@vigie/findings/figures";
import type { Study } from "@vigie/study";
import type { Language } from "@vigie/words";

/** Figures of a bundle, drawn by the diagnostic of what leaves alone: what a reader will see. */
export interface ReaderFigures {
  /** Markup that the drawings refer to, once in the page. */
  readonly patterns: string;
  readonly byIndicator: ReadonlyMap<string, ReaderFigure>;
}

export interface ReaderFigure {
  /** The finding, in one sentence. */
  readonly title: string;
  readonly subtitle: string;
  /** One cell read aloud; null where nothing can be read. */
  readonly reading: string | null;
  /** Text alternative, in the element `alt-` followed by the name of the drawing. */
  readonly alternative: string;
  readonly drawing: string;
  /** Markup of the same drawing, twice: for a narrow page and for a wide one. */
  readonly narrow: string;
  readonly wide: string;
}

/** @param bundle the zip that leaves */
export async function readerFigures(
  bundle: Uint8Array,
  { study, language }: { readonly study: Study; readonly language: Language },
): Promise<ReaderFigures> {
  const figures = bundleFigures(await readBundle(bundle, { file: "lot.zip" }), study, language);
  const drawn = [...figures].map(([id, figure]) => {
    const { title, subtitle, reading, alternative } = figure;
    const [narrow, wide] = [pageSvg(figure.narrow), pageSvg(figure.wide)];
    return { id, narrow, wide, about: { title, subtitle, reading, alternative, drawing: figure.wide.id } };
  });
  const patterns = pagePatterns(html`${drawn.map(({ narrow, wide }) => [narrow, wide])}`);
  return {
    patterns: patterns?.text ?? "",
    byIndicator: new Map(
      drawn.map(({ id, narrow, wide, about }) => [id, { ...about, narrow: narrow.text, wide: wide.text }]),
    ),
  };
}
