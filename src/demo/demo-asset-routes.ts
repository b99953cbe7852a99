import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';
import { DAY_MS } from '../platform/clock.js';

const FOLDER = fileURLToPath(new URL('assets', import.meta.url));

/** A picture that is opened by itself is a document: it may run and load nothing, and belongs to no origin. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** The demonstration's pictures; mount it at `/assets/demo`. What is not there goes on to the next handler. */
export function demoAssets(): RequestHandler {
  return express.static(FOLDER, {
    dotfiles: 'ignore',
    index: false,
    redirect: false,
    immutable: true,
    maxAge: 365 * DAY_MS,
    setHeaders: (response) => {
      response.setHeader('Content-Security-Policy', PICTURE_POLICY);
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    },
  });
}
