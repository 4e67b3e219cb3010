import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { purposeKey } from '../config/purpose-key.js';
import { type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';

/** What a link allows its bearer. */
export type LinkPurpose = 'read' | 'write';

/** Who follows a link: a client of this server by whatever name it has it, or anybody, who needs the whole address. */
export type LinkOrigin = 'here' | 'anywhere';

const HOUR_SECONDS = 60 * 60;

/** Makes links to files that work without a sign-in, for one purpose and not for long, and checks those that come. */
@Injectable()
export class AttachmentLinks {
  private readonly key = purposeKey(this.config.secrets.key, 'attachment links');

  constructor(private readonly config: Config) {}

  /** An address; the same for an hour, so that browsers can keep what they got, and good for an hour more. */
  linkTo(user: Owner, id: string, purpose: LinkPurpose, from: LinkOrigin): string {
    const expires = (Math.floor(Date.now() / 1000 / HOUR_SECONDS) + 2) * HOUR_SECONDS;
    const token = `${user.id}.${expires}.${this.signature(user.id, id, purpose, expires)}`;
    const server = from === 'anywhere' ? this.config.http.publicUrl : '';
    return `${server}/api/chatkit/attachments/${id}?token=${token}`;
  }

  /** Whose file the token is for; throws as for a file that there is not, unless it was made here for this and is not old. */
  check(id: string, purpose: LinkPurpose, token: unknown): Owner {
    const [userId = '', expires = '', signature = ''] = typeof token === 'string' ? token.split('.') : [];
    const expected = Buffer.from(this.signature(userId, id, purpose, Number(expires)));
    const given = Buffer.from(signature);
    const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isOurs || Number(expires) * 1000 < Date.now()) throw new NotFound('attachment');
    return { id: userId };
  }

  private signature(userId: string, id: string, purpose: LinkPurpose, expires: number): string {
    return createHmac('sha256', this.key).update([purpose, userId, id, expires].join('.')).digest('base64url');
  }
}
