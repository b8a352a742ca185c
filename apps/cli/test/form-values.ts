/** What the form of a page of the atelier holds, by the name of its fields. */
export function valuesIn(page: string): Record<string, string> {
  const text = (written: string) =>
    written
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&");
  const inputs = [...page.matchAll(/<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"/g)];
  const areas = [...page.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)];
  const selects = [...page.matchAll(/<select[^>]* name="([^"]+)"[^>]*>.*?<option value="([^"]*)" selected/g)];
  return Object.fromEntries(
    [...inputs, ...areas, ...selects].map(([, name = "", value = ""]) => [name, text(value)]),
  );
}
