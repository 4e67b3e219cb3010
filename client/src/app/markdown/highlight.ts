import { type highlighter } from './highlighter';

/** A stretch of code and what it is: `k`eyword, `s`tring, `n`umber, `f`unction or name, `c`omment. */
interface Stretch {
  readonly text: string;
  readonly kind: string;
}

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['c', /comment|quote|meta/],
  ['k', /keyword|selector-tag|tag|literal|built_in|operator|deletion/],
  ['s', /string|regexp|addition|attribute|symbol/],
  ['n', /number|variable|template-variable|bullet/],
  ['f', /title|name|attr|type|section|function|class|property|selector/],
];

type Tree = ReturnType<typeof highlighter.highlight>;
type Node = Tree['children'][number];

/** The code in coloured stretches; `null` when its language is not known. The colours are loaded on first use. */
export async function highlighted(code: string, language: string): Promise<readonly Stretch[] | null> {
  const { highlighter: known } = await import('./highlighter');
  return known.registered(language)
    ? known.highlight(language, code).children.flatMap((node) => stretches(node, ''))
    : null;
}

function stretches(node: Node, kind: string): readonly Stretch[] {
  if (node.type === 'text') return [{ text: node.value, kind }];
  if (node.type !== 'element') return [];
  const own = kindOf(String(node.properties.className ?? '')) || kind;
  return node.children.flatMap((child) => stretches(child, own));
}

function kindOf(className: string): string {
  return KINDS.find(([, pattern]) => pattern.test(className))?.[0] ?? '';
}
