import { barsPicture } from "./bars-picture.ts";
import { each, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";
import type { ProtectionChoices } from "./protection-choices.ts";

/** What a smaller or greater budget would do to the partner's own tables: two pictures, and their figures. */
export function choicesSection(found: ProtectionChoices, words: PageWords): string {
  const { say, number, decimal, points } = words;
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
    ...(shares === 0 ? [] : [{ title: say("choices.pictureError"), bars: errors }]),
    ...(policy.small === "noisy" ? [] : [{ title: say("choices.pictureHidden"), bars: hidden }]),
  ].map(({ title, bars }) => {
    const values = bars.map(({ name, label }) => say("choices.value", { value: label, rho: name }));
    const alternative = say("choices.alternative", { title, values: values.join(", ") });
    return barsPicture(bars, { title, axis: say("choices.pictureAxis"), alternative });
  });
  const columns = ["rho", "error", "hidden", "printed"] as const;
  return `<h2>${say("choices.title")}</h2>
${each("p", [
  say("choices.words", { cells, shares, rho: policy.rho }),
  policy.small === "noisy" ? "" : say("choices.small", { count: trulySmall }),
])}
<div class="pictures">${pictures.join("\n")}</div>
${table(
  say("choices.caption"),
  columns.map((name) => say(`choices.${name}`)),
  choices.map(({ rho, shareError, hidden: count, printed }) => [
    isCurrent(rho) ? `<strong>${say("choices.current", { rho })}</strong>` : decimal(rho),
    shareError === null ? "" : points(100 * shareError),
    number(count),
    say("tables.printedOf", { printed, shares }),
  ]),
)}
${each("p", [say("choices.lower")])}`;
}
