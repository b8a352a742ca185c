import { type Ledger, readLedger } from "@vigie/bundle";
import { VigieErrors } from "@vigie/words";
import { sentence } from "../page-formatter.ts";
import { Choice, Select } from "../parts/choice.tsx";

import { usePage } from "../use-page.ts";

/** The bundles that left before, whose budgets add up, and those that were handed over to nobody after all. */
export function EarlierBundles() {
  const { state, actions, formatter } = usePage();
  const { message, day } = formatter;
  const { ledger, unsent } = state.history.present;
  const { lastDownload } = state;
  const bundles = ledger === null ? [] : bundlesIn(ledger);
  const last = bundles.at(-1);
  return (
    <section>
      <h2>{message("ledger.title")}</h2>
      <p>{message(ledger === null ? "ledger.none" : "ledger.open", { count: bundles.length })}</p>
      {last !== undefined && (
        <p>
          {message("ledger.last", {
            study: last.study,
            version: last.version,
            date: day(last.date),
            hash: last.hash.slice(0, 8),
          })}
        </p>
      )}
      {bundles.length > 0 && (
        <label>
          <span class="small">{message("ledger.unsent")}</span>
          <Select
            value={unsent ?? ""}
            options={[
              ["", message("ledger.allSent")],
              ...bundles.map(
                ({ hash, date }) =>
                  [hash, message("ledger.bundle", { day: day(date), hash: hash.slice(0, 8) })] as const,
              ),
            ]}
            onChange={(hash) =>
              actions.decide(sentence("did.unsent"), (before) => ({ ...before, unsent: hash || null }))
            }
          />
        </label>
      )}
      {lastDownload !== null && (
        <Choice type="checkbox" checked={lastDownload.isUnsent} onChange={actions.markUnsent}>
          {message("ledger.handed", { hash: lastDownload.hash.slice(0, 8) })}
        </Choice>
      )}
    </section>
  );
}

/** None of a ledger that cannot be read: the run reports it. */
function bundlesIn(text: string): Ledger {
  try {
    return readLedger(text, {});
  } catch (error) {
    if (error instanceof VigieErrors) return [];
    throw error;
  }
}
