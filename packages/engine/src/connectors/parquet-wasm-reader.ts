import { inputError } from "../problems.ts";
import type { ParquetAnswer, ParquetRequest } from "./parquet-wasm-worker.ts";
import type { RunningWorker } from "./start-worker.ts";

/** A Parquet file, open in a worker of its own. Rows come as streams of Arrow, one after the other. */
export interface ParquetReader {
  /** A stream of Arrow with the columns and no row. */
  readonly schema: Uint8Array;
  /** Of its columns, in their order; none where it has no row. */
  readonly names: readonly string[];
  readonly rowCount: number;
  rows(columns: readonly string[]): AsyncIterable<Uint8Array>;
  firstRow(column: string): AsyncIterable<Uint8Array>;
  /** At most so many rows. */
  lastRows(columns: readonly string[], most: number): AsyncIterable<Uint8Array>;
  close(): void;
}

/** @throws {VigieErrors} no whole Parquet file; so do the rows */
export async function openParquetWorker(
  running: RunningWorker,
  file: Blob,
  shown: string,
): Promise<ParquetReader> {
  const worker = parquetWorker(running);
  const ask = async <Is extends ParquetAnswer["is"]>(request: ParquetRequest, is: Is) => {
    const answer = await worker.ask(request);
    if (isA(answer, is)) return answer;
    worker.end();
    throw inputError("engine/parquet-unreadable", { file: shown });
  };
  async function* streams(request: ParquetRequest) {
    await ask(request, "ready");
    for (;;) {
      const { stream } = await ask({ do: "next" }, "rows");
      if (stream === null) return;
      yield stream;
    }
  }
  const { schema, names, rows } = await ask({ do: "open", file }, "open");
  return {
    schema,
    names,
    rowCount: rows,
    rows: (columns) => streams({ do: "read", columns }),
    firstRow: (column) => streams({ do: "read first", column }),
    lastRows: (columns, rows) => streams({ do: "read last", columns, rows }),
    close: worker.end,
  };
}

/** Longest wait for an answer, which is one group of rows: reading a damaged file may have no end. */
const answerMilliseconds = 60_000;

function parquetWorker({ worker, end }: RunningWorker): {
  ask(request: ParquetRequest): Promise<ParquetAnswer>;
  end(): void;
} {
  const fault = { is: "fault" } as const;
  return {
    ask: (request) =>
      new Promise((resolve) => {
        const late = setTimeout(() => resolve(fault), answerMilliseconds);
        const answer = (given: ParquetAnswer) => {
          clearTimeout(late);
          resolve(given);
        };
        worker.onmessage = ({ data }: MessageEvent<ParquetAnswer>) => answer(data);
        worker.onerror = (event) => {
          event.preventDefault();
          answer(fault);
        };
        worker.postMessage(request);
      }),
    end,
  };
}

function isA<Is extends ParquetAnswer["is"]>(
  answer: ParquetAnswer,
  is: Is,
): answer is Extract<ParquetAnswer, { readonly is: Is }> {
  return answer.is === is;
}
