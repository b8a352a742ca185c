import type { Partner, Study } from "@vigie/study";
import { frenchDay, inHtml } from "./quality-words.ts";

export interface PageHead {
  readonly title: string;
  readonly study: Study;
  readonly partner: Partner;
  readonly date: string;
  readonly fictitious: boolean;
}

/**
 * A page that stays at the partner's: in French, without script, nothing loaded from elsewhere.
 * @param sections in HTML already
 */
export function privatePage(head: PageHead, sections: readonly string[]): string {
  const { title, study, partner, date, fictitious } = head;
  return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} : ${inHtml(partner.label.fr)}</title>
<style>${style}</style>
<main>
${fictitious ? '<p class="fiction"><strong>Données fictives</strong></p>\n' : ""}<h1>${title}</h1>
<p>${inHtml(partner.label.fr)} — étude « ${inHtml(study.title.fr)} », version ${inHtml(study.version)} — ${frenchDay(date)}</p>
<p><strong>Ce rapport reste chez vous.</strong> Il contient des effectifs exacts. Seul le fichier bundle.zip se transmet.</p>
${sections.join("\n")}
</main>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1a1d21; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #eceae4; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.55 "Atkinson Hyperlegible Next", system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
details { margin: .5rem 0; } summary { cursor: pointer; padding: .3rem 0; }
h1 { font-size: 1.73rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; padding-bottom: .4rem; }
th, td { text-align: left; font-weight: 400; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); vertical-align: top; }
thead th { font-size: .85rem; } td, thead th:not(:first-child) { text-align: right; }
.fiction { border: 3px solid; padding: .5rem 1rem; text-transform: uppercase; letter-spacing: .04em; }
`;
