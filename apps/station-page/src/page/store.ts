/** A value that changes whole, and who wants to know. */
export interface Store<State> {
  readonly get: () => State;
  readonly change: (change: (before: State) => State) => void;
  /** @returns what ends it */
  readonly subscribe: (listener: () => void) => () => void;
}

export function storeOf<State>(first: State): Store<State> {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    change: (change) => {
      state = change(state);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
