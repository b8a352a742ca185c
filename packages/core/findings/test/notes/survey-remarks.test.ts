import { expect, test } from "vitest";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { surveyRemarks } from "../../src/notes/survey-remarks.ts";

const calibration = { margins: new Map([["sex", new Map([["woman", 500]])]]), bounds: null };

/** The remarks of a weighted survey; `silence` says why its partner could estimate nothing. */
async function remarksOf(
  calibrated: typeof calibration | null,
  { isSilent = false, language = "fr" }: { isSilent?: boolean; language?: "fr" | "en" } = {},
): Promise<string> {
  const subject = await subjectOf("ages");
  const survey = {
    weight: "poids",
    weightMax: 4,
    weightGrain: 0.01,
    strata: null,
    calibration: calibrated,
    minimumBase: 30,
    exploratoryBelow: 0,
  };
  const silence = isSilent ? ({ reason: "not_calibrated", attributes: [] } as const) : null;
  return surveyRemarks({
    ...subject,
    source: { ...subject.source, survey },
    table: { ...subject.table, silence },
    formatter: formatterOf(language),
  })
    .join()
    .replaceAll(/[\u00a0\u202f]/g, " ");
}

test("the note of a calibrated survey says that its errors take the weights as fixed", async () => {
  expect(await remarksOf(calibration)).toContain(
    "poids calés sur les marges de l’étude ; les marges d’erreur les prennent comme fixes",
  );
  expect(await remarksOf(calibration, { language: "en" })).toContain(
    "weights calibrated to the margins of the study; margins of error take them as fixed",
  );
});

test("neither where weights are received, nor where none could be calibrated", async () => {
  expect(await remarksOf(null)).not.toContain("calés sur");
  expect(await remarksOf(calibration, { isSilent: true })).not.toContain("prennent comme fixes");
});
