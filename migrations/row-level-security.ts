/** The user of the transaction, or NULL; the sub-select is evaluated once per statement. */
export const CURRENT_USER_ID = `(SELECT nullif(current_setting('app.user_id', true), '')::uuid)`;

/** Closes a table to everyone but the user named in `column`; `chatkeep_system` sees all rows where `system` says so. */
export function ownedByUser(table: string, { column = 'user_id', system = false } = {}): string {
  const own = `${column} = ${CURRENT_USER_ID}`;
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO chatkeep_app;
    CREATE POLICY ${table}_own ON ${table} TO chatkeep_app USING (${own}) WITH CHECK (${own});
    ${system ? openToSystem(table) : ''}
  `;
}

function openToSystem(table: string): string {
  return `
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO chatkeep_system;
    CREATE POLICY ${table}_system ON ${table} TO chatkeep_system USING (true) WITH CHECK (true);
  `;
}
