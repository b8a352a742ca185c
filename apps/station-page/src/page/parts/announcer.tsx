import { usePage } from "../use-page.ts";

/** The live region: screen readers read what happened elsewhere in the page. */
export function Announcer() {
  const { state } = usePage();
  return (
    <div class="unseen" role="status" aria-live="polite">
      {state.announcement}
    </div>
  );
}
