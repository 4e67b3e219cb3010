/** What this machine is called by those who are on it, as hosts of addresses. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
