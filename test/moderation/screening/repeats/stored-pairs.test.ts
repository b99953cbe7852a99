import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packPairs, unpackPairs } from '../../../../src/moderation/screening/repeats/stored-pairs.js';

it('gives back the pairs that were packed, from any place in memory', () => {
  fc.assert(
    fc.property(fc.uint32Array(), fc.nat(7), (pairs, offset) => {
      const packed = packPairs(pairs);
      const moved = Buffer.concat([Buffer.alloc(offset), packed]).subarray(offset);
      expect(unpackPairs({ buffer: moved })).toEqual(pairs);
    }),
  );
});
