import type { ComponentChildren } from 'preact';
import type { PresentedComment } from '../../comments/index.js';
import { AppError } from '../../platform/errors.js';
import { Time } from '../layout/dates.js';
import { Checkbox, Choices, Form, Input, TextArea } from '../layout/form.js';
import { definePublicPage, type AnyPage, type Refusal } from '../page.js';
import { CommentThread } from '../reader/comment-thread.js';
import { Findings } from '../taking-part/findings.js';

const AT = new Date('2026-03-02T09:00:00Z');

const COMMENT: PresentedComment = {
  id: '0123456789abcdef01234567',
  articleSlug: 'a-page-for-those-who-build',
  parentId: null,
  author: { id: '1123456789abcdef01234567', displayName: 'Ada Example' },
  bodyHtml:
    '<p>A comment with <strong>bold</strong> and <em>italic</em> words, <a href="/">a link</a>, and</p><ul><li>a list</li></ul><blockquote><p>what somebody else said.</p></blockquote>',
  status: 'published',
  revision: 1,
  createdAt: AT,
  editedAt: null,
  recommendations: 0,
  replies: 2,
};

const ANSWERS: readonly PresentedComment[] = [
  {
    ...COMMENT,
    id: '2123456789abcdef01234567',
    editedAt: AT,
    recommendations: 12,
    replies: 3,
    bodyHtml: '<p>An answer that was edited.</p>',
  },
  { ...COMMENT, id: '3123456789abcdef01234567', bodyHtml: null, author: null, replies: 0 },
];

const LONG = {
  ...COMMENT,
  id: '4123456789abcdef01234567',
  author: null,
  replies: 0,
  bodyHtml: `<p>By nobody any more, in one word: ${'unbreakable'.repeat(20)}</p>`,
};

const FAULTS = ['text', 'long', 'one', 'agreed'].map((path) => ({ path, message: 'What is wrong with it.' }));
const REFUSED: Refusal = {
  problem: new AppError('validation_failed', { errors: FAULTS }),
  filled: { text: 'As it was filled in' },
  withoutCookies: false,
};
const HANDED_BACK: Refusal = {
  problem: new AppError('comment_rejected', {
    extension: {
      screening: [{ message: 'What screening has to say of the marked words.', spans: [{ start: 6, end: 11 }] }],
      bodyHtml: '<p>These words are marked.</p>',
    },
  }),
  filled: {},
  withoutCookies: false,
};

/** Every component of the pages in every state, for who builds them; never in production. */
export function stylesPage(): AnyPage {
  return definePublicPage({
    path: '/dev/styles',
    cache: () => 'styles',
    show: () => ({
      title: 'Styles',
      main: (
        <div class="page narrow">
          <h1>Every component, in every state</h1>
          <p class="standfirst">A standfirst under a headline.</p>
          <Texts />
          <Part title="A form">
            <Fields refusal={null} />
          </Part>
          <Part title="A form that was refused">
            <Fields refusal={REFUSED} />
          </Part>
          <Part title="A comment that was handed back">
            <Findings refusal={HANDED_BACK} />
          </Part>
          <Part title="Comments">
            <ol class="comments">
              <CommentThread thread={{ comment: COMMENT, answers: ANSWERS }} isOpen />
              <CommentThread thread={{ comment: LONG, answers: [] }} isOpen={false} />
            </ol>
          </Part>
        </div>
      ),
    }),
  });
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Texts() {
  return (
    <Part title="A heading">
      <p>
        A paragraph with <a href="/">a link</a>, a time (<Time at={AT} />, <Time at={AT} exact />) and{' '}
        <mark>marked words</mark>.
      </p>
      <p class="meta">What is said in passing.</p>
      <blockquote>
        <p>What somebody said.</p>
      </blockquote>
      <p>
        <button type="button">A button</button>{' '}
        <button type="button" class="quiet">
          A quiet one
        </button>
      </p>
      <div class="problem">
        <p>What is wrong.</p>
      </div>
    </Part>
  );
}

/** As labels belong to fields by their ids, each form has its own. */
function Fields({ refusal }: { readonly refusal: Refusal | null }) {
  const id = (name: string) => (refusal === null ? `plain-${name}` : name);
  const choices = [
    { value: 'first', label: 'The first', explanation: 'With a line of explanation.' },
    { value: 'second', label: 'The second' },
  ];
  return (
    <Form csrfToken="" refusal={refusal} submit="Send" action="/dev/styles">
      <Input name={id('text')} label="A line" hint="With a hint." type="text" autocomplete="off" refusal={refusal} />
      <TextArea name={id('long')} label="Several lines" refusal={refusal} most={200} />
      <Choices name={id('one')} label="One of these" refusal={refusal} choices={choices} />
      <Checkbox name={id('agreed')} label="Something to agree to" refusal={refusal} />
    </Form>
  );
}
