import type { Request, Start } from "./worker.ts";

/** Answers by request. */
const waiting = new Map<number, (text: string) => void>();
let requests = 0;
let worker: Worker | null = null;

const load = async (address: string) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new RangeError(`${address} is not served`);
  return answer;
};
const text = async (address: string) => (await load(address)).text();
const compiled = async (address: string) => WebAssembly.compile(await (await load(address)).arrayBuffer());

/** Loads all that the engine needs, shuts the network out, then starts it. */
async function start(memoryLimit: string | null): Promise<string> {
  const script = await text("/worker.js");
  const duckDb = {
    scripts: [await text("/duckdb.before.js"), await text("/duckdb.js")],
    module: await compiled("/duckdb.wasm"),
  };
  const parquet = { scripts: [await text("/parquet.js")], module: await compiled("/parquet.wasm") };
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content =
    "default-src 'none'; connect-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; child-src blob:";
  document.head.append(policy);
  worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly text: string }>) =>
    waiting.get(data.id)?.(data.text);
  const parts: Start = { duckDb, parquet, memoryLimit };
  worker.postMessage(parts);
  return new Promise((resolve) => waiting.set(0, resolve));
}

/** @param files by path: their bytes in base 64, or the file that a person chose there */
async function ask(request: string, files: readonly (readonly [string, string])[]): Promise<string> {
  const id = ++requests;
  const chosen = document.querySelector<HTMLInputElement>("input")?.files ?? [];
  const blobs = files.map(
    ([path, bytes]) =>
      [
        path,
        [...chosen].find(({ name }) => path.endsWith(`/${name}`)) ??
          new Blob([Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0))]),
      ] as const,
  );
  const message: Request = { id, text: request, files: blobs };
  worker?.postMessage(message);
  return new Promise((resolve) => waiting.set(id, resolve));
}

Object.assign(globalThis, { engine: { start, ask } });
