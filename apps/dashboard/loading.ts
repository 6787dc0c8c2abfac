import { ref, watch, type Ref, type WatchSource } from 'vue';
import { Refusal } from './api.js';

export interface Loaded<T> {
  readonly view: Ref<T | null>;
  readonly error: Ref<string | null>;
  reload(): Promise<void>;
}

/** Reads a view, and again whenever what it depends on changes; the latest answer wins. */
export function loading<T>(depends: WatchSource[], read: () => Promise<T | null>): Loaded<T> {
  const view = ref<T | null>(null) as Ref<T | null>;
  const error = ref<string | null>(null);
  let turn = 0;
  const reload = async (): Promise<void> => {
    const own = ++turn;
    try {
      const found = await read();
      if (own !== turn) return;
      view.value = found;
      error.value = null;
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      if (own === turn) error.value = failure.message;
    }
  };
  watch(depends, reload, { immediate: true });
  return { view, error, reload };
}
