import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventHasher } from '../../../src/kernel/event-hasher.js';

type Item = number | string | bigint;

function write(hasher: EventHasher, items: readonly Item[]): EventHasher {
  for (const item of items) {
    if (typeof item === 'number') hasher.number(item);
    else if (typeof item === 'string') hasher.text(item);
    else hasher.money(item);
  }
  return hasher;
}

const digestOf = (items: readonly Item[]) => write(new EventHasher(), items).digestHex();

const items = fc.array(
  fc.oneof(
    fc.double(),
    fc.string({ maxLength: 20 }),
    fc.constantFrom('rose', 'fell'),
    fc.bigInt({ min: -(2n ** 126n), max: 2n ** 126n }),
    fc.constant(Number.NaN),
  ),
  { maxLength: 400 },
);

describe('EventHasher', () => {
  it('is SHA-256 over 32 bytes of chain and little-endian float64', () => {
    const block = Buffer.alloc(32 + 16);
    block.writeDoubleLE(1.5, 32);
    block.writeDoubleLE(-2, 40);
    expect(digestOf([1.5, -2])).toBe(createHash('sha256').update(block).digest('hex'));
    expect(digestOf([])).toBe(createHash('sha256').update(Buffer.alloc(32)).digest('hex'));
  });

  it('chains full blocks of 4,096 numbers', () => {
    const numbers = Array.from({ length: 4097 }, (_, index) => index);
    const first = Buffer.alloc(32 + 32_768);
    for (let index = 0; index < 4096; index++) first.writeDoubleLE(index, 32 + index * 8);
    const last = Buffer.alloc(8);
    last.writeDoubleLE(4096);
    const chained = createHash('sha256').update(first).digest();
    expect(digestOf(numbers)).toBe(createHash('sha256').update(chained).update(last).digest('hex'));
  });

  /** Computed outside of this project. Another digest means other fingerprints of every run ever recorded; raise FINGERPRINT_VERSION with it. */
  it('keeps the digest that runs have been recorded with', () => {
    const mixed = Array.from({ length: 700 }, (_, index) => [index / 3, `text ${index} é`, BigInt(index) ** 9n]).flat();
    expect(digestOf([...mixed, Number.NaN, -1n, ''])).toBe(FROZEN_DIGEST);
  });

  it('writes a time once, at the first event of its moment', () => {
    const hasher = new EventHasher();
    hasher.event(3, 1000);
    hasher.event(4, 1000);
    hasher.event(3, 1000.5);
    hasher.event(3, 1000);
    expect(hasher.digestHex()).toBe(digestOf([0, 1000, 3, 4, 0, 1000.5, 3, 0, 1000, 3]));
  });

  it('writes a text once, and then its number', () => {
    expect(digestOf(['rose', 'fell', 'rose', 'fell', ''])).toBe(digestOf(['rose', 'fell', -1, -2, '']));
    expect(digestOf(['a', 'a'])).not.toBe(digestOf(['a', 'b']));
  });

  it('gives numbers to the first 256 texts, and writes the others out each time', () => {
    const many = Array.from({ length: 257 }, (_, index) => `text ${index}`);
    expect(digestOf([...many, 'text 255'])).toBe(digestOf([...many, -256]));
    const twice = new EventHasher();
    write(twice, [...many, 'text 256']);
    const once = write(new EventHasher(), many);
    expect(once.snapshot().texts).toHaveLength(256);
    expect(twice.snapshot().pending.length - once.snapshot().pending.length).toBe(3);
  });

  it('has one NaN, whatever its bits', () => {
    const bits = new BigUint64Array([0x7ff8_0000_0000_0001n, 0xfff8_0000_0000_0000n]);
    const [one, other] = new Float64Array(bits.buffer);
    expect(digestOf([one])).toBe(digestOf([Number.NaN]));
    expect(digestOf([other])).toBe(digestOf([Number.NaN]));
    expect(digestOf([Number.NaN])).not.toBe(digestOf([0]));
  });

  it('tells amounts apart in every limb and sign', () => {
    const amounts = [0n, 1n, -1n, 2n ** 64n, -(2n ** 64n), 2n ** 64n + 1n, 2n ** 63n, -(2n ** 63n), 10n ** 38n];
    expect(new Set(amounts.map((amount) => digestOf([amount]))).size).toBe(amounts.length);
  });

  it('tells texts apart by length and order', () => {
    const texts = ['', 'a', 'ab', 'ba', 'abc', 'abcd', 'a\0', '\0a', 'é', '𝄞'];
    expect(new Set(texts.map((text) => digestOf([text]))).size).toBe(texts.length);
  });

  it('depends on the order', () => {
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
    expect(digestOf(['buy', 'sell'])).not.toBe(digestOf(['sell', 'buy']));
  });

  it('goes on from a snapshot to the same digest, and asking for it changes nothing', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const whole = write(new EventHasher(), before);
        whole.event(7, 1000);
        const restored = write(new EventHasher(), [1, 2, 3]);
        restored.restore(structuredClone(whole.snapshot()));
        expect(restored.digestHex()).toBe(whole.digestHex());
        whole.event(7, 1000);
        restored.event(7, 1000);
        expect(write(restored, after).digestHex()).toBe(write(whole, after).digestHex());
      }),
    );
  });
});

const FROZEN_DIGEST = '05892bf93f729e46652923bf597dcb7edde072f726774acff4afaaa1e48e6648';
