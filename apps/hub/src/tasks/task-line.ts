import type { HubMessages } from "../messages.ts";
import type { Task } from "./tasks.ts";

/** A task in a sentence. */
export function taskLine({ kind, about, day: last, count }: Task, { message, day }: HubMessages): string {
  return message(`task.${kind}`, { about, count, day: last === null ? "" : day(last) });
}
