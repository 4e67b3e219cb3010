import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { purposeKey } from '../config/purpose-key.js';

/** Which session a refresh token belongs to, and which of its tokens it is. */
export interface RefreshClaim {
  readonly id: string;
  readonly generation: number;
}

const PATTERN = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/;

/** Writes and reads refresh tokens; nothing secret needs to be stored, since a key proves that a token is ours. */
@Injectable()
export class RefreshTokens {
  private readonly key: Buffer;

  constructor({ secrets }: Config) {
    this.key = purposeKey(secrets.key, 'refresh tokens');
  }

  write({ id, generation }: RefreshClaim): string {
    return `${id}.${generation}.${this.mac(id, generation).toString('base64url')}`;
  }

  /** What the token claims; null when we did not write it. */
  read(token: string): RefreshClaim | null {
    const [, id, digits, mac] = PATTERN.exec(token) ?? [];
    if (id === undefined || mac === undefined) return null;
    const generation = Number(digits);
    return timingSafeEqual(this.mac(id, generation), Buffer.from(mac, 'base64url')) ? { id, generation } : null;
  }

  private mac(id: string, generation: number): Buffer {
    return createHmac('sha256', this.key).update(`${id}.${generation}`).digest();
  }
}
