import { countValue } from "@vigie/words";
import { refuse } from "../problems.ts";

/** Limit of a form without a large file, and of an upload: a bundle is a fiftieth of it. */
export const formMegabytes = 1;
const uploadMegabytes = 50;
/** Limit of all the uploads that are held at once: each is copied several times until it is stored. */
const uploadsMegabytes = 100;
/** Milliseconds that a sender may stay silent. */
const silenceMax = 10_000;

const bytesIn = (megabytes: number) => megabytes * 1_000_000;

/**
 * A body as it is received, refused once it exceeds a size or its sender falls silent.
 * @param limits.hold called for each chunk; false where there is no memory left for it
 * @throws {VigieErrors} at once where the announced size is too large; later, as the error of the stream
 */
export function limitedBody(
  { headers, body }: Request,
  {
    megabytes,
    hold = () => true,
  }: { readonly megabytes: number; readonly hold?: (bytes: number) => boolean },
): ReadableStream<Uint8Array> | null {
  if (Number(headers.get("content-length") ?? 0) > bytesIn(megabytes)) return refuseSize(megabytes);
  if (body === null) return null;
  const reader = body.getReader();
  let received = 0;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await beforeSilence(reader.read());
      if (done) return controller.close();
      received += value.length;
      if (received > bytesIn(megabytes)) return refuseSize(megabytes);
      if (!hold(value.length)) return refuse("hub/uploads-too-many");
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function refuseSize(megabytes: number): never {
  return refuse("hub/file-too-large", { megabytes: countValue(megabytes) });
}

async function beforeSilence<Value>(reading: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    try {
      refuse("hub/upload-silent");
    } catch (error) {
      reject(error);
    }
  }, silenceMax);
  return Promise.race([reading, promise]).finally(() => clearTimeout(timer));
}

/** Receives large files: memory is taken as their bytes arrive, so that announcing a file takes none from others. */
export interface Uploads {
  /**
   * Holds the memory of one upload while `work` receives it and uses it.
   * @param sender account; null for a program, whose signature covers the body
   * @throws {VigieErrors} where the account is sending another file
   */
  receive<Result>(
    sender: string | null,
    request: Request,
    work: (body: ReadableStream<Uint8Array> | null) => Promise<Result>,
  ): Promise<Result>;
}

export function uploads(): Uploads {
  let heldByAll = 0;
  const senders = new Set<string>();
  return {
    receive: async (sender, request, work) => {
      if (sender !== null && senders.has(sender)) return refuse("hub/upload-twice");
      if (sender !== null) senders.add(sender);
      let held = 0;
      const hold = (bytes: number) => {
        if (heldByAll + bytes > bytesIn(uploadsMegabytes)) return false;
        held += bytes;
        heldByAll += bytes;
        return true;
      };
      try {
        return await work(limitedBody(request, { megabytes: uploadMegabytes, hold }));
      } finally {
        heldByAll -= held;
        if (sender !== null) senders.delete(sender);
      }
    },
  };
}
