/** Whether bytes are UTF-8, chunk after chunk. */
export interface Utf8Evidence {
  see(chunk: Uint8Array): void;
  /** No chunk follows: a last letter that lacks bytes is not UTF-8. */
  end(): void;
  couldBeUtf8(): boolean;
  /** Whether it has letters that no other encoding writes so. */
  isUtf8BeyondAscii(): boolean;
}

export function utf8Evidence(): Utf8Evidence {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let couldBeUtf8 = true;
  let isAscii = true;
  const decode = (call: () => string, length: number) => {
    if (!couldBeUtf8) return;
    try {
      // A letter beyond ASCII takes more bytes than characters.
      isAscii = call().length === length && isAscii;
    } catch {
      couldBeUtf8 = false;
    }
  };
  return {
    see: (chunk) => decode(() => strict.decode(chunk, { stream: true }), chunk.length),
    end: () => decode(() => strict.decode(), 0),
    couldBeUtf8: () => couldBeUtf8,
    isUtf8BeyondAscii: () => couldBeUtf8 && !isAscii,
  };
}
