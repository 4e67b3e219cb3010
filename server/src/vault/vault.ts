import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { purposeKey } from '../config/purpose-key.js';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps what is stored for others from whoever reads the database: AES-256-GCM under a key made of SECRET_KEY. */
@Injectable()
export class Vault {
  private readonly key: Buffer;

  constructor({ secrets }: Config) {
    this.key = purposeKey(secrets.key, 'vault 1');
  }

  /** A JSON value as a text that opens in the same place alone: `place` names whose it is, and what of theirs. */
  seal(value: unknown, place: readonly string[]): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(associated(place));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** What was sealed in this place; throws when it was sealed in another one, with another key, or not by us. */
  open(text: string, place: readonly string[]): unknown {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes[0] !== VERSION) throw new Error('What was sealed cannot be opened');
    const [tagAt, textAt] = [1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES];
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(1, tagAt), { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(place)).setAuthTag(bytes.subarray(tagAt, textAt));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString('utf8'));
  }
}

function associated(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(place));
}
