import type { NoteEffect } from "../conversion-notes.ts";

export type TestNote =
  | "above_header"
  | "left_empty"
  | "after_run"
  | "repeated"
  | "steps_absent"
  | "noted_unreached"
  | "untimed";

export const testNotes: Readonly<Record<TestNote, NoteEffect>> = {
  above_header: "set_aside",
  left_empty: "set_aside",
  after_run: "set_aside",
  repeated: "noticed",
  steps_absent: "noticed",
  noted_unreached: "noticed",
  untimed: "noticed",
};
