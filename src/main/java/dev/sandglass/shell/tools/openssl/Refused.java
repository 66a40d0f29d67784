package dev.sandglass.shell.tools.openssl;

/** Why a command of openssl ends with 1; the message is a line or several. */
final class Refused extends Exception {
    Refused(String message) {
        super(message, null, false, false);
    }
}
