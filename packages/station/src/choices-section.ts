import { html } from "@vigie/documents";
import { barsPicture } from "./bars-picture.ts";
import type { PageFormatter } from "./page-formatter.ts";
import { columns, paragraphs, table } from "./page-table.ts";
import type { PageSection } from "./private-page.ts";
import type { ProtectionChoices } from "./protection-choices.ts";

/** What a smaller or greater budget would do to the partner's own tables: two pictures, and their figures. */
export function choicesSection(found: ProtectionChoices, formatter: PageFormatter): PageSection {
  const { message, number, decimal, points } = formatter;
  const { choices, policy, cells, shares, trulySmall } = found;
  const isCurrent = (rho: number) => rho === policy.rho;
  const errors = choices.map(({ rho, shareError }) => ({
    name: decimal(rho),
    value: 100 * (shareError ?? 0),
    label: points(100 * (shareError ?? 0)),
    isMarked: isCurrent(rho),
  }));
  const hidden = choices.map(({ rho, hidden: value }) => ({
    name: decimal(rho),
    value,
    label: number(value),
    isMarked: isCurrent(rho),
  }));
  const pictures = [
    ...(shares === 0 ? [] : [{ title: message("choices.error"), bars: errors }]),
    ...(policy.small === "noisy" ? [] : [{ title: message("choices.hidden"), bars: hidden }]),
  ].map(({ title, bars }) => {
    const values = bars.map(({ name, label }) => message("choices.value", { value: label, rho: name }));
    const alternative = message("choices.alternative", { title, values: values.join(", ") });
    return barsPicture(bars, { title, axis: message("choices.pictureAxis"), alternative });
  });
  return {
    id: "budgets",
    title: message("choices.title"),
    content: html`${paragraphs([
      message("choices.words", { cells, shares, rho: policy.rho }),
      policy.small === "noisy" ? null : message("choices.small", { count: trulySmall }),
    ])}
<div class="pictures">${pictures}</div>
${table(
  message("choices.caption"),
  columns(formatter, ["choices.rho"], ["choices.error", "choices.hidden", "choices.printed"]),
  choices.map(({ rho, shareError, hidden: count, printed }) => [
    isCurrent(rho) ? html`<strong>${message("choices.current", { rho })}</strong>` : decimal(rho),
    shareError === null ? null : points(100 * shareError),
    number(count),
    message("tables.printedOf", { printed, shares }),
  ]),
)}
${paragraphs([message("choices.lower")])}`,
  };
}
