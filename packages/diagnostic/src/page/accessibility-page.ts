import { html } from "../markup.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";

const done = ["automatic", "keyboard", "reflow", "figures", "tables", "print"] as const;
const lacking = ["audit", "scroll", "reader"] as const;

/** What is known of the accessibility of these pages, and what is not. */
export function accessibilityPage(context: PageContext): string {
  const { words } = context.edition.publication;
  const title = words.say("accessibility.title");
  return shell(context, {
    title,
    description: title,
    main: html`<article>
<h1>${title}</h1>
<p class="lead">${words.say("accessibility.lead")}</p>
<h2>${words.say("accessibility.state")}</h2>
<p>${words.say("accessibility.stateText")}</p>
<h2>${words.say("accessibility.done")}</h2>
<ul>${done.map((key) => html`<li>${words.say(`accessibility.${key}`)}</li>`)}</ul>
<h2>${words.say("accessibility.lacking")}</h2>
<ul>${lacking.map((key) => html`<li>${words.say(`accessibility.${key}`)}</li>`)}</ul>
<h2>${words.say("accessibility.contact")}</h2>
<p>${words.say("accessibility.contactText")}</p>
</article>`,
  });
}
