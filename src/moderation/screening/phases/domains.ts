/** A host and all that it is below: a.b.example, b.example, example. */
function* ancestorsOf(host: string): Generator<string, void> {
  yield host;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) yield host.slice(dot + 1);
}

/** Whether a host is one of `domains` or below one. */
export function isOf(host: string, domains: ReadonlySet<string>): boolean {
  if (domains.size === 0) return false;
  for (const domain of ancestorsOf(host)) if (domains.has(domain)) return true;
  return false;
}
