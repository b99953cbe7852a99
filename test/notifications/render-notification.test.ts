import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { excerptOf } from '../../src/notifications/excerpt.js';
import { NOTIFICATION_KINDS, type NotificationContent } from '../../src/notifications/kinds.js';
import { renderNotification } from '../../src/notifications/render-notification.js';
import { SAMPLE_COMMENT, SAMPLES } from '../support/notifications.js';

const COMMENT_LINK = '/articles/buses-after-eight/comments/0123456789abcdef01234567';
const OWN_LINK = '/account#comment-0123456789abcdef01234567';
const DECISION_LINK = '/account#decision-1123456789abcdef01234567';
const FLAG_LINK = '/account#flag-2123456789abcdef01234567';

const sample = (kind: string): NotificationContent => {
  const found = SAMPLES.find((content) => content.kind === kind);
  if (found === undefined) throw new RangeError(`There is no sample of ${kind}.`);
  return found;
};

describe('a notification in words', () => {
  it('has a sample here of every kind', () => {
    expect(SAMPLES.map(({ kind }) => kind)).toEqual(NOTIFICATION_KINDS);
  });

  it.each([
    ['comment_held', 'Your comment is waiting for an editor', OWN_LINK],
    ['comment_published', 'Your comment has been published', COMMENT_LINK],
    ['comment_hidden', 'Your comment is hidden until an editor has read it', OWN_LINK],
    ['comment_removed', 'Your comment has been removed', DECISION_LINK],
    ['flag_upheld', 'The comment you reported has been removed', FLAG_LINK],
    ['flag_dismissed', 'The comment you reported stays', FLAG_LINK],
    ['flag_unsettled', 'The comment you reported has been removed for another reason', FLAG_LINK],
    ['flag_corrected', 'We have corrected what became of your flag', FLAG_LINK],
    ['appeal_received', 'We have received your appeal', DECISION_LINK],
    ['appeal_closed', 'Your appeal has come to an end', DECISION_LINK],
    ['appeal_upheld', 'Your appeal was successful', DECISION_LINK],
    ['appeal_dismissed', 'The decision stands after your appeal', DECISION_LINK],
    ['sanction_imposed', 'You cannot comment for now', expect.stringMatching(/^\/account#sanction-[0-9a-f]{24}$/)],
    [
      'flag_misuse',
      'You have received a warning about your flags',
      expect.stringMatching(/^\/account#sanction-[0-9a-f]{24}$/),
    ],
    ['sanction_lifted', 'A restriction of your account has been lifted', '/account'],
    ['decision_corrected', 'We have corrected a decision', COMMENT_LINK],
    ['reply', 'Somebody replied to your comment', COMMENT_LINK],
  ])('%s is called "%s" and leads to %s', (kind, title, link) => {
    expect(renderNotification(sample(kind))).toMatchObject({ title, link });
  });

  it('says in a statement of reasons all that Art. 17 of the DSA asks for', () => {
    const { text } = renderNotification(sample('comment_removed'));
    expect(text.split('\n\n')).toEqual([
      'We have removed your comment on “Buses after eight”. It is no longer shown to anyone but you and our editors.',
      '> Nobody asked the drivers.',
      'The community rule it rests on is “No personal attacks”:',
      '> Argue with what was said.',
      'The editor adds:',
      '> It names a neighbour.',
      'Other readers reported it. An editor read it and decided; no part of the decision was automated.',
      'If you think this is wrong, you can appeal until 2 September 2026: another editor, who took no part in the decision, will look again.',
      'You may also turn to a certified out-of-court dispute settlement body, or to a court.',
    ]);
  });

  it.each([
    [{ foundBy: 'screening' }, 'Our automated screening brought it to our attention.'],
    [{ foundBy: 'legal_notice' }, 'We received a legal notice about it.'],
    [{ foundBy: 'staff' }, 'Our editors came across it themselves.'],
    [{ decidedBy: 'screening' }, 'The decision was made automatically.'],
    [
      { ground: { code: 'x', title: 'Defamation Act', text: '', isLaw: true } },
      'The law it rests on is “Defamation Act”:',
    ],
  ])('with %j says "%s"', (changes, sentence) => {
    const { kind, data } = sample('comment_removed');
    const content = { kind, data: { ...data, ...changes } } as NotificationContent;
    expect(renderNotification(content).text).toContain(sentence);
  });

  it.each([
    ['warning', null, 'Please confirm that you have read this'],
    ['premoderation', null, 'It has no end date.'],
    ['ban', null, 'You can no longer post'],
    ['flagging_suspended', '2026-03-09T09:00:00.000Z', 'It ends on 9 March 2026.'],
  ])('tells of a %s until %s: %s', (sanction, until, sentence) => {
    const { kind, data } = sample('sanction_imposed');
    const content = { kind, data: { ...data, sanction, until } } as NotificationContent;
    expect(renderNotification(content).text).toContain(sentence);
  });

  it.each([
    [
      'flag_upheld',
      'An editor agreed with you and removed the comment that you flagged as offensive on “Buses after eight”.',
    ],
    [
      'flag_dismissed',
      'An editor looked at the comment that you flagged as offensive on “Buses after eight”, and kept it.',
    ],
    [
      'flag_unsettled',
      'An editor removed the comment that you flagged as offensive on “Buses after eight”, but for another reason than yours.',
    ],
  ])('says in one plain sentence what became of a flag: %s', (kind, sentence) => {
    expect(renderNotification(sample(kind)).text.split('\n\n')[0]).toBe(sentence);
  });

  it.each(['other', undefined, 'constructor'])(
    'does not say as what a comment was flagged by the reason %s',
    (reason) => {
      const { kind, data } = sample('flag_upheld');
      const content = { kind, data: { ...data, reason } } as NotificationContent;
      expect(renderNotification(content).text).toContain('the comment that you flagged on “Buses');
    },
  );

  it('leaves out an appeal where there is none', () => {
    const { kind, data } = sample('flag_dismissed');
    const content = { kind, data: { ...data, appealUntil: null } } as NotificationContent;
    expect(renderNotification(content).text).not.toContain('If you think');
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</p></blockquote><form action=//evil.example>',
  '&lt;b&gt; & &amp;',
  'A\r\nBcc: everyone@evil.example\r\n\r\nBuy this',
  '\u202eesrever\u202c \u2066isolated',
  'nul\0 bell\u0007 \u2028line\u2029paragraph',
  '{{constructor}} ${process.env} {headline}',
];

/** Each sample with a text in the place of every text that a person could have written. */
function poisoned(content: NotificationContent, text: string): NotificationContent {
  const replace = (value: unknown, key: string): unknown => {
    if (['headline', 'excerpt', 'explanation', 'authorName', 'title', 'text'].includes(key)) return text;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, replace(held, inner)]));
  };
  return replace(content, '') as NotificationContent;
}

/** What a browser makes of it: every element's name, and whether it built another tree than was written. */
function elementsIn(html: string): ReadonlySet<string> {
  const built = serialize(parseFragment(html));
  return new Set([...built.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(([, name = '']) => name));
}

describe('what people wrote, within a notification', () => {
  it.each(HOSTILE)('makes no HTML and no other line of a title: %j', (text) => {
    for (const content of SAMPLES) {
      const { title, html, text: plain } = renderNotification(poisoned(content, text));
      expect([...elementsIn(html)].filter((name) => !['p', 'br', 'blockquote'].includes(name))).toEqual([]);
      expect(html).not.toMatch(/<[a-z]+ /); // no attribute at all
      expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    }
  });

  it('shows as it was written, and every line of it as a quotation', () => {
    const content = { ...sample('comment_held') };
    const { html, text } = renderNotification(poisoned(content, 'a < b & "c"\nd'));
    expect(text).toContain('> a < b & "c"\n> d');
    expect(html).toContain('<blockquote><p>a &lt; b &amp; &quot;c&quot;<br>d</p></blockquote>');
  });

  it('never breaks what it stands in, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...SAMPLES), (text, content) => {
        const { html } = renderNotification(poisoned(content, text));
        const names = [...elementsIn(html)];
        expect(names.filter((name) => !['p', 'br', 'blockquote'].includes(name))).toEqual([]);
      }),
    );
  });

  it('cannot lead a link elsewhere', () => {
    const comment = { ...SAMPLE_COMMENT, articleSlug: '//evil.example/?', commentId: '"><script>' };
    const { link } = renderNotification({ kind: 'comment_published', data: { comment } });
    expect(link).toBe('/articles/%2F%2Fevil.example%2F%3F/comments/%22%3E%3Cscript%3E');
  });
});

describe('an excerpt', () => {
  it.each([
    ['Short.', 'Short.'],
    ['  Two\n\nparagraphs.\t', 'Two paragraphs.'],
    ['x'.repeat(280), 'x'.repeat(280)],
    ['x'.repeat(281), `${'x'.repeat(279)}…`],
    ['👩‍🚒'.repeat(300), `${'👩‍🚒'.repeat(279)}…`],
  ])('of %j is %j', (text, excerpt) => {
    expect(excerptOf(text)).toBe(excerpt);
  });
});
