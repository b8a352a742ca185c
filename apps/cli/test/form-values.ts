/** What the form of a page of the atelier holds, by the name of its fields. */
export function valuesIn(page: string): Record<string, string> {
  const text = (written: string) =>
    written
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&");
  const inputs = [...page.matchAll(/<input(?! type="checkbox")[^>]* name="([^"]+)"[^>]* value="([^"]*)"/g)];
  const boxes = [...page.matchAll(/<input type="checkbox" name="([^"]+)" value="([^"]*)" checked/g)];
  const lists = Map.groupBy(boxes, ([, name]) => name);
  const checked = [...lists].map(([name, values]) => [
    "",
    name,
    values.map(([, , value]) => value).join(", "),
  ]);
  const areas = [...page.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)];
  const selects = [...page.matchAll(/<select[^>]* name="([^"]+)"[^>]*>.*?<option value="([^"]*)" selected/g)];
  return Object.fromEntries(
    [...inputs, ...checked, ...areas, ...selects].map(([, name = "", value = ""]) => [name, text(value)]),
  );
}
