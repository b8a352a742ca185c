import type { Group } from "@vigie/table";
import type { ContactsInput } from "../../packages/core/engine/src/plan.ts";
import type { Contact } from "./judge.ts";

/** How a unit uses the channels. */
export interface Use {
  readonly group: Group;
  /** Codes of the channels used, in the order of the code list. */
  readonly used: readonly string[];
  readonly belowMinimum: boolean;
}

/** Steps 3 to 5 of the classification, for one unit. Methods, section 1. */
export function classify(contacts: readonly Contact[], { channels, minContacts }: ContactsInput): Use {
  const remaining = contacts.filter(({ reason }) => reason === null);
  const used = channels.filter(
    ({ code }) => remaining.filter(({ channel }) => channel?.code === code).length >= minContacts,
  );
  const digital = used.some(({ family }) => family === "digital");
  const elsewhere = used.some(({ family }) => family === "direct" || family === "material");
  const routine = contacts.some(({ reason }) => reason === "routine");
  const group = digital
    ? elsewhere
      ? "mixed"
      : "digital"
    : elsewhere
      ? "direct"
      : routine
        ? "routine_only"
        : "none";
  return {
    group,
    used: used.map(({ code }) => code),
    belowMinimum: used.length === 0 && remaining.length > 0,
  };
}

/** Channels joined in the order of the code list; without any, the group. */
export function subgroupOf({ group, used }: Use): string {
  return used.length === 0 ? group : used.join("+");
}
