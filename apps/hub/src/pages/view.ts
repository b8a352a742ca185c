import {
  type Attributes,
  attributes,
  html,
  type Insert,
  type Markup,
  mainPart,
  page,
} from "@vigie/documents";
import type { DescribedProblem } from "@vigie/words";
import type { Session } from "../accounts/session.ts";
import type { HubKey, HubMessages } from "../messages.ts";

/** What every page is made with: who reads, in which language, what was wrong with the form just sent, and what it held. */
export interface View extends HubMessages {
  readonly session: Session | null;
  /** The address of the page, for the links to its other language. */
  readonly path: string;
  readonly problems: readonly DescribedProblem[];
  /** Texts of the form that was refused, by field: nobody types them twice. */
  readonly sent: ReadonlyMap<string, string>;
}

export const stylePath = "/hub.css";
export const scriptPath = "/hub.js";
/** Published editions, as Atom (RFC 4287). */
export const feedPath = "/editions.atom";

/** A whole page of the hub. */
export function hubPage(view: View, title: string, content: Insert): Markup {
  const { message } = view;
  return page({
    language: view.language,
    direction: "ltr",
    title: `${view.problems.length > 0 ? `${message("problems.title")} – ` : ""}${title} – Vigie`,
    allows: {
      "script-src": "'self'",
      "style-src": "'self'",
      "font-src": "'self'",
      "img-src": "'self' data:",
      "form-action": "'self'",
    },
    head: html`<link rel="stylesheet" href="${stylePath}"><link rel="icon" href="data:,"><link rel="alternate" type="application/atom+xml" href="${feedPath}" title="${message("home.editions")}"><script src="${scriptPath}" defer></script>`,
    skip: message("page.skip"),
    body: html`<header class="masthead">
<p class="site-title"><a href="/">${message("page.name")}</a></p>
${navigation(view)}
</header>
${mainPart([html`<h1>${title}</h1>`, problemList(view), content])}
<footer class="foot"><ul><li><a href="/donnees-personnelles">${message("privacy.title")}</a></li><li>${otherLanguage(view)}</li></ul></footer>`,
  });
}

function navigation(view: View): Markup {
  const { message, session } = view;
  if (session === null)
    return html`<nav aria-label="${message("page.menu")}"><ul><li><a href="/connexion">${message("signIn.title")}</a></li></ul></nav>`;
  const links: readonly (readonly [string, HubKey])[] = [
    ["/a-faire", "tasks.title"],
    ["/campagnes", "campaigns.title"],
    ...(session.person.role === "lead" ? ([["/etudes", "studies.title"]] as const) : []),
    ...(session.person.role === "partner"
      ? ([
          ["/cles", "keys.title"],
          ["/agents", "agents.title"],
        ] as const)
      : []),
    ...(["lead", "administrator"].includes(session.person.role)
      ? ([
          ["/comptes", "accounts.title"],
          ["/journal", "journal.title"],
        ] as const)
      : []),
    ["/compte", "account.title"],
  ];
  return html`<nav aria-label="${message("page.menu")}"><ul>
${links.map(([path, key]) =>
  view.path === path
    ? html`<li><a href="${path}" aria-current="page">${message(key)}</a></li>`
    : html`<li><a href="${path}">${message(key)}</a></li>`,
)}
<li>${form(view, "/deconnexion", html`<button>${message("signOut.action")}</button>`)}</li>
</ul></nav>`;
}

function otherLanguage({ language, path }: View): Markup {
  const [other, name] = language === "fr" ? ["en", "English"] : ["fr", "Français"];
  return html`<a href="/langue/${other}?retour=${encodeURIComponent(path)}" lang="${other}" hreflang="${other}">${name}</a>`;
}

/** What is wrong with what was sent, before anything else. */
function problemList(view: View): Markup | null {
  const { problems, message } = view;
  if (problems.length === 0) return null;
  return html`<section class="box doubt" role="alert" aria-labelledby="problems"><h2 id="problems">${message("problems.title")}</h2>
${problemItems(problems, view)}</section>`;
}

export function problemItems(
  problems: readonly DescribedProblem[],
  { message }: Pick<HubMessages, "message">,
): Markup {
  return html`<ul>${problems.map(
    ({ where, what, expected, cure }) =>
      html`<li>${where === "" ? null : html`<b>${where}</b><br>`}${what}<br>${message("problems.expected", { expected })}<br>${message("problems.cure", { cure })}</li>`,
  )}</ul>`;
}

/** A form of the session it is sent from, and of the page where it is shown again if it is refused. */
export function form(view: View, action: string, content: Insert): Markup {
  return html`<form method="post" action="${action}">${origin(view)}${content}</form>`;
}

/** Form that sends a file. */
export function fileForm(view: View, action: string, content: Insert): Markup {
  return html`<form method="post" action="${action}" enctype="multipart/form-data">${origin(view)}${content}</form>`;
}

/** A form that asks for a page again: what was chosen is in its address. */
export function searchForm(action: string, content: Insert): Markup {
  return html`<search><form method="get" action="${action}" class="search">${content}</form></search>`;
}

