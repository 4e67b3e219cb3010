import { connectedTo } from '../src/testing/as-admin.js';
import { type TestDatabase } from '../src/testing/test-database.js';

/** Lets the server tell the plan of every statement, those inside functions too, in notices to its client. */
export async function explainEverything({ adminUrl }: TestDatabase): Promise<void> {
  await connectedTo(adminUrl, async (db) => {
    const name = new URL(adminUrl).pathname.slice(1);
    const settings = ["session_preload_libraries = 'auto_explain'", "client_min_messages = 'log'"];
    const explain = ['log_min_duration = 0', 'log_nested_statements = on', 'log_verbose = off'];
    for (const setting of [...settings, ...explain.map((line) => `auto_explain.${line}`)]) {
      await db.query(`ALTER DATABASE ${name} SET ${setting}`);
    }
  });
}
