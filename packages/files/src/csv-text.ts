/**
 * Rows as CSV: a comma, every value between quotes, so that a row with one empty value still is a line.
 * @yields the header, then the lines of each batch
 */
export async function* csvText(
  header: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  yield csvLine(header);
  for await (const rows of batches) {
    let text = "";
    for (const row of rows) text += csvLine(row);
    yield text;
  }
}

function csvLine(values: readonly string[]): string {
  const joined = values.join('","');
  // Two quotes and a comma between values: any other quote is one of the values' own.
  if (quotesIn(joined) === (values.length - 1) * 2) return `"${joined}"\n`;
  return `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")}\n`;
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}
