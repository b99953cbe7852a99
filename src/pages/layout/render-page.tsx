import { renderToString } from 'preact-render-to-string';
import type { View } from '../page.js';
import { Document, type Site } from './document.js';

/** The whole page as HTML. */
export type Render = (view: View) => string;

export function createRender(site: Site): Render {
  return (view) => `<!doctype html>${renderToString(<Document site={site} view={view} />)}`;
}
