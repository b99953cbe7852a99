import { defineRoute, type Route } from '../../../platform/http/route.js';
import { addWord, removeWord, type ChangeWordsDeps } from './change-words.js';
import { listWords, type ListWordsDeps } from './list-words.js';
import { testWords, type TestWordsDeps } from './test-words.js';
import {
  addWordBody,
  listWordsQuery,
  testWordsAnswer,
  testWordsBody,
  wordAnswer,
  wordParams,
  wordsAnswer,
} from './word-schemas.js';

export type WordRoutesDeps = ListWordsDeps & ChangeWordsDeps & TestWordsDeps;

export function wordRoutes(deps: WordRoutesDeps): readonly Route[] {
  return [listRoute(deps), addRoute(deps), removeRoute(deps), testRoute(deps)];
}

function listRoute(deps: ListWordsDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/moderation/words',
    summary: "List the publisher's own banned, suspect and allowed words, newest first",
    permission: 'words.read',
    query: listWordsQuery,
    answers: { 200: wordsAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ query }) => ({ status: 200, body: await listWords(deps, query) }),
  });
}

function addRoute(deps: ChangeWordsDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/words',
    summary: 'Put a word or a phrase on a list, for the whole site or a section',
    permission: 'words.write',
    limit: 'write',
    body: addWordBody,
    answers: { 201: wordAnswer },
    errors: ['word_exists', 'words_full'],
    handle: async ({ viewer, body }) => ({ status: 201, body: await addWord(deps, viewer, body) }),
  });
}

function removeRoute(deps: ChangeWordsDeps): Route {
  return defineRoute({
    method: 'delete',
    path: '/moderation/words/:id',
    summary: 'Take a word off its list',
    permission: 'words.write',
    limit: 'write',
    params: wordParams,
    answers: { 204: null },
    errors: ['not_found'],
    handle: async ({ viewer, params: { id } }) => {
      await removeWord(deps, viewer, id);
      return { status: 204 };
    },
  });
}

function testRoute(deps: TestWordsDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/words/test',
    summary: 'Show every hit that the lists and the words Belowline comes with have in a text; nothing is stored',
    permission: 'words.read',
    limit: 'write',
    body: testWordsBody,
    answers: { 200: testWordsAnswer },
    errors: [],
    handle: async ({ body }) => ({ status: 200, body: { items: await testWords(deps, body) } }),
  });
}
