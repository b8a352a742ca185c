import { decimal, number, table } from "../quality-words.ts";
import type { SurveyQuality, WeightsQuality } from "./survey-quality.ts";

/** The weights of a survey, in words. */
export function surveySection(quality: SurveyQuality): string {
  const { respondents, initial, final, raking } = quality;
  const row = (name: string, { sum, least, greatest, effective }: WeightsQuality) => [
    name,
    decimal(sum),
    decimal(least),
    decimal(greatest),
    number(Math.round(effective)),
  ];
  const rows = [
    ...(initial === null ? [] : [row("donnés par le fichier", initial)]),
    ...(initial === null || raking !== null ? [row("utilisés", final)] : []),
  ];
  return `<p>Enquête : ${number(respondents)} répondants.</p>
${table("Poids", ["Poids", "Total", "Le plus petit", "Le plus grand", "Taille effective"], rows)}
${isOffTotal(quality) ? `<p>Attention : les poids donnés ne font pas ${number(respondents)}, le nombre de répondants. Les parts n’en dépendent pas.</p>\n` : ""}${rakingSentence(raking)}`;
}

function rakingSentence(raking: SurveyQuality["raking"]): string {
  if (raking === null) return "";
  if (raking === "not_converged")
    return "<p>Attention : les poids n’ont pas pu être calés sur les marges de l’étude dans leurs bornes. Aucune part n’est estimée : élargissez les bornes, ou réunissez des modalités.</p>";
  const { passes, gapMax, trimmed, ratio } = raking;
  const bounds = `rapport du poids final au poids initial : de ${decimal(ratio.least)} à ${decimal(ratio.greatest)}`;
  const trimming = trimmed === 0 ? "aucun poids borné" : `${number(trimmed)} poids bornés`;
  return `<p>Calage sur les marges de l’étude : atteint en ${number(passes)} passages, écart relatif le plus grand ${gapMax.toExponential(1).replace(".", ",")} ; ${trimming} ; ${bounds}. Les erreurs types prennent les poids calés comme donnés.</p>`;
}

/** Whether the weights given do not add up to their respondents: nothing wrong, and better known. */
function isOffTotal({ respondents, initial }: SurveyQuality): boolean {
  return initial !== null && Math.abs(initial.sum / respondents - 1) > 1e-3;
}
