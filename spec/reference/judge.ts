import type { ContactsInput } from "../../packages/core/engine/src/plan.ts";
import type { SetAsideReason } from "../../packages/core/engine/src/quality.ts";

/** One row of the contacts, read. */
export interface ReadContact {
  readonly key: string;
  /** As `2022-12-31`. */
  readonly day: string | null;
  /** `null`: none; `code` is null where it is out of scope. */
  readonly channel: { readonly code: string | null } | null;
  readonly motive: string | null;
}

/** With the reason that sets it aside; null where it counts. */
export interface Contact extends ReadContact {
  readonly reason: SetAsideReason | null;
}

/** The first reason that applies, in the order of methods, section 1. */
export function reasonOf(
  { key, day, channel, motive }: ReadContact,
  { window, routine }: ContactsInput,
  isUnit: (key: string) => boolean,
): SetAsideReason | null {
  if (day === null) return "no_date";
  if (channel === null) return "no_channel";
  if (!isUnit(key)) return "unknown_unit";
  if (day < window.from || day > window.to) return "outside_window";
  const { code } = channel;
  if (code === null) return "out_of_scope";
  const isRoutine = routine.some(
    ({ channels, motives }) =>
      (channels === null || channels.includes(code)) &&
      (motives === null || (motive !== null && motives.includes(motive))),
  );
  return isRoutine ? "routine" : null;
}
