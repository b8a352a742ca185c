import { html, type Markup } from "@vigie/documents";
import {
  cureOn,
  type DescribedProblem,
  messageArguments,
  type ProblemCatalogue,
  type ProblemTexts,
  pageMessages,
} from "@vigie/words";
import type { Mistake } from "./mistakes.ts";
import { searchScript } from "./search-page.ts";
import { addressFrom, messagesPath, type SitePage } from "./site-page.ts";

/** A page per problem that Vigie may report, and one that lists them all, first. */
export function messagePages(
  catalogue: ProblemCatalogue,
  mistakes: ReadonlyMap<string, Mistake>,
): readonly SitePage[] {
  const pages = Object.keys(catalogue.fr)
    .toSorted()
    .map((code) => messagePage(code, catalogue, mistakes.get(code) ?? null));
  return [listPage(pages), ...pages.map(({ page }) => page)];
}

interface MessagePage {
  readonly code: string;
  readonly page: SitePage;
}

/** Who reports a problem, by the start of its code. */
const packages: Readonly<Record<string, string>> = {
  study: "L’étude et ses fichiers",
  fiction: "Les données inventées",
  questionnaire: "Les questionnaires",
  engine: "La correspondance et les données d’un partenaire",
  files: "Les fichiers de données",
  shapes: "Les formes de fichiers connues",
  partner: "L’exécution chez un partenaire",
  bundle: "Les lots",
  diagnostic: "Le texte et le diagnostic",
  cli: "La commande vigie",
  page: "Le poste",
  hub: "Le service de l’observatoire",
};

function listPage(pages: readonly MessagePage[]): SitePage {
  const byPackage = Map.groupBy(pages, ({ code }) => code.split("/")[0] ?? "");
  const titles = [...byPackage.keys()].map((packageName) => ({
    anchor: packageName,
    title: packages[packageName] ?? packageName,
  }));
  return {
    path: messagesPath,
    title: "Les messages",
    language: "fr",
    titles,
    head: searchScript(messagesPath),
    main: html`<h1>Les messages</h1>
<p>Chaque message de Vigie dit ce qui ne va pas, où, ce qui était attendu et comment y remédier. Sa page le redit, avec un exemple pour
ceux d’une étude ou d’une mise en correspondance. Cherchez-le par ses mots, ou par son code.</p>
<div id="chercher"></div>
${titles.map(
  ({ anchor, title }) => html`<section class="found" aria-labelledby="${anchor}">
<h2 id="${anchor}">${title}</h2>
<ul>${(byPackage.get(anchor) ?? []).map(
    ({ code, page }) =>
      html`<li><a href="${addressFrom(messagesPath, page.path)}">${page.title}</a> <span class="where">${code}</span></li>
`,
  )}</ul>
</section>
`,
)}`,
  };
}

function messagePage(
  code: string,
  { fr, en, refusals }: ProblemCatalogue,
  mistake: Mistake | null,
): MessagePage {
  const french = fr[code];
  if (french === undefined) throw new RangeError(`no sentence for ${code}`);
  const shown = shownTexts(french, "fr");
  const english = en[code];
  const path = `messages/${code.replaceAll("/", "-")}.html`;
  return {
    code,
    page: {
      path,
      title: shown.what,
      language: "fr",
      titles: [],
      // Looked up, not read: search engines show the guides.
      head: html`<meta name="robots" content="noindex">
`,
      main: html`<h1>${shown.what}</h1>
<p class="code">Code du message : <code>${code}</code>. ${refusals.includes(code) ? "Vigie refuse, pour protéger des personnes (code de sortie 3)." : "L’entrée est à corriger (code de sortie 1)."}</p>
<h2>Ce qui était attendu</h2>
<p>${shown.expected}</p>
<h2>Le remède</h2>
<p>${shown.cure}</p>
${mistake === null ? null : exampleOf(mistake)}
${
  english === undefined
    ? null
    : html`<h2>Le même, en anglais</h2>
<div lang="en">${sentences(shownTexts(english, "en"))}</div>`
}
<p><a href="${addressFrom(path, messagesPath)}">Tous les messages</a></p>`,
    },
  };
}

function exampleOf({ fr: { where, excerpt, ...texts } }: Mistake): Markup {
  return html`<h2>Un exemple</h2>
<p>${where} :</p>
${
  excerpt === undefined
    ? null
    : html`<pre><code>${excerpt.text}</code></pre>
`
}<p>Vigie dit alors :</p>
<div class="message">${sentences(texts)}</div>
`;
}

type ShownTexts = Pick<DescribedProblem, "what" | "expected" | "cure">;

function sentences({ what, expected, cure }: ShownTexts): readonly Markup[] {
  return [what, expected, cure].map((sentence) => html`<p>${sentence}</p>`);
}

/** The sentences without their values: « … » for a name, 2 for a number, the first of several cases. */
function shownTexts(texts: ProblemTexts, language: "fr" | "en"): ShownTexts {
  const show = (text: string) => {
    const values = Object.fromEntries(
      (messageArguments(text) ?? []).map(({ name, cases: [first] }) => [name, first ?? "…"]),
    );
    const write = (some: Readonly<Record<string, string | number>>) =>
      pageMessages({ fr: { text }, en: { text } }, language).message("text", some);
    // A number refuses to be a text, and shows it.
    for (const name of Object.keys(values)) {
      const withNumber = { ...values, [name]: 2 };
      if (unreadable(write(withNumber)) < unreadable(write(values))) Object.assign(values, withNumber);
    }
    return write(values);
  };
  return { what: show(texts.what), expected: show(texts.expected), cure: show(cureOn("command", texts)) };
}

const unreadable = (text: string) => text.split("NaN").length;
