import { createReadStream } from "node:fs";

const digital = new Set([
  "online_request",
  "online_declaration",
  "account_message",
  "email",
  "kiosk",
  "chat",
  "remote_appointment",
]);
const direct = new Set(["front_desk", "appointment", "home_visit", "post", "paper_form", "telephone"]);

export interface Contacts {
  /** `digital`, `mixed`, `direct`, `routine_only`; a unit that is absent had no contact. */
  readonly group: ReadonlyMap<string, string>;
  /** Channels that each unit used, sorted and joined by `+`, declarations set aside. */
  readonly channels: ReadonlyMap<string, string>;
}

/** The group of each unit of a file of contacts, over July to December 2022. */
export async function contactsOf(path: string): Promise<Contacts> {
  const used = new Map<string, Set<string>>();
  const routine = new Set<string>();
  for await (const line of linesOf(path)) {
    const [unit = "", date = "", channel = "", motive = ""] = line.split(",");
    if (date < "2022-07-01" || date > "2022-12-31") continue;
    if (channel === "online_declaration" && motive === "quarterly_income") routine.add(unit);
    else if (digital.has(channel) || direct.has(channel)) {
      const all = used.get(unit) ?? new Set();
      used.set(unit, all.add(channel));
    }
  }
  const group = new Map([...routine].map((unit) => [unit, "routine_only"]));
  for (const [unit, all] of used) group.set(unit, groupOf([...all]));
  const channels = new Map([...used].map(([unit, all]) => [unit, [...all].toSorted().join("+")]));
  return { group, channels };
}

function groupOf(channels: readonly string[]): string {
  const online = channels.some((channel) => digital.has(channel));
  const elsewhere = channels.some((channel) => direct.has(channel));
  return online && elsewhere ? "mixed" : online ? "digital" : "direct";
}

/** Lines of a file too large to be held: one of them has four million. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "latin1", highWaterMark: 2 ** 22 })) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines.map((line) => line.trimEnd());
  }
  if (rest !== "") yield rest;
}
