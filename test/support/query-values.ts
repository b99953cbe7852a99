/** Every value of an enumerated field; a fitting one of the others. */
export function valuesFor(field: string, schema: unknown, commentId: string): string[] {
  const { options, def } = schema as { options?: string[]; def?: { innerType?: unknown } };
  if (options !== undefined) return options;
  if (def?.innerType !== undefined) return valuesFor(field, def.innerType, commentId);
  const known: Readonly<Record<string, string>> = {
    parentId: commentId,
    section: 'local-government',
    authorId: commentId,
    text: 'bench',
    tag: 'parks',
    topic: 'local-government',
    subjectId: commentId,
    subjectType: 'comment',
    act: 'comment.removed',
    actor: commentId,
    from: '2026-01-01T00:00:00Z',
    to: '2126-01-01T00:00:00Z',
  };
  return known[field] === undefined ? [] : [known[field]];
}
