import { type Indicator, type Study, type VigieError, VigieErrors } from "@vigie/study";
import type { Command } from "../command.ts";
import { readStudy } from "../study-folder.ts";

export const checkCommand: Command = {
  name: "check",
  summary: "lit une étude et dit d’un coup tout ce qui ne va pas",
  positionals: ["ÉTUDE"],
  options: {},
  help: `
ÉTUDE est le dossier de l’étude, texte du diagnostic compris. Chaque erreur est dite avec son fichier, sa ligne, sa colonne,
ce qui était attendu et comment la corriger.

Exemple : vigie check studies/publics-fragiles
`,
  async run({ positionals: [folder = ""] }, terminal) {
    const study = await readStudy(folder);
    const found = await textProblemsOf(study);
    if (found.length > 0) throw new VigieErrors(found);
    const counts = {
      partners: study.partners.size,
      sources: study.sources.size,
      indicators: [...study.indicators.values()].filter(isDeclared).length,
      codelists: study.codelists.size,
    };
    const { say, language } = terminal.speech;
    const title = study.title[language] ?? study.title.fr;
    terminal.line(say("check.right", { title, version: study.version }));
    terminal.line(say("check.counts", counts));
    terminal.line(say("check.hash", { hash: study.hash }));
    return { study: study.id, version: study.version, hash: study.hash, ...counts };
  },
};

/** An association without a flag is not declared: the check of circularity adds it. */
function isDeclared(indicator: Indicator): boolean {
  return indicator.kind !== "association" || indicator.without === null;
}

/** What reads texts and languages is loaded for the studies that have some. */
async function textProblemsOf(study: Study): Promise<readonly VigieError[]> {
  if (study.texts.size === 0 && study.dictionaries.size === 0) return [];
  const { dictionaryProblems, textProblems } = await import("@vigie/diagnostic");
  const { withPopulations } = await import("../with-populations.ts");
  return [...dictionaryProblems(withPopulations(study)), ...textProblems(study)];
}
