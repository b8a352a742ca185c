import { spreadsheetText } from "@vigie/files";
import { type ServiceTest, serviceTestTemplate } from "@vigie/study";
import { serviceTestWorkbook } from "./service-test-workbook.ts";

/** The models that testers of services fill in, by name: a workbook, and the same as texts for a spreadsheet. */
export function serviceTestFiles(serviceTest: ServiceTest): ReadonlyMap<string, string | Uint8Array> {
  const template = serviceTestTemplate(serviceTest);
  return new Map<string, string | Uint8Array>([
    ["tests.xlsx", serviceTestWorkbook(serviceTest)],
    ["tests.csv", spreadsheetText(template.results.rows, ";")],
    ["qualite.csv", spreadsheetText(template.quality.rows, ";")],
    ["codes.csv", spreadsheetText(template.codes.rows, ";")],
  ]);
}
