// Loaded into a server that a test has started: ends it when its standard input does, which is when the test's process ends.
process.stdin.once('end', () => process.exit(1)).resume();
process.stdin.unref();
