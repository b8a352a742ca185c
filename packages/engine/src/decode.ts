import { groups } from "@vigie/study";
import { channelBit } from "./compile/contacts.ts";
import { codesOf, type Plan } from "./plan.ts";
import { unknown } from "./table.ts";

/** The code that an engine's numbers stand for, in one dimension. */
export function decode(
  plan: Plan,
  dimension: string,
  numbers: readonly (number | bigint | string | boolean | null)[],
): string {
  const [first = null, second = null] = numbers;
  if (dimension === "group") return groupOf(Number(first));
  if (dimension === "subgroup") return subgroupOf(plan, Number(first), BigInt(second ?? 0));
  return codesOf(plan, dimension)[Number(first ?? 0) - 1]?.code ?? unknown;
}

function groupOf(rank: number): string {
  const group = groups[rank - 1];
  if (group === undefined) throw new RangeError("a group has no such rank");
  return group;
}

function subgroupOf(plan: Plan, rank: number, used: bigint): string {
  const channels = plan.contacts?.channels ?? [];
  const held = channels.filter((_, at) => (used & channelBit(at)) !== 0n).map(({ code }) => code);
  return held.length === 0 ? groupOf(rank) : held.join("+");
}
