/** Settings that a test of access needs beside the database; imported first, since settings are read once. */
process.env["WAKE_SECRET"] ??= "only-for-tests-0123456789abcdef0";
process.env["WAKE_BOOTSTRAP_TOKEN"] ??= "bootstrap-only-for-tests-0123456789";
