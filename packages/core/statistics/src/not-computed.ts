/** What a method returns when it has no answer. The sentence belongs to who prints it. */
export interface NotComputed<Reason extends string> {
  readonly kind: "not_computed";
  readonly reason: Reason;
}

export function notComputed<const Reason extends string>(reason: Reason): NotComputed<Reason> {
  return { kind: "not_computed", reason };
}
