import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { html, type Markup } from "@vigie/documents";
import type { Case, Expected, Refused } from "../../spec/cases/case.ts";
import { cases } from "../../spec/cases/index.ts";
import { base } from "../../spec/cases/sketch.ts";
import { textCells } from "../../spec/cases/text-table.ts";
import { addressFrom, type SitePage } from "./site-page.ts";

/** What the cases of each file are about, by the name of the file. */
const titles = {
  population: "La population",
  "units-from-contacts": "Les unités tirées des contacts",
  keys: "Les identifiants",
  "other-rows": "Les lignes qui ne sont pas des unités",
  window: "La période",
  "time-zone": "Le fuseau horaire",
  dates: "L’écriture des dates",
  "unreadable-dates": "Les dates illisibles",
  "set-aside": "Les contacts écartés",
  duplicates: "Les contacts en double",
  routine: "Les contacts de routine",
  "min-contacts": "Le nombre de contacts à partir duquel un canal est utilisé",
  subgroups: "Les sous-groupes d’usage",
  missing: "Les valeurs manquantes",
  spikes: "Les valeurs trop fréquentes",
  oddities: "Les valeurs improbables",
  items: "Les questions à plusieurs réponses",
  filters: "Les questions filtrées",
  surveys: "Les enquêtes pondérées",
  age: "L’âge",
  derivations: "Les caractéristiques calculées",
  "contact-attributes": "Les caractéristiques tirées des contacts",
  universes: "Les champs",
  profiles: "Les profils",
  associations: "Les associations",
} satisfies Record<keyof typeof cases, string>;

/** The list of the files of cases. */
export const specificationPath = "specification/index.html";

/** The rules of the calculation, as cases: a page per file of them, after the one that lists these pages. */
export async function specificationPages(root: string): Promise<readonly SitePage[]> {
  const titleOf = new Map<string, string>(Object.entries(titles));
  const pages = await Promise.all(
    Object.entries(cases).map(async ([file, ofFile]) => {
      const text = await readFile(join(root, "spec/cases", `${file}.ts`), "utf8");
      // A module lists its names in the order of the alphabet.
      const inOrder = Object.entries<Case>(ofFile).toSorted(
        ([a], [b]) => text.indexOf(`export const ${a}:`) - text.indexOf(`export const ${b}:`),
      );
      return casesPage(file, titleOf.get(file) ?? file, inOrder);
    }),
  );
  return [listPage(pages), ...pages];
}

function listPage(pages: readonly SitePage[]): SitePage {
  return {
    path: specificationPath,
    title: "La spécification du calcul",
    language: "fr",
    titles: [],
    main: html`<h1>La spécification du calcul</h1>
<p>Ce qu’un tableau doit contenir est écrit sous forme de cas : quelques lignes de données, et le résultat attendu, que chacun peut refaire à la main. Tous les
moteurs de calcul de Vigie doivent trouver ce résultat. Les intitulés des cas sont en anglais.</p>
<h2>L’étude commune</h2>
<p>Chaque cas part de cette étude, et dit ce qui en diffère. Une case vide est une valeur absente ; · tient lieu d’une espace.</p>
${settings(base)}
<h2>Les cas</h2>
<ul>${pages.map(
      ({ path, title, titles: ofPage }) =>
        html`<li><a href="${addressFrom(specificationPath, path)}">${title}</a> : ${ofPage.length} cas</li>
`,
    )}</ul>`,
  };
}

function casesPage(file: string, title: string, ofFile: readonly (readonly [string, Case])[]): SitePage {
  const path = `specification/${file}.html`;
  return {
    path,
    title,
    language: "fr",
    titles: ofFile.map(([name, { title: rule }]) => ({
      anchor: name,
      title: capitalised(rule),
      language: "en",
    })),
    main: html`<h1>${title}</h1>
<p><a href="${addressFrom(path, specificationPath)}">L’étude commune, et tous les cas</a></p>
${ofFile.map(([name, each]) => caseSection(name, each, path))}`,
  };
}

function caseSection(
  name: string,
  { title, study, day, units, contacts, expect }: Case,
  path: string,
): Markup {
  const { refused = [], groups, tables, ...facts }: Partial<Expected & Refused> = expect;
  const outcome = Object.entries(groups ?? {});
  const reported = factsOf(facts);
  return html`<h2 id="${name}" lang="en">${capitalised(title)}</h2>
${
  study === undefined
    ? null
    : html`<p>L’étude, en ce qui diffère de l’étude commune :</p>
${settings(study)}`
}
${day === undefined ? null : html`<p>Exécution du <code>${day}</code>.</p>`}
${units === undefined ? null : written("Le fichier des unités", units)}
${contacts === undefined ? null : written("Le fichier des contacts", contacts)}
${
  refused.length > 0
    ? html`<p>Vigie s’arrête : ${refused.map(
        (code) =>
          html`<a href="${addressFrom(path, `messages/${code.replaceAll("/", "-")}.html`)}"><code>${code}</code></a> `,
      )}</p>`
    : null
}
${outcome.length > 0 ? table("Effectifs attendus par groupe d’usage", [outcome.map(([group]) => group), outcome.map(([, count]) => String(count))]) : null}
${Object.entries(tables ?? {}).map(([indicator, text]) => written(`Tableau attendu : ${indicator}`, text))}
${reported.length > 0 ? table("Ce que l’exécution rapporte", [["mesure", "valeur"], ...reported]) : null}
`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What differs in a study, one key per line, as YAML reads it. */
function settings(values: object): Markup {
  const lines = Object.entries(values).map(
    ([key, value]) => `${key}: ${JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " ")}`,
  );
  return html`<pre><code>${lines.join("\n")}</code></pre>
`;
}

function written(caption: string, text: string): Markup {
  // Few fonts have the sign that stands for a space in the cases.
  const cells = textCells(text).map((row) => row.map((cell) => cell.replaceAll("␠", "·")));
  return table(caption, cells);
}

function table(caption: string, [header = [], ...rows]: readonly (readonly string[])[]): Markup {
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table></div>
`;
}

/** Each value with the keys that lead to it. */
function factsOf(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (value === null) return [[path, "aucun"]];
  if (typeof value !== "object") return [[path, String(value)]];
  const facts = Object.entries(value);
  // An empty list that is expected is a fact too.
  if (facts.length === 0 && path !== "") return [[path, "aucun"]];
  return facts.flatMap(([key, inside]) => factsOf(inside, path === "" ? key : `${path}.${key}`));
}
