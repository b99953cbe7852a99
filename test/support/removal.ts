import { createCaseStore } from '../../src/moderation/index.js';
import type { ServiceClient } from './client.js';
import type { TestService } from './service.js';

/** An editor's decision to remove a comment, with a reader's flag to open its case. */
export async function removeComment(service: TestService, editor: ServiceClient, id: string): Promise<void> {
  await (await service.signUp()).post(`/comments/${id}/flags`, { reason: 'spam' });
  const found = await createCaseStore(service.context.connection).findByComment(id);
  if (found === null) throw new Error('This comment has no case.');
  const decision = { action: 'remove', reason: 'spam', version: found.version };
  const answer = await editor.post(`/moderation/cases/${found.id}/decisions`, decision);
  if (answer.status !== 201) throw new Error(answer.text);
}
