import { ApiProperty } from '@nestjs/swagger';

export class ConnectionBegun {
  @ApiProperty({ format: 'uri', description: 'Where to send the browser; it comes back to /settings/tools' })
  readonly authorization_url!: string;
}
