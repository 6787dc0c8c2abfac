import { parseExpression } from '../language/parse.js';
import type { Call, Tree } from '../language/tree.js';
import type { Rulebook } from '../model/rulebook.js';
import type { Step, Typed } from '../plan/step.js';
import { aggregate } from './aggregate.js';
import type { At, Cells } from './cells.js';
import { declared } from './declared.js';
import { expression } from './expression.js';
import { field, input, trait } from './given.js';
import { history } from './history.js';
import { peers } from './peers.js';
import { Rankings } from './ranking.js';
import { received } from './received.js';
import { grounds, rule } from './rules.js';
import { common, type Frame, type Reference, type Text, type Traced, type Tracer } from './tracer.js';
import { isEqual } from './values.js';

/**
 * Makes the nodes of one trace, each step and row once. What it computes anew is held against the run's columns: a
 * trace that contradicted the result would be a fault of ours and is never shown.
 */
export class Explainer implements Tracer {
  private readonly made = new Map<string, Traced>();
  private readonly trees = new Map<string, Tree>();
  private readonly rankings = new Rankings();

  constructor(readonly cells: Cells) {}

  get rulebook(): Rulebook {
    return this.cells.program.rulebook;
  }

  expression(tree: Tree, typed: Typed, frame: Frame): Traced {
    return expression(this, tree, typed, frame);
  }

  whole(source: Text, typed: Typed, at: At, post = -1): Traced {
    return expression(this, this.tree(source), typed, { at, source, post });
  }

  step(step: Step, at: At, reference: Reference = { written: null, part: undefined }): Traced {
    const { written, part } = reference;
    const where = written === null || step.name !== null ? '' : `${written.frame.source.place}:${written.tree.offset}`;
    const key = `${step.id} ${at.index} ${at.row} ${part} ${where}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const traced = this.make(step, at, reference);
    const wanted = this.cells.value(step, at, part);
    if (!isEqual(traced.value, wanted))
      throw new Error(`the trace of ${step.name ?? step.id} is not the run's (${key})`);
    this.made.set(key, traced);
    return traced;
  }

  private make(step: Step, at: At, { written, part }: Reference): Traced {
    const { work, name } = step;
    if (work.does !== 'fired' && !this.cells.isAssessed(at)) {
      const shared = common(this.cells, at, name ?? work.does, null);
      return { node: { ...shared, kind: 'missing', reason: 'not_assessed' }, value: null };
    }
    switch (work.does) {
      case 'input':
        return input(this, step, work, at);
      case 'trait':
        return trait(this.cells, work.name, at);
      case 'field':
        return field(this.cells, work.name, at);
      case 'ranking':
        return this.rankings.node(this, step, work, at, part);
      case 'fire':
        return rule(this, work, at);
      case 'expression':
        if (name !== null) return declared(this, step, work, at);
    }
    if (written === null)
      throw new Error(`step ${step.id} (${work.does}) is a part: it is explained where it is written`);
    const { tree, frame } = written;
    switch (work.does) {
      case 'expression':
        return expression(this, tree, work.expression, { ...frame, at });
      case 'aggregate':
        return aggregate(this, work, at, tree as Call, frame);
      case 'peers':
        return peers(this, work, at, tree as Call, frame);
      case 'fired':
        return grounds(this, frame.source.text.slice(tree.offset, tree.offset + tree.length), work.rules, at);
      case 'received':
        return received(this, work, at, tree, frame);
      default:
        return history(this, work, at, tree as Call, frame);
    }
  }

  private tree({ place, text }: Text): Tree {
    const known = this.trees.get(place);
    if (known !== undefined) return known;
    const parsed = parseExpression(text, place);
    if (!parsed.ok) throw new Error(`${place} does not parse`);
    this.trees.set(place, parsed.value);
    return parsed.value;
  }
}
