import { describe, expect, it } from '@jest/globals';
import {
  InternalAddressError,
  isInternal,
  lookUpPublic,
  refuseInternalHost,
} from '../../../src/platform/outgoing/internal-addresses.js';

describe('internal addresses', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '192.0.2.1', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1'],
    ...['::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::'],
  ])('%s is one', (address) => {
    expect(isInternal(address)).toBe(true);
  });

  it.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is none', (address) => {
    expect(isInternal(address)).toBe(false);
  });

  it('are refused as hosts, where names are not', () => {
    expect(() => refuseInternalHost('[::1]')).toThrow(InternalAddressError);
    expect(() => refuseInternalHost('paper.example')).not.toThrow();
  });

  it('are refused as what a name stands for, whatever the connection asks for', async () => {
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => lookUpPublic('localhost', { all }, resolve));
      expect(error).toBeInstanceOf(InternalAddressError);
    }
  });
});
