import { eraseFile } from "../src/deposits/erasure.ts";
import { storeFile } from "../src/deposits/stored-files.ts";
import { type Hub, openHub } from "../src/hub.ts";
import { record } from "../src/journal/journal.ts";
import { settingsOf } from "./fixture.ts";

export const openedIn = (folder: string): Promise<Hub> =>
  openHub(settingsOf(folder), { now: () => new Date(), send: async () => false, log: () => {} });

/** A bundle that nobody opens, with its file, its row and its line, as `receiveDeposit` writes them. */
export async function deposit(hub: Hub, id: string): Promise<void> {
  const row = { id, campaign: "c", partner: "p", state: "verified", deposited_by: "d" } as const;
  await storeFile(hub, new TextEncoder().encode(`bundle ${id}`), async (transaction, blob) => {
    const at = hub.now().toISOString();
    await transaction
      .insertInto("deposit")
      .values({ ...row, blob, deposited_at: at, message: "" })
      .execute();
    await record(transaction, { account: "d", act: "deposit.received", subject: id }, hub.now());
  });
}

export function erase(hub: Hub, id: string): Promise<void> {
  return eraseFile(hub, id, { by: "d", mayErase: () => true });
}
