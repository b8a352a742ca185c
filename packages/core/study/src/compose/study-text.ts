import { type Text, textIn } from "../model/text.ts";
import { inlineYaml } from "../reading/yaml-value.ts";
import type { Composition, PieceHead } from "./piece.ts";

/** `study.yaml` of a composed study, with what its reader needs to know. */
export function studyText(heads: readonly PieceHead[], composition: Composition): string {
  const { study, timezone, holidays, window, english } = composition;
  const [first] = heads;
  const { from, to } = window ?? first?.window ?? { from: "", to: "" };
  return `# Une étude est un dossier de fichiers comme celui-ci. Elle dit ce qu’on mesure ; elle ne contient jamais de données.
# Composée de : ${heads.map(({ name }) => name).join(", ")}. Ces fichiers sont à vous : changez-les, retirez, ajoutez.
# « vigie check » dit tout ce qui ne va pas, ligne par ligne ; « vigie demo » montre le diagnostic sur des données inventées.

vigie: 1
study: ${study}
version: "0.1"                  # entre guillemets ; changez-la à chaque version diffusée
title: ${inlineText(titleOf(heads, composition), english)}
${summaryText(heads, english)}

# Les contacts et les faits comptés : du premier au dernier jour, l’un et l’autre inclus.
window: { from: ${from}, to: ${to} }
timezone: ${timezone}
languages: [${english ? "fr, en" : "fr"}]
${holidays === null ? "" : `# Les jours fériés de ce territoire ne sont pas ceux du reste du pays.\npublic_holidays: { departement: "${holidays}" }\n`}
# Qui détient les données : un nom court, le nom qu’on lira, et ses sources (dossier sources). Les noms sont proposés
# d’après le département : corrigez-les. Pour confier une source à une autre institution, déplacez son nom.
partners:
${partnersText(heads, composition)}

# La protection des personnes. Chaque effectif reçoit un bruit (confidentialité différentielle) : plus le budget
# « rho » est petit, plus le bruit est grand. Un effectif de moins de « min » est masqué (secret statistique).
# Un partenaire peut être plus strict, jamais moins.
disclosure:
  rho: 1
  min: 11
`;
}

function titleOf([first, ...others]: readonly PieceHead[], { place }: Composition): Text {
  const { fr, en = fr } =
    first !== undefined && others.length === 0
      ? first.title
      : { fr: "L’accès aux droits et les services en ligne", en: "Access to rights and online services" };
  const behind = place === null ? "" : ` (${place})`;
  return { fr: `${fr}${behind}`, en: `${en}${behind}` };
}

function summaryText(heads: readonly PieceHead[], english: boolean): string {
  const french = heads.flatMap(({ summary }) => folded(summary.fr));
  if (!english) return `summary: >-\n${french.join("\n")}`;
  const other = heads.flatMap(({ summary }) => folded(textIn(summary, "en")));
  const inside = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join("\n");
  return `summary:\n  fr: >-\n${inside(french)}\n  en: >-\n${inside(other)}`;
}

function partnersText(heads: readonly PieceHead[], { partners: named, english }: Composition): string {
  const sources = new Map<string, readonly string[]>();
  const labels = new Map<string, Text>();
  for (const head of heads)
    for (const [id, partner] of head.partners) {
      sources.set(id, [...new Set([...(sources.get(id) ?? []), ...partner.sources])]);
      labels.set(id, named.get(id) ?? partner.label);
    }
  return [...labels]
    .map(
      ([id, label]) =>
        `  ${id}:\n    label: ${inlineText(label, english)}\n    sources: [${(sources.get(id) ?? []).join(", ")}]`,
    )
    .join("\n");
}

function inlineText({ fr, en }: Text, english: boolean): string {
  return inlineYaml(english && en !== undefined ? { fr, en } : fr);
}

const lineWidth = 110;

/** Lines of a folded block, none longer than a screen. */
function folded(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineWidth)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}
