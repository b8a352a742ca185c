export { entryWorkbook } from "./entry-workbook.ts";
export { type Asker, askerOf, onlyHolder } from "./notice.ts";
export { questionnairePaper, type SetQuestionnaire } from "./paper/questionnaire-paper.ts";
export { type QuestionnaireProblem, questionnaireProblems } from "./problems.ts";
export { type Questionnaire, questionnaireOf } from "./questionnaire.ts";
export { questionnaireMessages, type Remark, remarkSentence } from "./remark.ts";
export { studyFiles } from "./study-files.ts";
export { readXlsform } from "./xlsform/read-xlsform.ts";
export { writeXlsform } from "./xlsform/write-xlsform.ts";
