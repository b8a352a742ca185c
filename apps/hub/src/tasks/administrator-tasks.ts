import type { Hub } from "../hub.ts";
import { institutionsWithoutAgent } from "./institutions-without-agent.ts";
import type { Task } from "./tasks.ts";

/** Institutions that nobody can act for, and erasures that were announced. */
export async function administratorTasks(hub: Hub): Promise<readonly Task[]> {
  const { count } = await hub.database
    .selectFrom("announced_erasure")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const erasures: readonly Task[] =
    Number(count) === 0
      ? []
      : [{ kind: "erasures", about: "", path: "/journal", day: null, count: Number(count) }];
  return [...(await institutionsWithoutAgent(hub)), ...erasures];
}
