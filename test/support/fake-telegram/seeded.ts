/** Numbers from 0 up to 1 that are the same for the same seed: a linear congruence over 48 bits, the upper 32 used. */
export function seededRandom(seed: number): () => number {
  const modulus = 1n << 48n;
  let state = (BigInt(Math.trunc(seed)) * 2_654_435_761n + 1_013_904_223n) % modulus;
  return () => {
    state = (((state * 25_214_903_917n + 11n) % modulus) + modulus) % modulus;
    return Number(state >> 16n) / 2 ** 32;
  };
}
