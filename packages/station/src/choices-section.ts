import { paragraphs, type Section, table } from "@vigie/documents";
import { barsPicture } from "./bars-picture.ts";
import { columns, type PageFormatter } from "./page-formatter.ts";
import type { ProtectionChoices } from "./protection-choices.ts";

/** What a smaller or greater budget would do to the partner's own tables: two pictures, and their figures. */
export function choicesSection(found: ProtectionChoices, formatter: PageFormatter): Section {
  const { message, number } = formatter;
  const { choices, policy, cells, shares, trulySmall } = found;
  const isCurrent = (rho: number) => rho === policy.rho;
  const errors = choices.map(({ rho, shareError }) => ({
    name: number(rho, "decimal"),
    value: 100 * (shareError ?? 0),
    label: number(100 * (shareError ?? 0), "points"),
    isMarked: isCurrent(rho),
  }));
  const hidden = choices.map(({ rho, hidden: value }) => ({
    name: number(rho, "decimal"),
    value,
    label: number(value),
    isMarked: isCurrent(rho),
  }));
  const drawings = [
    ...(shares === 0 ? [] : [{ title: message("choices.error"), bars: errors }]),
    ...(policy.small === "noisy" ? [] : [{ title: message("choices.hidden"), bars: hidden }]),
  ].map(({ title, bars }) => {
    const values = bars.map(({ name, label }) => message("choices.value", { value: label, rho: name }));
    const alternative = message("choices.alternative", { title, values: values.join(", ") });
    const svg = barsPicture(bars, { title, axis: message("choices.pictureAxis"), alternative });
    return { svg, alternative };
  });
  return {
    kind: "section",
    id: "budgets",
    title: message("choices.title"),
    of: [
      ...paragraphs([
        message("choices.words", { cells, shares, rho: policy.rho }),
        policy.small === "noisy" ? null : message("choices.small", { count: trulySmall }),
      ]),
      { kind: "figure", drawings },
      table(
        message("choices.caption"),
        columns(formatter, [
          ["choices.rho", "text"],
          ["choices.error", "points"],
          ["choices.hidden", "count"],
          ["choices.printed", "count"],
        ]),
        choices.map(({ rho, shareError, hidden: count, printed }) => [
          isCurrent(rho)
            ? { kind: "strong", of: message("choices.current", { rho }) }
            : number(rho, "decimal"),
          shareError === null ? null : 100 * shareError,
          count,
          message("tables.printedOf", { printed, shares }),
        ]),
      ),
      ...paragraphs([message("choices.lower")]),
    ],
  };
}
