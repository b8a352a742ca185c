import type { NoteKind } from "../conversion-notes.ts";

export type TestNote =
  | "above_header"
  | "left_empty"
  | "after_run"
  | "repeated"
  | "steps_absent"
  | "noted_unreached"
  | "untimed";

export const testNotes: Readonly<Record<TestNote, NoteKind>> = {
  above_header: { effect: "set_aside", message: "rows.above_header" },
  left_empty: { effect: "set_aside", message: "tests.left_empty" },
  after_run: { effect: "set_aside", message: "tests.after_run" },
  repeated: {
    effect: "noticed",
    message: "tests.repeated",
  },
  steps_absent: {
    effect: "noticed",
    message: "tests.steps_absent",
  },
  noted_unreached: {
    effect: "noticed",
    message: "tests.noted_unreached",
  },
  untimed: {
    effect: "noticed",
    message: "tests.untimed",
  },
};
