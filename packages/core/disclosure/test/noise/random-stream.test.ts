import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { derivedKey, type RandomStream, streamsOf } from "../../src/noise/random-stream.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const repeated = (byte: number, length: number) => new Uint8Array(length).fill(byte);
const utf8 = (text: string) => new TextEncoder().encode(text);
const bits = (stream: RandomStream, count: number) =>
  Array.from({ length: count }, () => stream.bit()).join("");
const bitsOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");

// Cases 1, 2, 6 and 7: those whose data is text. Case 5 is truncated, 3 and 4 are bytes that UTF-8 does not produce.
describe("HMAC-SHA256 of RFC 4231", () => {
  test.each([
    {
      key: repeated(0x0b, 20),
      data: "Hi There",
      mac: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    },
    {
      key: utf8("Jefe"),
      data: "what do ya want for nothing?",
      mac: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    },
    {
      key: repeated(0xaa, 131),
      data: "Test Using Larger Than Block-Size Key - Hash Key First",
      mac: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    },
    {
      key: repeated(0xaa, 131),
      data: "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.",
      mac: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    },
  ])("$data", ({ key, data, mac }) => {
    expect(hex(derivedKey(key, data))).toBe(mac);
  });
});

const key = Uint8Array.from({ length: 32 }, (_, at) => 255 - at);

describe("a stream", () => {
  test.each(["", "a", "foyers|rsa|é|年", "x".repeat(200)])(
    "%j: the blocks of the definition, computed by OpenSSL, one after the other",
    (label) => {
      const blocks = [0n, 1n, 2n].map((counter) => {
        const end = Buffer.alloc(9);
        end.writeBigUInt64BE(counter, 1);
        return createHmac("sha256", key).update(label, "utf8").update(end).digest();
      });
      expect(bits(streamsOf(key)(label), 3 * 256)).toBe(blocks.map(bitsOf).join(""));
    },
  );

  test("two streams under one key, read in turn, do not disturb each other", () => {
    const streams = streamsOf(key);
    const [a, b] = [streams("a"), streams("b")];
    const inTurn = Array.from({ length: 600 }, () => [a.bit(), b.bit()]);
    expect(inTurn.map(([bit]) => bit).join("")).toBe(bits(streamsOf(key)("a"), 600));
    expect(inTurn.map(([, bit]) => bit).join("")).toBe(bits(streamsOf(key)("b"), 600));
  });

  test("another key, another label or a label with the end of another one give other bits", () => {
    const streams = [
      streamsOf(key)("a"),
      streamsOf(derivedKey(key, ""))("a"),
      streamsOf(key)("b"),
      streamsOf(key)("a\0"),
      streamsOf(key)(`a${"\0".repeat(9)}`),
    ];
    expect(new Set(streams.map((stream) => bits(stream, 256))).size).toBe(streams.length);
  });

  test("a key that changes afterwards changes nothing", () => {
    const mine = key.slice();
    const streams = streamsOf(mine);
    mine.fill(0);
    expect(bits(streams("a"), 256)).toBe(bits(streamsOf(key)("a"), 256));
  });
});

test.each([0, 16, 31, 33])("a key of %d bytes is refused", (length) => {
  expect(() => streamsOf(new Uint8Array(length))).toThrow(RangeError);
});

test("half of a surrogate pair is refused: UTF-8 would merge all such labels", () => {
  expect(() => streamsOf(key)("\ud800")).toThrow(RangeError);
  expect(() => derivedKey(key, "\udfff")).toThrow(RangeError);
});
