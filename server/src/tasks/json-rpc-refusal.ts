/** What JSON-RPC answers to a request that it did not come to, so that its id is not known. */
export function jsonRpcRefusal(code: number, message: string) {
  return { jsonrpc: '2.0', error: { code, message }, id: null };
}
