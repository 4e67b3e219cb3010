import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

interface Case {
  name: string;
  def: string;
  valid: boolean;
  value: unknown;
}

interface Schema {
  $id: string;
  $defs: { IconName: unknown };
}

/** The protocol as JSON Schema. */
export const schema = JSON.parse(read('protocol.schema.json')) as Schema; // the file beside this one

/** Values that the protocol allows and forbids. */
export const cases = JSON.parse(read('cases.json')) as Case[]; // the file beside this one

const ajv = new Ajv2020({ strict: false }).addSchema(schema);

/** Whether the protocol allows the value as what one of its definitions names. */
export function isValid(def: string, value: unknown): boolean {
  return ajv.validate({ $ref: `${schema.$id}#/$defs/${def}` }, value);
}

function read(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}
