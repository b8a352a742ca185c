import { SaxesParser } from "saxes";
import { WorkbookDamaged, WorkbookTooLarge } from "./workbook-problem.ts";

/** A cell holds 32 767 letters: past some of them without a tag, the text has no end, and the parser keeps it. */
const silentBytesMax = 1 << 22;

/** What a reader of XML meets, in order; names without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML as it comes, never whole.
 * @yields once after each piece of the stream, which the handler has read
 * @throws {WorkbookDamaged} where it is not well-formed
 * @throws {WorkbookTooLarge} where a text does not end
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let isSilent = true;
  parser.on("opentag", ({ name, attributes }) => {
    isSilent = false;
    handler.open(local(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    isSilent = false;
    handler.close(local(name));
  });
  parser.on("text", (text) => handler.text(text));
  parser.on("cdata", (text) => handler.text(text));
  parser.on("error", () => {
    throw new WorkbookDamaged("a part that is not well-formed");
  });
  const decoder = new TextDecoder("utf-8");
  let silentBytes = 0;
  for await (const chunk of chunks) {
    isSilent = true;
    parser.write(decoder.decode(chunk, { stream: true }));
    silentBytes = isSilent ? silentBytes + chunk.length : 0;
    if (silentBytes > silentBytesMax) throw new WorkbookTooLarge("a text without an end");
    yield;
  }
  parser.close();
  yield;
}

/** Reads XML to its end. */
export async function readWholeXml(
  chunks: AsyncIterable<Uint8Array>,
  { open = () => undefined, close = () => undefined }: Partial<Omit<XmlHandler, "text">>,
): Promise<void> {
  for await (const _ of readXml(chunks, { open, text: () => undefined, close }));
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
