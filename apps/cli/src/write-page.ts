import { baseStyle, colours, html, type Markup, mainPart, page } from "@vigie/html";
import type { DescribedProblem } from "@vigie/words";
import type { CliMessages } from "./messages.ts";

/** Where the page's own files are, beside `site/`. */
export const writeFiles = {
  style: "_/style.css",
  script: "_/script.js",
  events: "_/events",
  problems: "_/problems",
} as const;

/** The page beside the text editor: what is wrong with the study, and the diagnostic under it. */
export function writePage(problems: readonly DescribedProblem[], messages: CliMessages): Markup {
  const { message, language } = messages;
  return page({
    language,
    direction: "ltr",
    title: message("write.title"),
    allows: {
      "script-src": "'self'",
      "style-src": "'self'",
      "connect-src": "'self'",
      "frame-src": "'self'",
      "img-src": "data:",
    },
    head: html`<link rel="stylesheet" href="${writeFiles.style}"><link rel="icon" href="data:,"><script src="${writeFiles.script}" defer></script>`,
    skip: message("write.skip"),
    body: mainPart([
      html`<div id="problems" aria-live="polite">${problemList(problems, messages)}</div>`,
      html`<iframe id="site" title="${message("write.site")}" src="site/index.html"></iframe>`,
    ]),
  });
}

/** What is wrong, in the order of the files; that nothing is, where nothing is. */
export function problemList(problems: readonly DescribedProblem[], { message }: CliMessages): Markup {
  if (problems.length === 0) return html`<p role="status">${message("write.upToDate")}</p>`;
  return html`<section class="doubt"><h1>${message("error.count", { count: problems.length, more: "no", places: problems.length })}</h1><p>${message("write.last")}</p><ul>${problems.map(
    ({ where, what, expected, cure }) =>
      html`<li><b>${where}</b><br>${what}<br>${message("error.expected", { expected })}<br>${message("error.cure", { cure })}</li>`,
  )}</ul></section>`;
}

/** What the page adds to the style that all pages share: the diagnostic takes the room that is left. */
export const writeStyle = `${colours}${baseStyle}
html, body { height: 100%; margin: 0; }
main { display: flex; flex-direction: column; height: 100%; }
#problems { max-height: 45vh; overflow: auto; padding: 0 1rem; font-size: .9rem; }
#site { flex: 1; border: 0; border-top: 1px solid var(--rule); }
`;

/** Reads again what is wrong, and the page of the diagnostic where it stands. */
export const writeScript = `
const events = new EventSource("${writeFiles.events}");
let known = null;
events.onmessage = async ({ data }) => {
  if (known !== null && data !== known) {
    const answer = await fetch("${writeFiles.problems}");
    document.getElementById("problems").innerHTML = await answer.text();
    document.getElementById("site").contentWindow.location.reload();
  }
  known = data;
};
`;
