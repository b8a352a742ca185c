/** Memory for uploads: beyond it, senders of large files wait, and other requests are answered. */
export interface UploadRoom {
  /** @returns whether there is room for so many bytes; it is taken then, until it is given back */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

export function uploadRoom(bytesMax: number): UploadRoom {
  let held = 0;
  return {
    take: (bytes) => {
      if (held + bytes > bytesMax) return false;
      held += bytes;
      return true;
    },
    giveBack: (bytes) => {
      held -= bytes;
    },
  };
}
