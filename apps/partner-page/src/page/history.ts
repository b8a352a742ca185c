import type { Sentence } from "./page-formatter.ts";

/** A value, with the earlier and later ones that undo and redo go to. Never changed in place. */
export interface History<Value> {
  readonly past: readonly UndoableChange<Value>[];
  readonly present: Value;
  readonly future: readonly UndoableChange<Value>[];
}

/** A change, and the value on the other side of it. */
export interface UndoableChange<Value> {
  /** What the person did, in words. */
  readonly label: Sentence;
  readonly value: Value;
}

/** Changes beyond which the oldest one is forgotten. */
const changesMax = 500;

export function historyOf<Value>(present: Value): History<Value> {
  return { past: [], present, future: [] };
}

/** What was undone can no longer be redone. */
export function recordChange<Value>(
  { past, present }: History<Value>,
  label: Sentence,
  value: Value,
): History<Value> {
  return { past: [...past, { label, value: present }].slice(-changesMax), present: value, future: [] };
}

/** Goes one change back; gives back its history where there is nothing to undo. */
export function undo<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  const last = past.at(-1);
  if (last === undefined) return history;
  return {
    past: past.slice(0, -1),
    present: last.value,
    future: [{ label: last.label, value: present }, ...future],
  };
}

/** Goes one change forward; gives back its history where there is nothing to redo. */
export function redo<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  const [next, ...later] = future;
  if (next === undefined) return history;
  return {
    past: [...past, { label: next.label, value: present }],
    present: next.value,
    future: later,
  };
}
