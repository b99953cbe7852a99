import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lengthAsRead, toBodyHtml } from '../../../src/comments/index.js';
import { lengthWritten } from '../../../src/pages/client/editor/characters.js';

const pieces = fc.constantFrom(
  ...[
    'word',
    'é',
    'e\u0301x',
    '👩‍👩‍👧‍👦',
    '🇬🇧',
    'AT&T',
    '1 < 2',
    '\u200b',
    '  ',
    '\n',
    '\n\n',
    '\t',
    'ß',
    '漢字',
    '"',
    '한국',
  ],
);
const inTags = fc
  .tuple(fc.constantFrom('strong', 'em', 'blockquote', 'li'), fc.constantFrom('word', 'two words', 'é', '한국'))
  .map(([tag, text]) => `<${tag}>${text}</${tag}>`);

describe('the characters that the editor counts', () => {
  it('are those that the service counts, in plain text', () => {
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        expect(lengthWritten(text)).toBe(lengthAsRead(toBodyHtml(text)));
      }),
    );
  });

  it('are those that the service counts, with what the buttons put in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(inTags, fc.constantFrom('word', ' ', '\n', 'é', '&amp;')), { minLength: 1 }),
        (parts) => {
          const text = `<em>x</em>${parts.join(' ')}`;
          expect(lengthWritten(text)).toBe(lengthAsRead(toBodyHtml(text)));
        },
      ),
    );
  });

  it('are counted in a text that is one long word', () => {
    expect(lengthWritten('é'.repeat(5000))).toBe(5000);
  });
});
