import { type CallToolResult, fromJsonSchema, type Tool as McpTool } from '@modelcontextprotocol/client';

/** What a hostile schema could keep a validator busy with for ever. */
const COSTLY = ['pattern', 'patternProperties', 'format'];

/** Whether the result has the data that the tool's output schema promises; regular expressions are not tried. */
export async function isAsPromised({ outputSchema }: McpTool, result: CallToolResult): Promise<boolean> {
  if (!outputSchema || result.isError) return true;
  try {
    const schema = fromJsonSchema(withoutCostly(outputSchema) as typeof outputSchema); // the same schema, smaller
    const { issues } = await schema['~standard'].validate(result.structuredContent);
    return issues === undefined;
  } catch {
    return true; // a schema that cannot be understood promises nothing
  }
}

function withoutCostly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutCostly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const cheap = Object.entries(schema).filter(([key, value]) => !COSTLY.includes(key) || isName(value));
  return Object.fromEntries(cheap.map(([key, value]) => [key, withoutCostly(value)]));
}

/** A property may be called `format`; then a schema stands there, and not the word for one. */
function isName(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value;
}
