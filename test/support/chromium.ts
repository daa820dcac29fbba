/**
 * Unpacks the browser of `@sparticuz/chromium` once, before the workers of the browser tests ask for it: two of them
 * unpacking into the same file at once would each start half a browser. `chromium.executablePath()` then answers at once.
 *
 * The package brings the few libraries beside libc that Chromium needs (NSS, expat), but unpacks them only where it
 * believes itself on AWS Lambda, which this variable says (`isRunningInAmazonLinux2023` in its build/esm/helper.js, 147).
 * So the tests need nothing from the system's package manager. Other machines than Linux x64 use their own Chrome.
 */
export default async function unpackChromium(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x';
  try {
    // The libraries' folder is put into the environment while the package loads; workers inherit it.
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    delete process.env['AWS_EXECUTION_ENV'];
  }
}
