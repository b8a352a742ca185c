import { chancesInHundred } from "@vigie/disclosure";
import { usePage } from "../use-page.ts";

/** What to look at before the bundle is handed over, besides the rows of the files: see `useWarnings`. */
export function RunWarnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {warnings.map((warning) => (
        <li key={warning} class="doubt">
          {warning}
        </li>
      ))}
    </ul>
  );
}

/** Warnings of the last run, in sentences, the likeliest mistakes first; those about rows are findings of the quality report. */
export function useWarnings(): readonly string[] {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { finished, study } = state;
  const others = (finished?.of.warnings ?? []).flatMap((warning) => {
    const source = study?.study.sources.get(warning.source);
    const named = { source: text(source?.label ?? { fr: warning.source }) };
    switch (warning.kind) {
      case "thin-budget":
        return message("warning.thin-budget", { ...named, size: warning.size });
      case "units-from-contacts":
        return message("warning.units-from-contacts", named);
      case "rows-undeclared":
        return message("warning.rows-undeclared", {
          ...named,
          rows: warning.rows,
          chance: chancesInHundred(warning.chance),
        });
      default:
        return [];
    }
  });
  return [...(finished?.of.run.studyDoubts ?? []), ...others];
}
