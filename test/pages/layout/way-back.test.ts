import { expect, it } from '@jest/globals';
import { localPath } from '../../../src/pages/layout/way-back.js';

it.each([
  ['/articles/potholes?sort=oldest#comments', '/articles/potholes?sort=oldest#comments'],
  ['/account', '/account'],
  [undefined, '/'],
  ['', '/'],
  ['articles', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
])('leads from %j to %j, and never to another site', (to, path) => {
  expect(localPath(to)).toBe(path);
  expect(new URL(localPath(to), 'https://here.example').origin).toBe('https://here.example');
});
