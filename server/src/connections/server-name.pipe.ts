import { type PipeTransform } from '@nestjs/common';
import { SERVER_NAME } from '../config/mcp-servers.js';
import { NotFound } from '../http/not-found.js';

/** Lets through what a server may be called; nothing else is the name of one. */
export class ServerNamePipe implements PipeTransform<string, string> {
  transform(name: string): string {
    if (!SERVER_NAME.test(name)) throw new NotFound('server');
    return name;
  }
}
