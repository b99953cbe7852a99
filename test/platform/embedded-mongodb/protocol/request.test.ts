import { describe, expect, it } from '@jest/globals';
import { serialize } from 'bson';
import { crc32c } from '../../../../src/platform/embedded-mongodb/protocol/crc32c.js';
import { parseRequest } from '../../../../src/platform/embedded-mongodb/protocol/request.js';

const PING = section(0, serialize({ ping: 1, $db: 'admin' }));

function section(kind: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([kind]), bytes]);
}

function sequence(name: string, documents: readonly object[]): Buffer {
  const body = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((document) => serialize(document))]);
  const length = Buffer.alloc(4);
  length.writeInt32LE(body.length + 4);
  return section(1, Buffer.concat([length, body]));
}

function message(sections: readonly Buffer[], flags = 0, opcode = 2013): Buffer {
  const header = Buffer.alloc(20);
  const bytes = Buffer.concat([header, ...sections]);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(7, 4);
  bytes.writeInt32LE(opcode, 12);
  bytes.writeUInt32LE(flags, 16);
  return bytes;
}

function withChecksum(sections: readonly Buffer[], wrong = 0): Buffer {
  const bytes = message([...sections, Buffer.alloc(4)], 1);
  bytes.writeUInt32LE((crc32c(bytes.subarray(0, -4)) + wrong) >>> 0, bytes.length - 4);
  return bytes;
}

describe('a request', () => {
  it('is its body', () => {
    const request = parseRequest(message([PING]));
    expect(request).toMatchObject({ id: 7, legacy: false, silent: false });
    expect(Object.keys(request.body)).toEqual(['ping', '$db']);
  });

  it('has the documents of its sequences as arrays', () => {
    const { body } = parseRequest(message([PING, sequence('documents', [{ a: 'x' }, { a: 'y' }])]));
    expect(body.documents).toEqual([{ a: 'x' }, { a: 'y' }]);
  });

  it('may ask for silence', () => {
    expect(parseRequest(message([PING], 2)).silent).toBe(true);
  });

  it('with a right checksum is taken', () => {
    expect(Object.keys(parseRequest(withChecksum([PING])).body)).toEqual(['ping', '$db']);
  });

  it.each<[string, Buffer]>([
    ['a wrong checksum', withChecksum([PING], 1)],
    ['an unknown flag that must be understood', message([PING], 4)],
    ['another opcode', message([PING], 0, 2012)],
    ['no body', message([sequence('documents', [{}])])],
    ['two bodies', message([PING, PING])],
    ['a section of an unknown kind', message([PING, section(2, serialize({}))])],
    ['a sequence twice', message([PING, sequence('a', []), sequence('a', [])])],
    ['a sequence of a name the body has', message([PING, sequence('ping', [])])],
    ['a document longer than the message', message([PING.subarray(0, -3)])],
    ['nothing at all', message([])],
  ])('with %s is malformed', (_name, bytes) => {
    expect(() => parseRequest(bytes)).toThrow(expect.objectContaining({ codeName: 'ProtocolError' }));
  });
});

describe('CRC-32C', () => {
  it('gives the check value of its definition', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  });
});
