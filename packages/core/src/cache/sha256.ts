/** The first 32 bits of the fraction of a root: where the standard takes its constants from. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;

const primes: readonly number[] = Array.from({ length: 312 }, (_, number) => number).filter(
  (number) => number > 1 && !Array.from({ length: number }, (_, by) => by).some((by) => by > 1 && number % by === 0),
);
const constants: readonly number[] = primes.map((prime) => fraction(Math.cbrt(prime)));
const start: readonly number[] = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** A text in blocks of 64 bytes, as the standard fills them up: a one, zeros, and its length in bits. */
const blocksOf = (text: string): DataView => {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  return view;
};

/**
 * SHA-256 of a text, in hexadecimal digits (FIPS 180-4). At once, where the platform's own takes a turn of the event loop, which tests with fake
 * timers do not make; and a page without https has none.
 *
 * @example
 * sha256("abc"); // ba7816bf…
 */
export const sha256 = (text: string): string => {
  const view = blocksOf(text);
  const hash = Int32Array.from(start);
  const words = new Int32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 64; i++) {
      const [early = 0, late = 0] = [words[i - 15], words[i - 2]];
      words[i] =
        i < 16
          ? view.getInt32(at + i * 4)
          : (words[i - 16] ?? 0) +
            (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
            (words[i - 7] ?? 0) +
            (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let i = 0; i < 64; i++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (constants[i] ?? 0) + (words[i] ?? 0);
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      hash[i] = (hash[i] ?? 0) + word;
    });
  }
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};
