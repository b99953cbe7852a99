import type { ServiceClient } from './client.js';

interface SettingsJson {
  readonly version: number;
}

/** Changes settings of screening on the whole site, or in a section; null puts them back. */
export async function changeScreening(
  editor: ServiceClient,
  screening: object | null,
  section?: string,
): Promise<void> {
  const { version } = (await editor.get('/moderation/settings')).body as SettingsJson;
  const change = section === undefined ? { site: { screening } } : { sections: { [section]: { screening } } };
  const answer = await editor.patch('/moderation/settings', { version, ...change });
  if (answer.status !== 200) throw new Error(answer.text);
}
