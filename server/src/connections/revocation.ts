import { type FetchLike, selectClientAuthMethod } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { type Credentials } from './credentials.js';

const Offer = z.object({
  revocation_endpoint: z.url(),
  revocation_endpoint_auth_methods_supported: z.array(z.string()).default([]),
});

/** Asks the issuer to take the tokens back, where it offers that. They are erased here anyway, so its answer does not matter. */
export async function revoke({ tokens, client, discovery }: Credentials, fetch: FetchLike): Promise<void> {
  const { data: offer } = Offer.safeParse(discovery.authorizationServerMetadata);
  if (!offer) return;
  const { client_id: id, client_secret: secret = '' } = client;
  const method = selectClientAuthMethod(client, offer.revocation_endpoint_auth_methods_supported);
  const headers = method === 'client_secret_basic' ? { Authorization: basic(id, secret) } : undefined;
  const held = { refresh_token: tokens.refresh_token, access_token: tokens.access_token };
  for (const [hint, token] of Object.entries(held)) {
    if (token === undefined) continue;
    const body = new URLSearchParams({ token, token_type_hint: hint, client_id: id });
    if (method === 'client_secret_post') body.set('client_secret', secret);
    await fetch(offer.revocation_endpoint, { method: 'POST', body, ...(headers && { headers }) }).catch(
      () => undefined,
    );
  }
}

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}
