import { layoutKey } from '../columns/column.js';
import { readsOf } from '../plan/planner.js';
import type { Step, Typed } from '../plan/step.js';
import { partsOf } from '../language/typed.js';
import { compileKernel, type Kernel, type Setting, type Task } from './kernel.js';

/** Kernels of a program by step and the layouts they read: the next case of the same shape compiles nothing. */
export class KernelCache {
  private readonly kernels = new Map<string, Kernel>();
  private readonly reads = new Map<Step, { steps: readonly Step[]; numbers: readonly string[] }>();

  get(step: Step, task: Task, setting: Setting): Kernel {
    const { steps, numbers } = this.readsOf(step, task);
    let key = String(step.id);
    for (const one of steps) key += ` ${layoutKey(setting.layoutOf(one))}${setting.poisoned(one) ? '!' : ''}`;
    for (const name of numbers) key += ` ${layoutKey(setting.layoutOfNumber(name))}`;
    const known = this.kernels.get(key);
    if (known !== undefined) return known;
    const made = compileKernel(task, setting);
    this.kernels.set(key, made);
    return made;
  }

  private readsOf(step: Step, task: Task): { steps: readonly Step[]; numbers: readonly string[] } {
    let known = this.reads.get(step);
    if (known === undefined) {
      known = { steps: readsOf(task.expression), numbers: numbersOf(task.expression) };
      this.reads.set(step, known);
    }
    return known;
  }
}

function numbersOf(node: Typed): string[] {
  return node.op === 'post_number' ? [node.name] : partsOf(node).flatMap(numbersOf);
}
