import { afterEach, expect, test } from "vitest";
import { type CopyRequest, copyTo } from "../src/connectors/worker-copy.ts";

/** The requests that come out of the other end of a port, in order. */
function port() {
  const { port1, port2 } = new MessageChannel();
  const requests: CopyRequest[] = [];
  port2.onmessage = ({ data }: MessageEvent<CopyRequest>) => requests.push(data);
  close = () => port1.close();
  return { worker: port1, requests };
}
let close = () => {};
afterEach(() => close());

async function* pieces(...texts: readonly (string | Uint8Array)[]) {
  yield* texts;
}

test("a copy comes in parts, where a letter of three bytes may end one or begin the next", async () => {
  const { worker, requests } = port();
  // 4 194 304 bytes a part: no multiple of 3.
  const text = "€".repeat(2_000_000);
  const size = await copyTo(worker, "a", pieces(text, Buffer.from("é\n"), ""));
  await expect.poll(() => requests.length).toBe(2);
  const parts = requests.map((request) => (request.type === "COPY_PART" ? request.part : new Uint8Array()));
  expect(parts.map(({ length }) => length)).toEqual([4_194_303, 1_805_700]);
  expect(Buffer.concat(parts).toString()).toBe(`${text}é\n`);
  expect(size).toBe(6_000_003);
});

test("a copy that fails is freed", async () => {
  const { worker, requests } = port();
  async function* failing() {
    yield "a".repeat(5_000_000);
    throw new RangeError("the file is damaged");
  }
  await expect(copyTo(worker, "a", failing())).rejects.toThrow("the file is damaged");
  await expect.poll(() => requests.map(({ type }) => type)).toEqual(["COPY_PART", "FREE_COPY"]);
});
