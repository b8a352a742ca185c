import { groups, setCode, unknown } from "@vigie/table";
import { channelBit } from "./compile/contacts.ts";
import { codesOf, type Plan } from "./plan.ts";

/** The code that an engine's numbers stand for, in one dimension. */
export function decode(
  plan: Plan,
  dimension: string,
  numbers: readonly (number | bigint | string | boolean | null)[],
): string {
  const [first = null, second = null] = numbers;
  if (dimension === "group") return groupAt(Number(first));
  if (dimension === "subgroup") return subgroupAt(plan, Number(first), BigInt(second ?? 0));
  return codesOf(plan, dimension)[Number(first ?? 0) - 1]?.code ?? unknown;
}

function groupAt(rank: number): string {
  const group = groups[rank - 1];
  if (group === undefined) throw new RangeError("a group has no such rank");
  return group;
}

function subgroupAt(plan: Plan, rank: number, used: bigint): string {
  const channels = plan.contacts?.channels ?? [];
  const held = channels.filter((_, at) => (used & channelBit(at)) !== 0n).map(({ code }) => code);
  return held.length === 0 ? groupAt(rank) : setCode(held);
}
