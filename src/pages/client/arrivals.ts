type Arrival = (root: ParentNode) => void;

const listeners: Arrival[] = [];

/** To be called with comments that came after the page, once they stand in it. */
export function onArrival(listener: Arrival): void {
  listeners.push(listener);
}

export function arrived(root: ParentNode): void {
  for (const listener of listeners) listener(root);
}
