// What a person reads or hears comes from client/src/app/words, in every language. These rules find what does not.

/** Names, settings and keys that are the same in every language. */
const SAME = /^(Chatkeep|JSON|OPENAI_API_KEY|Bearer|F2|K|O|Authorization)$/;
/** Attributes that are read to people, whatever they begin with. */
const SPOKEN = /^(aria-label|aria-roledescription|aria-valuetext|title|placeholder|alt|label)$/;
/** An attribute that names keys, for programs. */
const KEYS = 'aria-keyshortcuts';
const LETTER = /\p{L}/u;
const WORD = /^\p{Lu}\p{Ll}/u;
const HEADER = /^\w+(-\w+)+$/;
const MESSAGE = 'Words for people belong into client/src/app/words: “{{ words }}”.';

const meta = { type: 'problem', schema: [], messages: { literal: MESSAGE } };

function isWords(text, pattern) {
  const words = text.trim();
  return pattern.test(words) && !words.split(/[\s·]+/).every((word) => SAME.test(word) || !LETTER.test(word));
}

/** The texts that an expression of a template can come to, as far as they stand in it. */
function textsOf(node) {
  if (!node) return [];
  if (node.ast) return textsOf(node.ast);
  if (node.expressions && node.strings) return [...node.strings, ...node.expressions.flatMap(textsOf)];
  if (node.trueExp) return [...textsOf(node.trueExp), ...textsOf(node.falseExp)];
  if (node.operation === '+' || node.operation === '??' || node.operation === '||')
    return [...textsOf(node.left), ...textsOf(node.right)];
  if (node.operation === '&&') return textsOf(node.right);
  if (node.expression) return textsOf(node.expression);
  return typeof node.value === 'string' ? [node.value] : [];
}

const templates = {
  meta,
  create(context) {
    const { parserServices } = context.sourceCode;
    const look = (node, texts, pattern) => {
      const words = texts.find((text) => isWords(text, pattern));
      const loc = parserServices.convertNodeSourceSpanToLoc(node.sourceSpan);
      if (words !== undefined) context.report({ loc, messageId: 'literal', data: { words: words.trim() } });
    };
    return {
      Text: (node) => look(node, [node.value], LETTER),
      BoundText: (node) => look(node, textsOf(node.value), LETTER),
      TextAttribute(node) {
        if (SPOKEN.test(node.name)) look(node, [node.value], LETTER);
        else if (node.name !== KEYS) look(node, [node.value], WORD);
      },
      BoundAttribute(node) {
        if (node.name !== KEYS) look(node, textsOf(node.value), SPOKEN.test(node.name) ? LETTER : WORD);
      },
    };
  },
};

/** Whether a text in code is for programs: a key, a header, something to compare with, the message of an exception. */
function isForPrograms(node) {
  const { parent } = node;
  switch (parent.type) {
    case 'BinaryExpression':
    case 'SwitchCase':
    case 'TSLiteralType':
    case 'ImportDeclaration':
      return true;
    case 'Property':
    case 'PropertyDefinition':
      return parent.key === node || parent.key.name === 'name';
    case 'MemberExpression':
      return parent.property === node;
    case 'CallExpression':
      return /^(get|set|has|includes|append|startsWith|endsWith)$/.test(parent.callee.property?.name ?? '');
    default:
      return false;
  }
}

function isInException(node) {
  for (let at = node.parent; at; at = at.parent)
    if (at.type === 'NewExpression' && /Error|Exception/.test(at.callee.name ?? '')) return true;
  return false;
}

const code = {
  meta,
  create(context) {
    const look = (node, text) => {
      if (!isWords(text, WORD) || HEADER.test(text) || isForPrograms(node) || isInException(node)) return;
      context.report({ node, messageId: 'literal', data: { words: text.trim() } });
    };
    return {
      Literal: (node) => typeof node.value === 'string' && look(node, node.value),
      TemplateElement: (node) => look(node.parent, node.value.raw),
    };
  },
};

export const noLiteralWords = { rules: { templates, code } };
