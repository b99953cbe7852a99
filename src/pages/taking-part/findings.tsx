import { textAsRead } from '../../comments/index.js';
import type { Refusal } from '../page.js';
import { words } from '../layout/words.js';

interface Found {
  readonly message: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** What screening says of a comment that it hands back, with the places marked. */
export function Findings({ refusal }: { readonly refusal: Refusal | null }) {
  if (refusal?.problem.code !== 'comment_rejected') return null;
  const { screening = [], bodyHtml = '' } = refusal.problem.extension as { screening?: Found[]; bodyHtml?: string };
  const text = textAsRead(bodyHtml);
  return (
    <div class="problem">
      <h2>{words('findings-title')}</h2>
      <ul>
        {screening.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
      <p class="marked">
        {piecesOf(
          text,
          screening.flatMap(({ spans }) => spans),
        ).map(({ piece, isMarked }) => (isMarked ? <mark>{piece}</mark> : piece))}
      </p>
    </div>
  );
}

/** The text in pieces, those within a span being marked; spans may overlap. */
export function piecesOf(text: string, spans: Found['spans']): readonly { piece: string; isMarked: boolean }[] {
  const pieces: { piece: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) pieces.push({ piece: text.slice(at, from), isMarked: false });
    pieces.push({ piece: text.slice(from, end), isMarked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ piece: text.slice(at), isMarked: false });
  return pieces;
}
