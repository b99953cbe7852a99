import { describe, expect, it } from '@jest/globals';
import { draftKey, Drafts } from '../../../src/pages/client/editor/drafts.js';

const DAY = 24 * 60 * 60 * 1000;

class Kept {
  readonly texts = new Map<string, string>();
  get length(): number {
    return this.texts.size;
  }
  readonly key = (nth: number) => [...this.texts.keys()][nth] ?? null;
  readonly getItem = (key: string) => this.texts.get(key) ?? null;
  readonly setItem = (key: string, value: string) => void this.texts.set(key, value);
  readonly removeItem = (key: string) => void this.texts.delete(key);
}

const draftsIn = (kept: Kept) => new Drafts(() => kept);

describe('a draft', () => {
  it('is kept by what it is written for', () => {
    const keys = [
      '/articles/potholes/comment',
      '/articles/potholes/comment?answer=1',
      '/articles/potholes/comment?answer=2',
      '/articles/lidos/comment',
      '/comments/1/edit',
    ].map(draftKey);
    expect(new Set(keys).size).toBe(5);
    expect(keys).not.toContain(null);
    expect(draftKey('/articles/potholes/comment?utm=x')).toBe(draftKey('/articles/potholes/comment'));
    expect(draftKey('/account')).toBeNull();
  });

  it('comes back as it was, for a month', () => {
    const drafts = draftsIn(new Kept());
    drafts.keep('belowline-draft:a', 'Half a thought "and" a half', 0);
    expect(drafts.read('belowline-draft:a', 29 * DAY)).toBe('Half a thought "and" a half');
    expect(drafts.read('belowline-draft:a', 30 * DAY)).toBeNull();
    expect(drafts.read('belowline-draft:b', 0)).toBeNull();
  });

  it('is none where nothing is written', () => {
    const kept = new Kept();
    const drafts = draftsIn(kept);
    drafts.keep('belowline-draft:a', 'Something', 0);
    drafts.keep('belowline-draft:a', ' \n', 1);
    expect(kept.length).toBe(0);
  });

  it('goes with its age or at a sign-out, and nothing else does', () => {
    const kept = new Kept();
    const drafts = draftsIn(kept);
    kept.setItem('another', 'stays');
    drafts.keep('belowline-draft:a', 'old', 1);
    drafts.keep('belowline-draft:b', 'new', 2);
    drafts.forgetAll((at) => at > 1);
    expect([...kept.texts.keys()]).toEqual(['another', 'belowline-draft:b']);
    drafts.forgetAll(() => false);
    expect([...kept.texts.keys()]).toEqual(['another']);
  });

  it('is no matter of life and death: without storage, or with what is none of ours in it, there is none', () => {
    const none = new Drafts(() => {
      throw new Error('Access is denied.');
    });
    none.keep('belowline-draft:a', 'x', 0);
    none.forgetAll(() => false);
    expect(none.read('belowline-draft:a', 0)).toBeNull();
    const kept = new Kept();
    kept.setItem('belowline-draft:a', '{"text": 5}');
    kept.setItem('belowline-draft:b', 'not JSON');
    expect(['a', 'b'].map((name) => draftsIn(kept).read(`belowline-draft:${name}`, 0))).toEqual([null, null]);
  });
});
