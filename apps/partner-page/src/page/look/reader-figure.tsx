import { useEffect, useState } from "preact/hooks";
import type { ReaderFigure, ReaderFigures } from "../../core/reader-figures.ts";
import { usePage } from "../use-page.ts";

/** Drawn anew for each bundle and language; null meanwhile. */
export function useReaderFigures(): ReaderFigures | null {
  const { state, actions } = usePage();
  const [figures, setFigures] = useState<ReaderFigures | null>(null);
  useEffect(() => {
    let isWanted = true;
    void actions.figures().then((drawn) => isWanted && setFigures(drawn));
    return () => {
      isWanted = false;
    };
  }, [state.finished, state.language]);
  return figures;
}

/** A table as readers will see it. Markup of the drawings has its values escaped by the package that draws. */
export function ReaderFigureView({ figure }: { readonly figure: ReaderFigure }) {
  const { message } = usePage().formatter;
  const { title, subtitle, reading, alternative, drawing, narrow, wide } = figure;
  return (
    <figure class="figure" aria-label={title}>
      <figcaption>
        <p class="small muted">{message("look.figure")}</p>
        <p class="figure-title">{title}</p>
        <p class="sub">{subtitle}</p>
      </figcaption>
      <div class="drawings" dangerouslySetInnerHTML={{ __html: narrow + wide }} />
      <p id={`alt-${drawing}`} hidden>
        {alternative}
      </p>
      {reading !== null && <p class="small">{message("look.reading", { reading })}</p>}
    </figure>
  );
}
