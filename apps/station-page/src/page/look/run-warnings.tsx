import type { RunWarning } from "@vigie/station";
import { usePage } from "../use-page.ts";

/** What to look at before the bundle is handed over, besides the quality of the files. */
export function RunWarnings({ warnings }: { readonly warnings: readonly RunWarning[] }) {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const shown = warnings.filter(
    (warning) =>
      warning.kind === "public-size-far" || warning.kind === "thin-budget" || warning.kind === "not-raked",
  );
  if (shown.length === 0) return null;
  return (
    <ul class="warnings">
      {shown.map((warning) => {
        const source = state.study?.study.sources.get(warning.source);
        const universe = "universe" in warning ? source?.universes.get(warning.universe)?.label : undefined;
        const wording = message(`warning.${warning.kind}`, {
          source: source === undefined ? warning.source : text(source.label),
          universe: universe === undefined ? "" : text(universe),
          size: "size" in warning ? warning.size : 0,
        });
        return (
          <li key={wording} class="doubt">
            {wording}
          </li>
        );
      })}
    </ul>
  );
}
