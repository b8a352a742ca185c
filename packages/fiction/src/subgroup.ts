import type { Contacts, Group } from "@vigie/study";

/**
 * A set of channels as the engine names it: joined by `+`, in the order of the code list of channels.
 * @param text channels joined by `+`, in any order; unknown channels come last
 */
export function subgroupCode(text: string, { channels }: Contacts): string {
  const order = [...channels.keys()];
  const rank = (channel: string) => (channels.has(channel) ? order.indexOf(channel) : order.length);
  return [...new Set(text.split("+"))].sort((a, b) => rank(a) - rank(b)).join("+");
}

/** Group of those who use exactly these channels. Methods, section 1. */
export function groupOf(subgroup: string, { channels }: Contacts): Group {
  const used = subgroup.split("+").map((channel) => channels.get(channel)?.family);
  const digital = used.includes("digital");
  const elsewhere = used.includes("direct") || used.includes("material");
  if (digital) return elsewhere ? "mixed" : "digital";
  return "direct";
}
