import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dockerfileFaults } from './dockerfile-faults.js';

const DOCKERFILE = readFileSync('docker/Dockerfile', 'utf8');

describe('The Dockerfile', () => {
  it('is without a fault', () => {
    expect(dockerfileFaults(DOCKERFILE)).toEqual([]);
  });

  it.each([
    ['RUN npm run build', 'RUNN npm run build', /RUNN/],
    ['COPY . .', 'COPY .', /COPY/],
    ['EXPOSE 3000', 'EXPOSE http:', /port/i],
    ['USER 1000:1000\n', '', /^the image runs as root$/],
    ['USER 1000:1000', 'USER root', /^the image runs as root$/],
    ['USER 1000:1000', 'USER node', /^a name does not show/],
    ['/health/ready', '/', /^nobody asks/],
    ['ENTRYPOINT ["/usr/bin/tini", "--"]\n', '', /^no init/],
    ['COPY package.json ./\n', 'COPY . ./\n', /^the image holds the whole repository$/],
    ['ENV NODE_ENV', 'ENV JWT_SECRET=x NODE_ENV', /^the image holds a secret$/],
  ])('is refused with %j changed to %j', (right, wrong, fault) => {
    const broken = DOCKERFILE.replace(right, wrong);

    expect(broken).not.toBe(DOCKERFILE);
    expect(dockerfileFaults(broken)).toContainEqual(expect.stringMatching(fault));
  });
});
