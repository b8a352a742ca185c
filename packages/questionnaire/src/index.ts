export { entryWorkbook } from "./entry-workbook.ts";
export { questionnairePaper, type SetPaper } from "./paper/questionnaire-paper.ts";
export { type QuestionnaireProblem, questionnaireProblems } from "./problems.ts";
export type { Questionnaire } from "./questionnaire.ts";
export { questionnaireOf } from "./questionnaire-of.ts";
export { questionnaireMessages, type Remark, remarkSentence } from "./remark.ts";
export { studyFiles } from "./study-files.ts";
export { readXlsform } from "./xlsform/read-xlsform.ts";
export { writeXlsform } from "./xlsform/write-xlsform.ts";
