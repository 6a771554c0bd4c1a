import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Has the heap collected when it has doubled. By itself it waits until it is four times what is needed, which
 * polls fill within a minute; an engine that does not know the word goes on as it is.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
  // The bound is drawn anew when the heap is collected.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
