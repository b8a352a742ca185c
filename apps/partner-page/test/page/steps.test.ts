import { expect, test } from "vitest";
import { hindrance, type PageProgress, type Step } from "../../src/page/page-state.ts";

const start: PageProgress = { hasStudy: false, hasPartner: false, openFiles: 0, decisions: [], isRun: false };
const studied = { ...start, hasStudy: true };
const chosen = { ...studied, hasPartner: true };
const opened = { ...chosen, openFiles: 2 };

test.for<[Step, PageProgress, ReturnType<typeof hindrance>]>([
  ["study", start, null],
  ["files", start, "study"],
  ["files", studied, "partner"],
  ["files", chosen, null],
  ["mapping", chosen, "files"],
  ["mapping", opened, null],
  ["run", { ...opened, decisions: [{ source: "s", role: "units", kind: "key" }] }, "decisions"],
  ["run", { ...opened, decisions: [{ source: "s", role: "units", kind: "doubt", field: "age" }] }, null],
  ["run", { ...opened, decisions: [{ source: "s", kind: "accept-nothing" }] }, null],
  ["look", opened, "run"],
  ["take", { ...opened, isRun: true }, null],
])("%s", ([step, progress, held]) => {
  expect(hindrance(step, progress)).toBe(held);
});
