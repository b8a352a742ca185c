import { type Contacts, type Group, subgroupCode } from "@vigie/study";

/** A set of channels written in any order, as the tables write it; as it is written where one is no channel. */
export function subgroupNamed(text: string, contacts: Contacts): string {
  return subgroupCode(contacts, new Set(text.split("+"))) ?? text;
}

/** Group of those who use exactly these channels. Methods, section 1. */
export function groupOf(subgroup: string, { channels }: Contacts): Group {
  const used = subgroup.split("+").map((channel) => channels.get(channel)?.family);
  const digital = used.includes("digital");
  const elsewhere = used.includes("direct") || used.includes("material");
  if (digital) return elsewhere ? "mixed" : "digital";
  return "direct";
}
