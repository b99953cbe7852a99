import { type RequestHandler, Router } from 'express';
import { AppError } from '../platform/errors.js';
import { refuseOtherMethods } from '../platform/http/methods.js';
import { noteRoute } from '../platform/http/observe-requests.js';
import type { PublicCache } from '../platform/http/public-cache/public-cache.js';
import type { AnyFile } from './file.js';

/** Files by their addresses, of whose queries nothing is read. */
export function mountFiles(files: readonly AnyFile[], publicCache: PublicCache): Router {
  const router = Router();
  for (const file of files) {
    router.get(file.path, answerFile(file, publicCache));
    router.all(file.path, refuseOtherMethods(['GET', 'HEAD']));
  }
  return router;
}

function answerFile(file: AnyFile, publicCache: PublicCache): RequestHandler {
  return async (request, response) => {
    noteRoute(response, file.path);
    const parsed = file.params?.safeParse(request.params);
    if (parsed?.success === false) throw new AppError('not_found');
    const params = parsed?.data as never;
    const answer = await publicCache.get(request.path, file.cache(params), async () => {
      const headers = response.getHeaders();
      delete headers['x-request-id']; // the only one that belongs to one request
      return { headers, contentType: file.contentType, body: Buffer.from(await file.write(params)) };
    });
    answer.send(request, response);
  };
}
