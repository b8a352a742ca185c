import type { Form } from "../forms/form.ts";
import type { FigureFile, PublishedFile } from "../forms/published-schema.ts";
import type { PublishedFigure } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { decimalsOf, type Path } from "../reading/parsed-file.ts";
import { resolveExpression } from "./expression.ts";
import type { CellScope } from "./table-cell.ts";

interface PublishedScope extends CellScope {
  readonly form: Form<PublishedFile>;
}

export function resolvePublished(scope: PublishedScope): readonly PublishedFigure[] {
  const { form } = scope;
  const figures = form.value.figures.map((figure, position) => ({ figure, path: ["figures", position] }));
  checkNames(scope, figures);
  return figures.map(({ figure, path }) => {
    const computed =
      figure.computed === undefined ? null : resolveExpression(scope, figure.computed, [...path, "computed"]);
    const base = {
      id: figure.id,
      what: textOf(figure.what),
      judged: figure.judged ?? true,
      inconsistentWith: figure.inconsistent_with ?? [],
      precision: figure.precision,
      computed,
      why: computed === null && figure.why !== undefined ? textOf(figure.why) : null,
      printed: printedOf(figure),
    };
    if (figure.precision === "ordinal")
      return { ...base, unit: null, value: null, decimals: 0, tolerance: null };
    const decimals = figure.decimals ?? decimalsOf(form.written.charactersOf([...path, "value"]) ?? "");
    const tolerance = figure.precision === "about" ? figure.tolerance : null;
    return { ...base, unit: figure.unit, value: figure.value, decimals, tolerance };
  });
}

function printedOf({ printed }: FigureFile): PublishedFigure["printed"] {
  if (printed === undefined) return null;
  return printed === false ? "deduced" : textOf(printed);
}

/** A figure has a name of its own, and contradicts figures that exist. */
function checkNames(
  { form, found }: PublishedScope,
  figures: readonly { readonly figure: FigureFile; readonly path: Path }[],
): void {
  const names = new Set<string>();
  for (const { figure, path } of figures) {
    if (names.has(figure.id))
      report(found, "study/figure-twice", form.written.place([...path, "id"]), { figure: figure.id });
    names.add(figure.id);
  }
  for (const { figure, path } of figures)
    figure.inconsistent_with?.forEach((name, position) => {
      if (!names.has(name))
        report(found, "study/figure-unknown", form.written.place([...path, "inconsistent_with", position]), {
          figure: name,
          ...suggestion(name, names),
        });
    });
}
