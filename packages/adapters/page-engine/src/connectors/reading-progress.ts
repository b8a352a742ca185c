/** How far files are read, all together. */
export interface ReadingProgress {
  /** 1 while their bytes are read for the first time, 2 once as many were read as they have, and they are read again. */
  readonly pass: number;
  /** Bytes of this pass; they only grow. */
  readonly read: number;
  /** Bytes of the files. */
  readonly size: number;
}

/** Bytes that were read of a file, or of the copy in UTF-8 that it is read as: `size` is of what the range lies in. */
export interface ReadRange {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

/** Asks DuckDB's worker for what statements read, which comes by the port as `ReadRange`. */
export interface WatchRequest {
  readonly type: "WATCH_READS";
  readonly port: MessagePort;
}

/** A file that was lent. */
interface Lent {
  readonly path: string;
  readonly size: number;
}

/** @param lentFileOf the file that is under a path, or that the copy under it was made of; null where neither is lent */
export function watchedReads(
  worker: Pick<Worker, "postMessage">,
  lentFileOf: (path: string) => Lent | null,
): {
  note(range: ReadRange): void;
  /** @returns ends it */
  watch(paths: readonly string[], onReading: (reading: ReadingProgress) => void): () => void;
} {
  const watches = new Set<(range: ReadRange) => void>();
  const note = ({ path, start, end, size }: ReadRange) => {
    const file = lentFileOf(path);
    if (file === null) return;
    const share = size === 0 ? 1 : file.size / size;
    for (const watch of watches)
      watch({ ...file, start: start * share, end: Math.min(file.size, end * share) });
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<ReadRange>) => note(data);
  worker.postMessage({ type: "WATCH_READS", port: port2 } satisfies WatchRequest, [port2]);
  return {
    note,
    watch: (paths, onReading) => {
      const follow = readingProgress(paths.flatMap((path) => lentFileOf(path) ?? []));
      const watch = (range: ReadRange) => {
        const reading = follow(range);
        if (reading !== null) onReading(reading);
      };
      watches.add(watch);
      return () => watches.delete(watch);
    },
  };
}

/**
 * Follows files that are read from their start to their end, several times each, one after the other or in turns.
 * @returns gives the progress that a range makes; null where it makes none, as a look at the last rows or at another file
 */
export function readingProgress(files: readonly Lent[]): (range: ReadRange) => ReadingProgress | null {
  const readings = new Map(files.map(({ path }) => [path, { at: 0, furthest: 0 }]));
  const size = files.reduce((sum, file) => sum + file.size, 0);
  let total = 0;
  return ({ path, start, end, size: length }) => {
    const reading = readings.get(path);
    if (reading === undefined || start > reading.at) return null;
    reading.at = start === 0 ? end : Math.max(reading.at, end);
    if (start === 0 && reading.furthest >= length) reading.furthest = 0;
    if (reading.at <= reading.furthest) return null;
    total += reading.at - reading.furthest;
    reading.furthest = reading.at;
    const pass = Math.max(1, Math.ceil(total / size));
    return { pass, read: Math.round(total - (pass - 1) * size), size };
  };
}
