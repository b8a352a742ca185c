import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/**
 * A line in front of a server of this machine, that all connections share. Chromium’s own throttling gives two thirds of the
 * rate that it is asked for once it is fast: it passes two kilobytes at a time.
 * @param rate bytes a second, towards the client
 * @param delay milliseconds that each block of bytes takes on its way
 */
export async function slowLine(
  origin: string,
  { rate, delay }: { readonly rate: number; readonly delay: number },
): Promise<{ readonly origin: string; close(): void }> {
  const { port } = new URL(origin);
  let freeAt = 0;
  const carry = async (from: Socket, to: Socket) => {
    let last: Promise<unknown> = Promise.resolve();
    for await (const block of from) {
      const now = performance.now();
      freeAt = Math.max(now, freeAt) + (block.length / rate) * 1000;
      last = Promise.all([last, wait(freeAt + delay - now)]).then(() => to.write(block));
      await wait(freeAt - now);
    }
    await last;
    to.end();
  };
  const server = createServer((client) => {
    const behind = connect(Number(port), "127.0.0.1");
    client.pipe(behind);
    for (const socket of [client, behind]) socket.on("error", () => client.destroy());
    carry(behind, client).catch(() => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new RangeError("the line has no port");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
