/** Why a contact does not count, from its own row alone: its unit is looked up later. */
export const rowReasons = [
  "no_date",
  "no_channel",
  "before_window",
  "after_window",
  "out_of_scope",
  "routine",
] as const;
export type RowReason = (typeof rowReasons)[number];