/** What every form sends of where it comes from. */
export function origin({ session, path }: View): Insert {
  return [hidden("form", session?.formToken ?? ""), hidden("page", path)];
}

export function hidden(name: string, value: string): Markup {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A text that somebody wrote, with its line breaks. */
export function writtenText(text: string): Markup {
  return html`<span class="written">${text}</span>`;
}

/** A text to take elsewhere, beside which the script puts a button that copies it. */
export function copiedText({ message }: Pick<HubMessages, "message">, text: string): Markup {
  return html`<code data-copy="${message("copy.action")}" data-copied="${message("copy.done")}">${text}</code>`;
}

/** A labelled field, with what was typed in it where its form was refused; never a password. */
export function field(
  view: View,
  name: string,
  label: string,
  {
    type = "text",
    value = "",
    hint = null,
    autocomplete = "off",
    required = true,
    among = null,
  }: {
    readonly type?: "text" | "email" | "password" | "date" | "file";
    readonly value?: string;
    readonly hint?: string | null;
    readonly autocomplete?: string;
    readonly required?: boolean;
    /** What a browser proposes, while another answer may be typed. */
    readonly among?: readonly string[] | null;
  } = {},
): Markup {
  const id = `field-${name}`;
  const described = hint === null ? null : attributes` aria-describedby="${id}-hint"`;
  const list = among === null ? null : attributes` list="${id}-list"`;
  const isRequired = required ? attributes` required` : null;
  const shown = type === "password" || type === "file" ? "" : (view.sent.get(name) ?? value);
  const ofPassword = type === "password" ? passwordTexts(view) : null;
  return html`<p class="field"><label for="${id}">${label}</label>
${hintOf(id, hint)}<input id="${id}" name="${name}" type="${type}" value="${shown}" autocomplete="${autocomplete}"${described}${list}${isRequired}${ofPassword}></p>
${among === null ? null : html`<datalist id="${id}-list">${among.map((one) => html`<option value="${one}"></option>`)}</datalist>`}`;
}

/** What the script says beside a password: how strong it is, and the button that shows it. */
function passwordTexts({ message }: View): Attributes {
  const [show, hide] = [message("password.show"), message("password.hide")];
  const strengths = [message("password.weak"), message("password.fair"), message("password.strong")].join(
    "|",
  );
  return attributes` data-show="${show}" data-hide="${hide}" data-strengths="${strengths}"`;
}

export function longField(
  { sent }: View,
  name: string,
  label: string,
  { hint = null, value = "" }: { readonly hint?: string | null; readonly value?: string } = {},
): Markup {
  const id = `field-${name}`;
  const described = hint === null ? null : attributes` aria-describedby="${id}-hint"`;
  return html`<p class="field"><label for="${id}">${label}</label>${hintOf(id, hint)}<textarea id="${id}" name="${name}" rows="4"${described}>${sent.get(name) ?? value}</textarea></p>`;
}

function hintOf(id: string, hint: string | null): Markup | null {
  return hint === null ? null : html`<span class="hint" id="${id}-hint">${hint}</span>`;
}

export function choice(
  { sent }: View,
  name: string,
  label: string,
  options: readonly (readonly [value: string, shown: string])[],
): Markup {
  const id = `field-${name}`;
  return html`<p class="field"><label for="${id}">${label}</label><select id="${id}" name="${name}">${options.map(
    ([value, shown]) =>
      html`<option value="${value}"${value === sent.get(name) ? attributes` selected` : null}>${shown}</option>`,
  )}</select></p>`;
}

export function go(label: string): Markup {
  return html`<p><button class="go">${label}</button></p>`;
}

/** A form that is one button. */
export function buttonForm(view: View, action: string, label: string): Markup {
  return form(view, action, html`<p><button class="plain">${label}</button></p>`);
}

/** What a step that changes a lot will do, and the form that does it: nobody does it by one click on another page. */
export function confirmation(
  view: View,
  action: string,
  {
    says,
    fields = null,
    label,
    back,
  }: {
    readonly says: readonly string[];
    readonly fields?: Insert;
    readonly label: string;
    /** Path of the page that leads here. */
    readonly back: string;
  },
): Markup {
  return html`${says.map((line) => html`<p>${line}</p>`)}${form(view, action, [fields, go(label)])}
<p><a href="${back}">${view.message("confirmation.back")}</a></p>`;
}

/** `hubTable`, whose caption and columns are named by messages. */
export function namedTable(
  { message }: View,
  caption: HubKey,
  columns: readonly HubKey[],
  rows: readonly (readonly Insert[])[],
): Markup {
  return hubTable(
    message(caption),
    columns.map((key) => message(key)),
    rows,
  );
}

/**
 * A table whose first column names its rows. On a narrow window its rows are lists, each cell after the name of its column;
 * roles are written because browsers forget those of what is no longer shown as a table.
 */
export function hubTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Insert[])[],
): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head.map((cell) => html`<th scope="col" role="columnheader">${cell}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ([first = "", ...cells]) =>
      html`<tr role="row"><th scope="row" role="rowheader">${first}</th>${cells.map((cell, at) => html`<td role="cell" data-column="${head[at + 1] ?? ""}">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}
