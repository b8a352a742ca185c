import type { Text } from "@vigie/study";
import en from "../../words/audit.en.json" with { type: "json" };
import fr from "../../words/audit.fr.json" with { type: "json" };

interface Verdict {
  readonly result: "conforms" | "fails" | "not_applicable";
  readonly proof: "browser" | "reading";
}

/** What the audit of one criterion found, and how: by a test in a browser, or by reading pages and their code. */
export interface AuditedCriterion extends Verdict {
  readonly id: string;
  readonly finding: Text;
}

/** The themes of the RGAA, with the number of their criteria. */
export const auditThemes = [
  { theme: 1, count: 9, name: { fr: "Images", en: "Images" } },
  { theme: 2, count: 2, name: { fr: "Cadres", en: "Frames" } },
  { theme: 3, count: 3, name: { fr: "Couleurs", en: "Colors" } },
  { theme: 4, count: 13, name: { fr: "Multimédia", en: "Multimedia" } },
  { theme: 5, count: 8, name: { fr: "Tableaux", en: "Tables" } },
  { theme: 6, count: 2, name: { fr: "Liens", en: "Links" } },
  { theme: 7, count: 5, name: { fr: "Scripts", en: "Scripts" } },
  { theme: 8, count: 10, name: { fr: "Éléments obligatoires", en: "Mandatory elements" } },
  { theme: 9, count: 4, name: { fr: "Structuration", en: "Structure" } },
  { theme: 10, count: 14, name: { fr: "Présentation", en: "Presentation" } },
  { theme: 11, count: 13, name: { fr: "Formulaires", en: "Forms" } },
  { theme: 12, count: 11, name: { fr: "Navigation", en: "Navigation" } },
  { theme: 13, count: 12, name: { fr: "Consultation", en: "Consultation" } },
] as const;

const verdicts: readonly (Verdict & { readonly ids: string })[] = [
  {
    result: "conforms",
    proof: "browser",
    ids: `1.1 1.2 1.6 1.8 1.9 3.2 3.3 5.4 5.6 5.7 6.2 7.2 7.3 8.1 8.2 8.3 8.4 8.5 8.6 8.7 8.9 9.1 9.2 9.3 10.1 10.2 10.4 10.6
      10.7 10.11 10.12 10.13 11.1 11.9 12.1 12.2 12.5 12.6 12.7 12.9 12.11 13.2 13.7 13.8 13.9`,
  },
  {
    result: "conforms",
    proof: "reading",
    ids: "1.3 1.7 3.1 5.5 6.1 7.1 7.5 8.8 10.3 10.5 10.8 10.9 10.10 11.2 11.4 12.8 13.3 13.4 13.11",
  },
  {
    result: "not_applicable",
    proof: "browser",
    ids: "2.1 2.2 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 4.12 4.13 5.1 5.2 5.3 5.8 13.1",
  },
  {
    result: "not_applicable",
    proof: "reading",
    ids: `1.4 1.5 7.4 8.10 9.4 10.14 11.3 11.5 11.6 11.7 11.8 11.10 11.11 11.12 11.13 12.3 12.4 12.10 13.5 13.6 13.10
      13.12`,
  },
];

const verdictOf = new Map(
  verdicts.flatMap(({ ids, ...verdict }) => ids.split(/\s+/).map((id) => [id, verdict] as const)),
);
const english = new Map(Object.entries(en));

/**
 * The 106 criteria, one by one, on the pages of test studies; `words/audit.fr.json` says what was found. Those proved in a
 * browser are checked by `test/accessibility/audit.test.ts`, which names the same ones.
 * @see RGAA 4.1.2 (2023), direction interministérielle du numérique
 */
export const audit: readonly AuditedCriterion[] = Object.entries(fr).map(([id, finding]) => {
  const verdict = verdictOf.get(id);
  if (verdict === undefined) throw new RangeError(`criterion ${id} has no result`);
  return { id, ...verdict, finding: { fr: finding, en: english.get(id) } };
});
