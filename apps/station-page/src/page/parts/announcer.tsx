import { usePage } from "../use-page.ts";

/** What screen readers say when something happened elsewhere in the page. */
export function Announcer() {
  const { state } = usePage();
  return (
    <div class="unseen" role="status" aria-live="polite">
      {state.announcement}
    </div>
  );
}
