/**
 * The browser's terminals. A {@link dev.sandglass.site.terminal.TerminalView} is what one terminal of a sandbox looks like
 * while somebody is connected to it: the sandbox's own output with the line editor's between. A
 * {@link dev.sandglass.site.terminal.TerminalSocket} carries it to a browser.
 */
@NullMarked
package dev.sandglass.site.terminal;

import org.jspecify.annotations.NullMarked;
