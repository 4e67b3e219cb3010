// What the suite starts for each scenario: hands it to the client under test, which is there already, and says what came
// of it. Its arguments are the client's port, and the address of the suite's server.
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

const [, , port, url] = process.argv;
const { MCP_CONFORMANCE_SCENARIO: scenario, MCP_CONFORMANCE_CONTEXT: context = '{}' } = process.env;
const handed = request({ host: '127.0.0.1', port, method: 'POST' });
handed.end(JSON.stringify({ url, scenario, context: JSON.parse(context) }));
const [answer] = await once(handed, 'response');
console.log(await text(answer));
process.exitCode = answer.statusCode === 200 ? 0 : 1;
