import { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { type AuthorizationSettings } from 'oidc-provider';

/** A client that the authorization server knows beforehand, where nobody can register. */
export interface KnownClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUrl: string;
}

/**
 * While `isDown`, the authorization server answers nothing but 503; while `isStingy`, it never grants `send`; while
 * `isAsking`, it shows a page on which whoever comes by allows or denies it.
 */
export interface Issuing {
  isDown: boolean;
  isStingy: boolean;
  isAsking: boolean;
}

/** A real authorization server that issues tokens for `resource` with the scopes `mail` and `send`. */
export function mailProvider(origin: string, resource: string, known?: KnownClient): Provider {
  return new Provider(origin, {
    ...(known && { clients: [described(known)] }),
    cookies: { keys: ['a key of the tests'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    issueRefreshToken: () => Promise.resolve(true),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: features(resource, known),
    scopes: ['openid', 'offline_access', 'mail', 'send'],
  });
}

/** Lets everybody who comes by in as `ada`, and grants what is asked for. */
export async function letIn(
  provider: Provider,
  resource: string,
  request: IncomingMessage,
  response: ServerResponse,
  { isStingy, isAsking }: Issuing,
) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login')
    return await provider.interactionFinished(request, response, { login: { accountId: 'ada' } });
  if (isAsking && request.method !== 'POST') return ask(response);
  if (isAsking && (await text(request)).includes('deny'))
    return await provider.interactionFinished(request, response, { error: 'access_denied' });
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope('openid offline_access mail send');
  grant.addResourceScope(resource, 'mail');
  if (isStingy) grant.rejectResourceScope(resource, 'send');
  else grant.addResourceScope(resource, 'send');
  return await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

function features(resource: string, known?: KnownClient): AuthorizationSettings['features'] {
  return {
    devInteractions: { enabled: false },
    registration: { enabled: !known },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'mail send', audience: resource, accessTokenTTL: 600 }),
    },
  };
}

function described({ id, secret, redirectUrl }: KnownClient): object {
  return {
    client_id: id,
    client_secret: secret,
    redirect_uris: [redirectUrl],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  };
}

/** A page of the authorization server's, for people. */
function ask(response: ServerResponse): void {
  const buttons = ['allow', 'deny'].map((answer) => `<button name="answer" value="${answer}">${answer}</button>`);
  const page = `<!doctype html><title>Mail</title><h1>May Chatkeep count your mails?</h1><form method="post">`;
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(`${page}${buttons.join('')}</form>`);
}
