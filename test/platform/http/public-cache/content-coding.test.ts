import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { chooseCoding, pack } from '../../../../src/platform/http/public-cache/content-coding.js';

describe('choosing how to pack', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['identity', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=zero', 'identity'],
  ] as const)('%j gives %s', (header, coding) => {
    expect(chooseCoding(header)).toBe(coding);
  });
});

describe('packing', () => {
  const bytes = Buffer.from('Readers’ comments. '.repeat(200));

  it('gives back the same bytes', async () => {
    expect(gunzipSync(await pack(bytes, 'gzip')).equals(bytes)).toBe(true);
    expect(brotliDecompressSync(await pack(bytes, 'br')).equals(bytes)).toBe(true);
    expect(await pack(bytes, 'identity')).toBe(bytes);
  });
});
