/** How much of uploads is held in memory at once: who sends large files together waits, and the others are answered. */
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
