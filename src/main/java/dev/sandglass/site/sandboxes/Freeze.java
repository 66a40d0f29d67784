package dev.sandglass.site.sandboxes;

/**
 * A sandbox as bytes.
 *
 * @param number of the last input that is in it
 * @param base the name of the base that the bytes refer to; the empty string when they are whole
 */
record Freeze(String sandbox, long number, long step, long time, String base, byte[] bytes) {}
