import { html, type Markup } from "@vigie/documents";
import type { Removal, ReviewPoint } from "@vigie/study";
import type { PartSection } from "./parts.ts";
import { described, problemBlocks, type Setting, shell } from "./shell.ts";

/** Everything that is removed with a part, for a person to confirm. */
export function removalPage(
  section: PartSection,
  {
    name,
    removed,
    left,
    review,
  }: Pick<Removal, "removed" | "left"> & {
    readonly name: string;
    readonly review: readonly ReviewPoint[];
  },
  setting: Setting,
): Markup {
  const { base, messages } = setting;
  const { message } = messages;
  const hand = described(left, setting);
  return shell(
    {
      title: name,
      current: section.path,
      body: html`<h1>${message("remove.parts", { sort: section.sort, name })}</h1>
<ul>${removed.map(
        ({ file, line, sort, name: partName }) =>
          html`<li>${message("remove.place", { file, line })} : ${message("remove.part", { sort, name: partName })}</li>`,
      )}</ul>
${hand.length === 0 ? null : html`<h2>${message("remove.left")}</h2>${problemBlocks(hand, messages)}`}
${review.length === 0 ? null : html`<h2>${message("remove.review")}</h2><ul>${review.map(({ file, line, sort, name: own, count }) => html`<li>${message("remove.place", { file, line })} : ${message("remove.reviewPoint", { sort, name: own, count })}</li>`)}</ul>`}
<form method="post" action="${base}${section.path}/${encodeURIComponent(name)}/retirer"><p><button class="go">${message("atelier.removeAll")}</button> <a href="${base}${section.path}">${message("atelier.cancel")}</a></p></form>`,
    },
    setting,
  );
}
