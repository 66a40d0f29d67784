/**
 * {@code openssl} as far as Kubernetes courses use it: keys, certificate requests, certificates, digests. Start with
 * {@link dev.sandglass.shell.tools.openssl.Openssl}. Keys and signatures are real; chance follows from the sandbox's seed.
 */
@NullMarked
package dev.sandglass.shell.tools.openssl;

import org.jspecify.annotations.NullMarked;
