import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { WorkbookTooLarge } from "./workbook-problem.ts";

/** A cell holds 32 767 letters: past some of them without a tag, the text has no end, and the parser keeps it. */
const silentBytesMax = 1 << 22;

/** What a reader of XML meets, in order; names without their prefix. */
export type XmlEvent =
  | { readonly kind: "open"; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "close"; readonly name: string };

/**
 * Reads XML as it comes, never whole.
 * @yields what each piece of the stream brings
 * @throws where it is not well-formed
 */
export async function* xmlEvents(stream: Readable): AsyncGenerator<readonly XmlEvent[]> {
  const parser = new SaxesParser();
  let events: XmlEvent[] = [];
  parser.on("opentag", ({ name, attributes }) =>
    events.push({ kind: "open", name: local(name), attributes }),
  );
  parser.on("closetag", ({ name }) => events.push({ kind: "close", name: local(name) }));
  parser.on("text", (text) => events.push({ kind: "text", text }));
  parser.on("cdata", (text) => events.push({ kind: "text", text }));
  parser.on("error", (error) => {
    throw error;
  });
  const decoder = new TextDecoder("utf-8");
  let silentBytes = 0;
  for await (const chunk of stream) {
    parser.write(decoder.decode(chunk, { stream: true }));
    silentBytes = events.length > 0 ? 0 : silentBytes + chunk.length;
    if (silentBytes > silentBytesMax) throw new WorkbookTooLarge("a text without an end");
    yield events;
    events = [];
  }
  parser.close();
  yield events;
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
