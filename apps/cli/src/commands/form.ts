import { basename, join } from "node:path";
import { fileProblem, openWorkbook } from "@vigie/files";
import { openFileSource } from "@vigie/files/node";
import {
  askerOf,
  entryWorkbook,
  onlyHolder,
  questionnaireMessages,
  questionnaireOf,
  questionnairePaper,
  type Remark,
  readXlsform,
  remarkSentence,
  studyFiles,
  writeXlsform,
} from "@vigie/handouts";
import { readPaperTemplate } from "@vigie/handouts/node";
import { readTypesetter } from "@vigie/publication/node";
import type { Arguments, Command, Result } from "../arguments/command.ts";
import { exists, refuseIrregular } from "../disk/regular-files.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { cliInputError } from "../problems.ts";
import { readStudy } from "../study/study-folder.ts";
import { sourceNamed } from "../study/study-names.ts";
import { asTyped, type Terminal } from "../terminal/terminal.ts";

export const formCommand: Command = {
  name: "form",
  actions: ["import", "export"],
  options: {
    into: { type: "string" },
    source: { type: "string" },
    out: { type: "string" },
    pdf: { type: "string" },
    workbook: { type: "string" },
  },
  run(given, terminal) {
    const [action = "", path = ""] = given.positionals;
    if (action === "import") {
      refuseNeedless(given, action, ["source", ...outputs]);
      return importForm(path, needed(given, "into"), terminal);
    }
    if (action !== "export") throw cliInputError("cli/form-action-unknown", {}, { action });
    refuseNeedless(given, action, ["into"]);
    return exportForm(path, given, terminal);
  },
};

const outputs = ["out", "pdf", "workbook"] as const;

function needed({ value }: Arguments, option: string): string {
  const given = value(option);
  if (given === null) throw cliInputError("cli/form-option-missing", {}, { option });
  return given;
}

function refuseNeedless({ value }: Arguments, action: string, options: readonly string[]): void {
  const found = options.find((option) => value(option) !== null);
  if (found !== undefined) throw cliInputError("cli/form-option-needless", {}, { option: found, action });
}

async function importForm(form: string, folder: string, terminal: Terminal): Promise<Result> {
  const study = await readStudy(folder);
  const { questionnaire, remarks } = await readForm(form);
  const { message, language } = terminal.messages;
  const files = studyFiles(questionnaire, {
    from: basename(form),
    known: study,
    messages: questionnaireMessages(language),
  });
  const rows: (readonly [string, string])[] = [];
  for (const [path, text] of files) {
    const isSuggestion = path === "indicators.yaml";
    const isTaken = await exists(join(folder, path));
    const written = join(folder, isTaken || isSuggestion ? `${path}.nouveau` : path);
    await writeWhole(written, text);
    const description = path.startsWith("codelists/") ? message("form.codelist") : message("form.written");
    rows.push([
      written,
      isSuggestion ? message("form.indicators") : isTaken ? message("form.beside") : description,
    ]);
  }
  const { name: source, questions } = questionnaire;
  terminal.print("form.imported", { questions: questions.length, source });
  terminal.list(rows);
  printRemarks(remarks, terminal);
  terminal.section("form.next", { source, folder: asTyped(folder) });
  return { source, files: rows.map(([path]) => path), remarks };
}

async function readForm(path: string): ReturnType<typeof readXlsform> {
  await refuseIrregular([{ shown: path, path }]);
  const source = await openFileSource(path).catch((error: unknown) => {
    throw fileProblem(error, path);
  });
  try {
    return await readXlsform(await openWorkbook(source, path));
  } finally {
    await source.close();
  }
}

async function exportForm(folder: string, given: Arguments, terminal: Terminal): Promise<Result> {
  const name = needed(given, "source");
  if (outputs.every((output) => given.value(output) === null)) needed(given, "out");
  const study = await readStudy(folder);
  const source = sourceNamed(study, name);
  if (source.survey === null) throw cliInputError("cli/source-not-survey", {}, { source: name });
  const { questionnaire, remarks } = questionnaireOf(study, source);
  const asker = askerOf(study, onlyHolder(study, name));
  const { message, language } = terminal.messages;
  const made = {
    out: () => ({
      content: writeXlsform(questionnaire, { version: study.version, asker }),
      description: message("form.exported", { questions: questionnaire.questions.length }),
    }),
    pdf: async () => {
      const setPaper = await readTypesetter(await readPaperTemplate());
      if (setPaper === null) throw cliInputError("cli/no-typesetter");
      const paper = questionnairePaper(questionnaire, { asker, language }, setPaper);
      return { content: paper.bytes, description: message("form.paper", { pages: paper.pages }) };
    },
    workbook: () => ({
      content: entryWorkbook(questionnaire, questionnaireMessages(language)),
      description: message("form.workbook"),
    }),
  };
  const rows: (readonly [string, string])[] = [];
  for (const output of outputs) {
    const path = given.value(output);
    if (path === null) continue;
    const { content, description } = await made[output]();
    await writeWhole(path, content);
    rows.push([path, description]);
  }
  terminal.list(rows);
  printRemarks(remarks, terminal);
  return { source: name, files: rows.map(([path]) => path), remarks };
}

/** Nothing is lost in silence: what was left out first, then what was read otherwise. */
function printRemarks(remarks: readonly Remark[], terminal: Terminal): void {
  const { language } = terminal.messages;
  const formMessages = questionnaireMessages(language);
  for (const [heading, start] of [
    ["form.left", "left."],
    ["form.changed", "changed."],
  ] as const) {
    const some = remarks.filter(({ kind }) => kind.startsWith(start));
    if (some.length === 0) continue;
    terminal.section(heading);
    for (const remark of some) terminal.line(`  ${remarkSentence(remark, formMessages)}`);
  }
}
