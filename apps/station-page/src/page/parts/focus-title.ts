/** For what had the focus and is no longer there: the keyboard goes on from the title of the step. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}
