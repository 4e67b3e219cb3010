import { type PipeTransform } from '@nestjs/common';
import { NotFound } from '../http/not-found.js';

/** As the settings of MCP servers allow them. */
const NAME = /^[\w-]{1,32}$/;

/** Lets through what a server may be called; nothing else is the name of one. */
export class ServerNamePipe implements PipeTransform<string, string> {
  transform(name: string): string {
    if (!NAME.test(name)) throw new NotFound('server');
    return name;
  }
}
