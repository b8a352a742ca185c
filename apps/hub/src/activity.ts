import { administratorAddresses } from "./accounts/account.ts";
import type { Hub } from "./hub.ts";
import { recordAlone } from "./journal/journal.ts";
import { hubMessages } from "./messages.ts";
import { sendMail } from "./notify.ts";

/** Limits per minute for one account, or one reader who is not signed in: ten times what people do. */
const perMinute = {
  /** Requests; those above are refused. */
  requests: 1_200,
  /** Actions that the role or the state of a deposit does not allow. */
  refusals: 20,
  /** Sign-ins that were refused. */
  sign_ins: 10,
} as const;
export type Activity = keyof typeof perMinute;
/** False for what a journal of another version says. */
export function isActivity(text: string): text is Activity {
  return Object.hasOwn(perMinute, text);
}
/** Milliseconds between two alerts of the same kind. */
const alertInterval = 60 * 60_000;

/** Counts the requests and refusals of each account, and alerts administrators to unusual numbers. */
export interface ActivityCounts {
  /**
   * @param who identifier of an account, or the address of a reader who is not signed in
   * @returns whether the limit is exceeded
   */
  count(what: Activity, who: { readonly account: string | null; readonly reader: string }): Promise<boolean>;
}

export function activityCounts(hub: Hub): ActivityCounts {
  let minute = 0;
  const counts = new Map<string, number>();
  const alertedAt = new Map<Activity, number>();
  return {
    count: async (what, { account, reader }) => {
      const now = hub.now().getTime();
      if (Math.floor(now / 60_000) !== minute) counts.clear();
      minute = Math.floor(now / 60_000);
      const key = `${what} ${account ?? reader}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count === perMinute[what] + 1) {
        const isNew = now - (alertedAt.get(what) ?? -alertInterval) >= alertInterval;
        if (isNew) alertedAt.set(what, now);
        await alert(hub, { what, account: account ?? "unknown", isNew });
      }
      return count > perMinute[what];
    },
  };
}

async function alert(
  hub: Hub,
  { what, account, isNew }: { readonly what: Activity; readonly account: string; readonly isNew: boolean },
): Promise<void> {
  await recordAlone(hub, { account: "hub", act: "alert.raised", subject: account, detail: { what } });
  if (!isNew) return;
  const { alerts, address } = hub.settings;
  const recipients = alerts === null ? await administratorAddresses(hub) : [alerts];
  const values = { what: hubMessages("fr").message(`alert.${what}`), link: `${address}/journal` };
  for (const to of recipients) await sendMail(hub, { to, mail: "alert", values });
}
