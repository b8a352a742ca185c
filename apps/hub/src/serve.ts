import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { verifyDeposit } from "./deposits/deposit.ts";
import type { Hub } from "./hub.ts";
import { runJobs } from "./publication/assemble-edition.ts";
import { eraseOld } from "./retention.ts";
import { hubApp } from "./server.ts";

export interface Serving {
  readonly address: string;
  close(): Promise<void>;
}

/** Answers until it is closed; first it takes up what a stopped hub left half-done. */
export async function serveHub(hub: Hub): Promise<Serving> {
  const received = await hub.database
    .selectFrom("deposit")
    .select("id")
    .where("state", "=", "received")
    .execute();
  for (const { id } of received) await verifyDeposit(hub, id);
  void runJobs(hub);
  await eraseOld(hub);
  const daily = setInterval(() => void eraseOld(hub), 86_400_000).unref();
  const app = hubApp(hub);
  const { promise, resolve } = Promise.withResolvers<AddressInfo>();
  const server: ServerType = serve(
    { fetch: app.fetch, port: hub.settings.port, hostname: hub.settings.host },
    resolve,
  );
  const { port } = await promise;
  return {
    address: `http://${hub.settings.host}:${port}`,
    close: () =>
      new Promise((closed) => {
        clearInterval(daily);
        server.close(() => closed());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
