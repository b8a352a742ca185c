import { textSheet, type WrittenSheet, xlsx } from "@vigie/files";
import type { ServiceTestTemplate, Sheet } from "@vigie/study";

/** The models of a grid as one workbook: results first, which is the sheet that Vigie reads by default. */
export function serviceTestWorkbook({ results, quality, codes }: ServiceTestTemplate): Uint8Array {
  return xlsx({
    title: "Tests de services",
    language: "fr",
    day: null,
    sheets: [sheet("Étapes", results), sheet("Qualité", quality), sheet("Codes", codes)],
  });
}

function sheet(name: string, { rows, choices }: Sheet): WrittenSheet {
  const [header = []] = rows;
  const widths = header.map((_, column) =>
    Math.min(60, Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2),
  );
  return {
    ...textSheet(name, rows, widths, "plain"),
    choices: header.flatMap((title, column) => {
      const words = choices.get(title);
      if (words === undefined) return [];
      const sentence = `Choisissez : ${words.join(", ")}, ou laissez vide.`;
      return [{ column, words, refusal: { title: "Valeur inconnue", sentence } }];
    }),
  };
}
