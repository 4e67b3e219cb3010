import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Response } from 'express';
import { EventStream } from './event-stream.js';

/**
 * Express with a short way out for what nearly every answer is: an object that becomes JSON, of no other type, or events
 * as they happen. It knows each path by one spelling, so that a request is what limits, logs and proxies take it for.
 */
export class JsonExpress extends ExpressAdapter {
  constructor() {
    super(express().enable('case sensitive routing'));
  }

  override reply(response: Response, body: unknown, status?: number): unknown {
    if (body instanceof EventStream) return body.sendTo(response);
    if (!isPlain(body) || response.hasHeader('Content-Type')) return super.reply(response, body, status) as unknown;
    const json = JSON.stringify(body);
    if (status !== undefined) response.status(status);
    return response
      .setHeader('Content-Type', 'application/json; charset=utf-8')
      .setHeader('Content-Length', Buffer.byteLength(json))
      .end(json);
  }
}

function isPlain(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;
}
