import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Thrown before anything is sent to an address of the own network. */
export class InternalAddressError extends Error {
  override readonly name = 'InternalAddressError';
}

/** Whether an IP address is anything but one of the public internet. */
export function isInternal(address: string): boolean {
  return ipaddr.process(address).range() !== 'unicast';
}

/** Throws `InternalAddressError` where a host is an internal address itself, for which no name is looked up. */
export function refuseInternalHost(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && isInternal(address)) throw new InternalAddressError(`${address} is internal.`);
}

/**
 * Looks up names for a connection, and fails where any of their addresses is internal. It is the look-up of the
 * connection itself, so that no second answer of a name server comes between the check and its use.
 */
export const lookUpPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      done(error, '');
      return;
    }
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isInternal(address)))
      done(new InternalAddressError(`${hostname} is internal.`), '');
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};
