/**
 * The untyped syntax tree of an expression (rulebook.md section 3). Every node knows where it stands in its text:
 * `offset` and `length` in UTF-16 units.
 */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export type BinaryOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';

export type Tree = Span &
  (
    | { readonly type: 'number'; /** Decimal text. */ readonly text: string }
    | { readonly type: 'text'; readonly value: string }
    | { readonly type: 'boolean'; readonly value: boolean }
    | { readonly type: 'null' }
    /** `x` */
    | { readonly type: 'name'; readonly name: string }
    /** `x.y`: a ranking's `last` and `size`, `parent.x`, `official.x`, `event.points`, `month.x`. */
    | { readonly type: 'member'; readonly of: Tree; readonly name: string; readonly nameSpan: Span }
    /** `x[condition]`: a filter over events, children or shorter periods. */
    | { readonly type: 'filter'; readonly of: Tree; readonly condition: Tree }
    | { readonly type: 'call'; readonly name: string; readonly nameSpan: Span; readonly args: readonly Tree[] }
    | { readonly type: 'negate'; readonly of: Tree }
    | { readonly type: 'not'; readonly of: Tree }
    | { readonly type: 'binary'; readonly operator: BinaryOperator; readonly left: Tree; readonly right: Tree }
    /** `x in [a..b]`, both ends in. */
    | { readonly type: 'between'; readonly of: Tree; readonly low: Tree; readonly high: Tree }
    /** `x in [a, b, c]` */
    | { readonly type: 'among'; readonly of: Tree; readonly list: readonly Tree[] }
    | { readonly type: 'if'; readonly condition: Tree; readonly yes: Tree; readonly no: Tree }
  );

export type TreeType = Tree['type'];

/** The direct parts of a node, in the order of the text. */
export function children(tree: Tree): readonly Tree[] {
  switch (tree.type) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'name':
      return [];
    case 'member':
    case 'negate':
    case 'not':
      return [tree.of];
    case 'filter':
      return [tree.of, tree.condition];
    case 'call':
      return tree.args;
    case 'binary':
      return [tree.left, tree.right];
    case 'between':
      return [tree.of, tree.low, tree.high];
    case 'among':
      return [tree.of, ...tree.list];
    case 'if':
      return [tree.condition, tree.yes, tree.no];
  }
}

export type Call = Tree & { type: 'call' };
